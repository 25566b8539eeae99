import { describe, expect, it } from 'vitest';
import { pastedLines } from '../../../../client/rounds/contributions/pasted-lines.ts';

describe('pasting a list', () => {
  it('lines become texts of their own, without their bullets and numbers', () => {
    expect(pastedLines('- Trees\r\n\r\n2. Benches\n• 3 buses', null, 40)).toEqual({
      all: 3,
      fit: ['Trees', 'Benches', '3 buses'],
      rest: [],
    });
  });

  it('one line is no list', () => {
    expect(pastedLines(' \nTrees\n', null, 40)).toBeNull();
  });

  it('[IDEA-2] what is too long or too much stays behind, and nothing is lost', () => {
    const long = 'x'.repeat(41);
    expect(pastedLines(`a\n${long}\nb\nc`, 2, 40)).toEqual({ all: 4, fit: ['a', 'b'], rest: [long, 'c'] });
  });
});
