import { expect, test } from 'vitest';
import { stepOver } from '../../../../client/rounds/clustering/card-walk.ts';

const columns = [['a', 'b', 'c'], [], ['d']];

test('arrow keys walk over a board, past columns that are empty, and stop at its edges', () => {
  expect(stepOver(columns, 'a', 'ArrowDown')).toBe('b');
  expect(stepOver(columns, 'c', 'ArrowDown')).toBeNull();
  expect(stepOver(columns, 'a', 'ArrowUp')).toBeNull();
  expect(stepOver(columns, 'c', 'ArrowRight')).toBe('d');
  expect(stepOver(columns, 'd', 'ArrowLeft')).toBe('a');
  expect(stepOver(columns, 'd', 'ArrowRight')).toBeNull();
  expect(stepOver(columns, 'b', 'End')).toBe('c');
  expect(stepOver(columns, 'b', 'Home')).toBe('a');
  expect(stepOver(columns, 'b', 'x')).toBeNull();
});
