import { describe, expect, test } from 'vitest';
import { clockFace, secondsIn } from '../../../client/editor/duration.ts';

describe('the length of a timer', () => {
  test.each([
    ['1', '30', 90],
    ['', '45', 45],
    ['90', '', 5400],
    ['0', '5', 5],
    ['1440', '0', 86_400],
  ])('%s minutes and %s seconds', (minutes, seconds, expected) => {
    expect(secondsIn(minutes, seconds)).toBe(expected);
  });

  test.each([
    ['', ''],
    ['0', '4'],
    ['1441', '0'],
    ['-1', '30'],
    ['1.5', '0'],
    ['x', '1'],
  ])('%s and %s is none', (minutes, seconds) => {
    expect(secondsIn(minutes, seconds)).toBeNull();
  });

  test('is written as a clock', () => {
    expect([5, 60, 754].map(clockFace)).toEqual(['0:05', '1:00', '12:34']);
  });
});
