import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { typedNumber } from '../../../client/rounds/estimate/typed-number.ts';
import { plannedRound } from '../../support/planned-round.ts';
import { button } from '../in-language.ts';
import { withoutLayout } from '../no-layout.ts';
import { drawResult, table, turn, VotingRoom, written } from './voting-room.ts';

const weeks = plannedRound('e', 'estimate', { prompt: 'How long?', unit: 'weeks', min: 0, max: 60 });
const euros = plannedRound('e', 'estimate', { unit: 'euro', decimals: 2 });
const field = () => screen.getByRole<HTMLInputElement>('textbox');
const type = (value: string) => fireEvent.input(field(), { target: { value } });

beforeAll(withoutLayout);
afterEach(cleanup);

describe('a number as people type it', () => {
  const rules = { min: null, max: null, decimals: 2 };
  const value = (text: string, language: 'en' | 'nl' = 'en') => {
    const typed = typedNumber(text, language, rules);
    return typed.ok ? typed.value : typed.why;
  };

  test('decimals behind a comma or a point, thousands in threes', () => {
    expect([value('3.5'), value('3,5'), value('3,5', 'nl'), value('3.5', 'nl')]).toEqual([
      3.5, 3.5, 3.5, 3.5,
    ]);
    expect([value('12,000'), value('12.000', 'nl'), value('12 000'), value('1.250.000,5', 'nl')]).toEqual([
      12_000, 12_000, 12_000, 1_250_000.5,
    ]);
    expect([value('-4'), value('−4'), value('.5'), value('7.50'), value('-0')]).toEqual([
      -4, -4, 0.5, 7.5, 0,
    ]);
  });

  test('what is none is said to be none', () => {
    expect([value(''), value('  '), value('about 3'), value('3-4'), value('1e9'), value('1,2,3')]).toEqual([
      'empty',
      'empty',
      'no-number',
      'no-number',
      'no-number',
      'no-number',
    ]);
    expect([value('0.125'), value('9999999999')]).toEqual(['too-many-decimals', 'too-high']);
  });
});

describe('an estimate on a phone', () => {
  test('a number within the bounds is sent, one outside says why not', async () => {
    const room = await VotingRoom.open(weeks);
    expect(screen.getByLabelText('How long?')).toBe(field());
    expect(written()).toContain('From 0 weeks to 60 weeks.');
    await type('70');
    expect(screen.getByText(/This is too high/)).toBeTruthy();
    expect(button('Send').disabled).toBe(true);
    await type('7.5');
    expect(screen.getByText('A whole number, please.')).toBeTruthy();
    await type('12');
    await fireEvent.click(button('Send'));
    await turn();
    expect(room.kept).toEqual([{ value: 12 }]);
    expect(field().value).toBe('12');
  });

  test('Enter sends it; what is half typed stays as it is typed', async () => {
    const room = await VotingRoom.open(euros);
    await type('1,');
    expect(field().value).toBe('1,');
    await type('1,25');
    await fireEvent.keyDown(field(), { key: 'Enter' });
    await turn();
    expect(room.kept).toEqual([{ value: 1.25 }]);
  });
});

const answers = (...values: number[]) => values.map((value) => ({ value }));

describe('estimates shown', () => {
  test('lowest, median, highest and quartiles; who is at an end is asked to explain', async () => {
    await drawResult(weeks, answers(4, 8, 10, 12, 40), 'console');
    expect(written()).toContain('Who was lowest and who was highest: please explain.');
    expect(table().slice(0, 10)).toEqual([
      ['Figure', 'Value'],
      ['Estimates', '5'],
      ['Lowest', '4 weeks'],
      ['First quartile (R-7)', '8 weeks'],
      ['Median', '10 weeks'],
      ['Third quartile (R-7)', '12 weeks'],
      ['Highest', '40 weeks'],
      ['Interquartile range (R-7)', '4 weeks'],
      ['Mean', '14.8 weeks'],
      ['Geometric mean', '10.9 weeks'],
    ]);
  });

  test('the own phone says when the own answer was the lowest or the highest', async () => {
    const all = answers(4, 8, 10);
    for (const [value, words] of [
      [4, 'Yours was the lowest: please explain how you see it.'],
      [10, 'Yours was the highest: please explain how you see it.'],
    ] as const) {
      await drawResult(weeks, all, 'phone', { own: { value } });
      expect(written()).toContain(words);
      cleanup();
    }
    await drawResult(weeks, all, 'phone', { own: { value: 8 } });
    expect(written()).not.toContain('please explain');
    expect(written()).toContain('Yours: 8 weeks');
    cleanup();
    await drawResult(weeks, answers(5, 5), 'phone', { own: { value: 5 } });
    expect(written()).not.toContain('please explain');
  });

  test('a 0 has no geometric mean, which is said; nobody is no figure', async () => {
    await drawResult(weeks, answers(0, 8), 'console');
    expect(written()).toContain('none: an estimate is 0 or less');
    cleanup();
    await drawResult(weeks, [], 'wall', { closed: true });
    expect(written()).toContain('Nobody estimated');
    expect(table()).toEqual([]);
  });
});
