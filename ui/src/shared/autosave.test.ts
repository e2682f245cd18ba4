import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Autosave, SETTLE_AFTER } from './autosave';

function kept() {
  const log: string[] = [];
  const autosave = new Autosave({
    draft: (text) => Promise.resolve(log.push(`draft ${text}`)),
    settle: () => Promise.resolve(log.push('settle')),
  });
  return { log, autosave };
}

describe('typing is safe before it is history', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('keeps a draft within a second of the first key, however fast the keys come', async () => {
    const { log, autosave } = kept();
    for (const text of ['a', 'ab', 'abc', 'abcd', 'abcde', 'abcdef', 'abcdefg', 'abcdefgh', 'abcdefghi']) {
      autosave.typed(text);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(log[0]).toMatch(/^draft /);
    expect(log.length).toBeGreaterThanOrEqual(2);
  });

  it('settles when the field is left, with the last text and no draft missing', async () => {
    const { log, autosave } = kept();
    autosave.typed('roster');
    await autosave.leave();
    expect(log).toEqual(['draft roster', 'settle']);
    expect(autosave.isBusy).toBe(false);
  });

  it('settles after ten idle seconds', async () => {
    const { log, autosave } = kept();
    autosave.typed('roster');
    await vi.advanceTimersByTimeAsync(SETTLE_AFTER + 1);
    expect(log).toEqual(['draft roster', 'settle']);
  });

  it('writes nothing where nothing was typed', async () => {
    const { log, autosave } = kept();
    await autosave.leave();
    expect(log).toEqual([]);
  });
});
