import { expect, test } from 'vitest';
import { asShare, hundredths } from './share';

test('a share of a post is read and shown as people write it', () => {
  const cases: [string, number | null][] = [
    ['1', 100], ['1.0', 100], ['0,5', 50], ['.25', 25], ['0.333', 33], ['', null], ['half', null], ['1.', 100], ['-1', null],
  ];
  for (const [typed, expected] of cases) expect(hundredths(typed), typed).toBe(expected);
  expect([100, 50, 25, 0, null].map(asShare)).toEqual(['1.0', '0.5', '0.25', '0.0', '']);
});
