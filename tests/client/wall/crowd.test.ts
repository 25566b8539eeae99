import { describe, expect, test } from 'vitest';
import { chipsOf, thinned } from '../../../client/wall/crowd.ts';
import { doorOf } from '../../../client/wall/door.ts';
import { Landings } from '../../../client/wall/landings.ts';

describe('who is in', () => {
  test('a small group is counted head by head, a big one in steps of at most two and a half per cent', () => {
    expect([0, 1, 24, 200].map(thinned)).toEqual([0, 1, 24, 200]);
    expect([201, 1234, 56_789].map(thinned)).toEqual([200, 1230, 56_700]);
    const counts = Array.from({ length: 4_000 }, (_, at) => 201 + at * 7);
    expect(counts.filter((count) => thinned(count) > count || thinned(count) < count * 0.975)).toEqual([]);
  });

  test('two people with one name have a chip each', () => {
    const chips = chipsOf(['Eva', 'Bram', 'Eva']);
    expect(chips.map(({ name }) => name)).toEqual(['Eva', 'Bram', 'Eva']);
    expect(new Set(chips.map(({ key }) => key)).size).toBe(3);
  });
});

test('the door names the host, and the QR link carries its secret behind the #', () => {
  expect(doorOf('https://rondo.example:8443', 'j.s1.secret')).toEqual({
    host: 'rondo.example:8443',
    link: 'https://rondo.example:8443/j#j.s1.secret',
  });
});

test('cards that were there when the wall opened have not landed; those that come later do, for a moment', () => {
  const landings = new Landings();
  landings.note(['a', 'b'], 1_000);
  landings.note(['a', 'b', 'c'], 2_000);
  expect(['a', 'b', 'c'].map((id) => landings.isLanding(id, 2_100))).toEqual([false, false, true]);
  expect(landings.isLanding('c', 3_000)).toBe(false);
});
