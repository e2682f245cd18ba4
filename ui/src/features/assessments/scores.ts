import type { ShapeName } from '$shared/shapes';

/** The shape that goes with a score. */
export function shapeOf(score: number | null): ShapeName {
  return score === 2 ? 'disc' : score === 1 ? 'half' : score === 0 ? 'ring' : 'dot';
}
