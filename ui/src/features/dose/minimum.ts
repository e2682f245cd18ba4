import type { Minimum } from '$backend/tauri';
import type { ShapeName } from '$shared/shapes';

/** How a quarter stands against the minimum of one contact in person. */
export const minimums: Record<Minimum, string> = {
  not_asked: 'Not asked for',
  met: 'Met',
  not_met: 'Not met',
  still_to_come: 'Still to come',
};

export const minimumShapes: Record<Minimum, ShapeName> = {
  not_asked: 'slash',
  met: 'check',
  not_met: 'diamond-full',
  still_to_come: 'diamond',
};
