import { describe, expect, it } from 'vitest';

import { href, parse } from './router.svelte';

describe('the address of a view', () => {
  it.each([
    ['', { view: 'today', id: undefined, part: undefined }],
    ['#/regions', { view: 'regions', id: undefined, part: undefined }],
    ['#/region/a%20b/people', { view: 'region', id: 'a b', part: 'people' }],
  ])('reads %s', (hash, route) => {
    expect(parse(hash)).toEqual(route);
  });

  it('comes back from what it writes', () => {
    expect(parse(href('region', 'x/y', 'goals'))).toEqual({ view: 'region', id: 'x/y', part: 'goals' });
  });
});
