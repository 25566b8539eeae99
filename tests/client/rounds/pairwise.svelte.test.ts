import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  asPairwiseDraft,
  consistencyOf,
  pairsToShow,
  type Judgment,
} from '../../../client/rounds/pairwise/pairwise-draft.ts';
import { words as pairwiseWords } from '../../../client/rounds/pairwise/report-words.ts';
import { pairwise } from '../../../sessions/rounds/pairwise.ts';
import { plannedRound } from '../../support/planned-round.ts';
import { SeededRandom } from '../../support/random.ts';
import { button } from '../in-language.ts';
import { withoutLayout } from '../no-layout.ts';
import { drawResult, table, turn, VotingRoom, written } from './voting-room.ts';

const items = ['Tea', 'Coffee', 'Water'].map((text) => ({ id: text, text }));
const source = { from: 'typed' as const, items };
const which = plannedRound('p', 'pairwise', { source, ties: true, mostPairs: null });
const weights = plannedRound('p', 'pairwise', { source, method: 'ahp' });
const judgments = (...list: [string, string, number][]): { judgments: Judgment[] } => ({
  judgments: list.map(([first, second, lean]) => ({ first, second, lean })),
});
const sides = () => [...document.querySelectorAll<HTMLButtonElement>('.sides button:not(.equal)')];

beforeAll(withoutLayout);
afterEach(cleanup);

describe('which of two, on a phone', () => {
  test('one pair after the other; one may send what one has', async () => {
    const room = await VotingRoom.open(which);
    expect(written()).toContain('Pair 1 of 3');
    const [first, second] = sides().map(({ textContent }) => textContent.trim());
    await fireEvent.click(sides()[1]!);
    expect(written()).toContain('Pair 2 of 3');
    expect(written()).toContain('2 pairs left. You may send what you have.');
    await fireEvent.click(button('Send'));
    await turn();
    expect(room.kept).toEqual([judgments([first!, second!, -1])]);
  });

  test('a pair can be looked at again, and changed', async () => {
    await VotingRoom.open(which);
    const winner = sides()[0]!.textContent.trim();
    await fireEvent.click(sides()[0]!);
    await fireEvent.click(button('Previous pair'));
    expect(button(winner).getAttribute('aria-pressed')).toBe('true');
    await fireEvent.click(button('Neither: equal'));
    await fireEvent.click(button('Previous pair'));
    expect(button(winner).getAttribute('aria-pressed')).toBe('false');
  });

  test('pairs judged already come first and are never asked twice', () => {
    const rules = { method: 'bradley-terry', ties: false, mostPairs: 2 } as const;
    const done = judgments(['Water', 'Tea', 1]).judgments;
    const pairs = pairsToShow(items, rules, done, new SeededRandom(3));
    expect(pairs).toHaveLength(2);
    expect(pairs[0]).toEqual({ first: 'Water', second: 'Tea' });
    expect(Object.values(pairs[1]!)).toContain('Coffee');
  });

  test('a draft out of storage that does not fit is made to fit', () => {
    const draft = judgments(
      ['Tea', 'Coffee', 1],
      ['Coffee', 'Tea', -1],
      ['Tea', 'Gin', 1],
      ['Tea', 'Water', 5],
    );
    expect(asPairwiseDraft(draft, items, { method: 'bradley-terry', ties: false, mostPairs: null })).toEqual(
      judgments(['Tea', 'Coffee', 1]),
    );
  });
});

describe('weights, on a phone', () => {
  test('which, then how much; sent only when all pairs are judged', async () => {
    const room = await VotingRoom.open(weights);
    for (let pair = 0; pair < 3; pair += 1) {
      expect(button('Send').disabled).toBe(true);
      await fireEvent.click(sides()[0]!);
      await fireEvent.click(button('5: clearly'));
    }
    expect(written()).toMatch(/consistency ratio \d\.\d\d/);
    await fireEvent.click(button('Send'));
    await turn();
    const [ballot] = room.kept as [{ judgments: Judgment[] }];
    expect(ballot.judgments.map(({ lean }) => lean)).toEqual([4, 4, 4]);
  });

  test('own judgments that contradict each other name the pair to look at', () => {
    const circle = judgments(['Tea', 'Coffee', 8], ['Coffee', 'Water', 8], ['Tea', 'Water', -8]);
    const { ratio, worst } = consistencyOf(items, circle)!;
    expect(ratio).toBeGreaterThan(0.1);
    expect(worst).not.toBeNull();
    const sound = judgments(['Tea', 'Coffee', 1], ['Coffee', 'Water', 1], ['Tea', 'Water', 3]);
    expect(consistencyOf(items, sound)!.ratio).toBeCloseTo(0, 6);
    expect(consistencyOf(items, judgments(['Tea', 'Coffee', 1]))).toBeNull();
  });
});

describe('what came of it', () => {
  test('too few comparisons: the share won, and words that say so', async () => {
    await drawResult(which, [judgments(['Tea', 'Coffee', 1])], 'console');
    expect(table()).toEqual([
      ['Option', 'Share won', 'Part of all', 'Preferred', 'Not preferred', 'Equal'],
      ['Tea', '1.000', '100%', '1', '0', '0'],
      ['Coffee', '0.000', '0%', '0', '1', '0'],
      ['Water', '–', '–', '0', '0', '0'],
    ]);
    expect(written()).toContain('Too few comparisons join these');
  });

  test('enough: strengths, strongest first', async () => {
    const all = judgments(['Tea', 'Coffee', 1], ['Coffee', 'Water', 1], ['Tea', 'Water', 0]);
    await drawResult(which, [all, judgments(['Coffee', 'Tea', 1])], 'wall');
    expect(written()).toContain('strength as part of the whole, Bradley–Terry');
    expect(
      table()
        .slice(1)
        .map(([name]) => name),
    ).toHaveLength(3);
  });

  test('weights say whether the group’s judgments hang together, and how many people’s own do', async () => {
    const sound = judgments(['Tea', 'Coffee', 1], ['Coffee', 'Water', 1], ['Tea', 'Water', 3]);
    const circle = judgments(['Tea', 'Coffee', 8], ['Coffee', 'Water', 8], ['Tea', 'Water', -8]);
    await drawResult(weights, [sound, sound], 'wall');
    expect(written()).toContain(
      'The group’s judgments hang together (consistency ratio 0.00, at most 0.10).',
    );
    expect(written()).toContain('2 of 2 voters are consistent themselves.');
    cleanup();
    await drawResult(weights, [circle], 'wall');
    expect(written()).toContain('contradict each other');
    expect(screen.queryByText(/hang together/)).toBeNull();
  });

  test('the report tells each judgment in words', () => {
    const config = { ...pairwise.defaults(() => 'x'), source };
    const ballot = judgments(['Tea', 'Coffee', -1], ['Tea', 'Water', 0]);
    expect(pairwiseWords.ballot(ballot, items, 'en', config)).toBe('Coffee over Tea · Tea = Water');
    expect(pairwiseWords.ballot(ballot, items, 'en', { ...config, method: 'ahp' })).toBe(
      'Coffee 2 × Tea · Tea = Water',
    );
  });
});
