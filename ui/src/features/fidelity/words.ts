/** The words that fidelity of support is told in. None of them is a grade. */
import type { Extent, Span, UseSince } from '$backend/tauri';
import type { Segment } from '$shared/segment';

export const extents: Segment<Extent>[] = [
  { value: 'hardly', word: 'Hardly' },
  { value: 'partly', word: 'Partly' },
  { value: 'mostly', word: 'Mostly' },
  { value: 'fully', word: 'Fully' },
];

export const usesSince: Segment<UseSince>[] = [
  { value: 'used', word: 'Used' },
  { value: 'adapted', word: 'Adapted and used' },
  { value: 'not_yet', word: 'Not used yet' },
];

export const spans: Segment<Span>[] = [
  { value: 'quarter', word: 'This quarter' },
  { value: 'year', word: 'This year' },
  { value: 'since_tier', word: 'Since the tier was agreed' },
  { value: 'whole', word: 'The whole relationship' },
];
