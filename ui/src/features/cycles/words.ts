/** What a team does after a cycle, and the four steps in their order. */
import type { CycleNext, CycleStep } from '$backend/tauri';
import type { Segment } from '$shared/segment';

export const cycleNexts: Segment<CycleNext>[] = [
  { value: 'adopt', word: 'Adopt' },
  { value: 'adapt', word: 'Adapt' },
  { value: 'drop', word: 'Drop' },
  { value: 'widen', word: 'Widen' },
];

export const nextHint: Record<CycleNext, string> = {
  adopt: 'It goes on as it was tried.',
  adapt: 'It is changed and tried again.',
  drop: 'It is left, and we know why.',
  widen: 'It is tried in more places.',
};

export const cycleSteps: { value: CycleStep; word: string }[] = [
  { value: 'plan', word: 'Plan' },
  { value: 'do', word: 'Do' },
  { value: 'study', word: 'Study' },
  { value: 'act', word: 'Act' },
];
