import type { IconName } from './icons';
import type { ShapeName } from './shapes';

/** One of a few choices that stand side by side. */
export interface Segment<T extends string> {
  value: T;
  word: string;
  shape?: ShapeName;
  icon?: IconName;
  /** How the chosen one looks: `full`, `aside`, `pv` (own), `tm` (dashed). */
  look?: string;
  /** Set apart from the ones before it. */
  gap?: boolean;
}
