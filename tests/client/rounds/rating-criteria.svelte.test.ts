import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { plannedRound } from '../../support/planned-round.ts';
import { button } from '../in-language.ts';
import { withoutLayout } from '../no-layout.ts';
import { drawResult, table, turn, VotingRoom, written } from './voting-room.ts';

const items = ['North', 'South'].map((text) => ({ id: text[0]!.toLowerCase(), text }));
const criteria = [
  { id: 'use', text: 'Use', weight: 3 },
  { id: 'cost', text: 'Cost', weight: 1 },
];
const source = { from: 'typed' as const, items };
const round = plannedRound('r', 'rating', { source, criteria });
const labelled = plannedRound('r', 'rating', {
  source: { from: 'typed', items: items.slice(0, 1) },
  scale: { min: 1, max: 3, minLabel: '', maxLabel: '', labels: ['poor', 'fair', 'good'] },
});

beforeAll(withoutLayout);
afterEach(cleanup);

describe('rating on criteria', () => {
  test('every item is scored on every criterion', async () => {
    const room = await VotingRoom.open(round);
    const groups = [...document.querySelectorAll('fieldset')];
    expect(
      groups.map((group) => group.querySelector('legend')?.textContent.replace(/\s+/g, ' ').trim()),
    ).toEqual(['North: Use', 'North: Cost', 'South: Use', 'South: Cost']);
    for (const [at, group] of groups.entries()) {
      expect(button('Send').disabled).toBe(true);
      await fireEvent.click(group.querySelectorAll('input')[at]!);
    }
    await fireEvent.click(button('Send'));
    await turn();
    expect(room.kept).toEqual([
      {
        scores: [
          { item: 'n', criterion: 'use', score: 1 },
          { item: 'n', criterion: 'cost', score: 2 },
          { item: 's', criterion: 'use', score: 3 },
          { item: 's', criterion: 'cost', score: 4 },
        ],
      },
    ]);
  });

  test('the result has every cell with its spread, and the weighted score', async () => {
    const ballot = (...[a, b, c, d]: [number, number, number, number]) => ({
      scores: [
        { item: 'n', criterion: 'use', score: a },
        { item: 'n', criterion: 'cost', score: b },
        { item: 's', criterion: 'use', score: c },
        { item: 's', criterion: 'cost', score: d },
      ],
    });
    await drawResult(round, [ballot(5, 1, 2, 4), ballot(3, 1, 2, 2)], 'console');
    expect(table()[0]?.slice(0, 3)).toEqual(['Item', 'Weighted score', 'Use (75%): mean']);
    expect(
      table()
        .slice(1)
        .map((row) => row.slice(0, 6)),
    ).toEqual([
      ['North', '3.25', '4.00', '3.5–4.5', '0.58', '2'],
      ['South', '2.25', '2.00', '2–2', '1.00', '2'],
    ]);
    cleanup();
    await drawResult(round, [], 'wall');
    expect(written()).toContain('No ratings yet');
  });

  test('a word for every score stands beside it, and with the own answer', async () => {
    await VotingRoom.open(labelled);
    await fireEvent.click(screen.getByRole('radio', { name: /2\s*fair/ }));
    expect(button('Send').disabled).toBe(false);
  });
});
