import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { plannedRound } from '../../support/planned-round.ts';
import { button } from '../in-language.ts';
import { withoutLayout } from '../no-layout.ts';
import { drawResult, table, turn, VotingRoom, written } from './voting-room.ts';

const items = ['Tea', 'Coffee', 'Water'].map((text) => ({ id: text[0]!.toLowerCase(), text }));
const source = { from: 'typed' as const, items };
const hundred = plannedRound('p', 'points', { source });
const dots = plannedRound('p', 'points', { source, mode: 'dots', budget: 3, cap: 2, mustSpend: true });
const quadratic = plannedRound('p', 'points', { source, mode: 'quadratic', budget: 9 });

const more = (item: string) => screen.getByLabelText<HTMLButtonElement>(`More for ${item}`);
const less = (item: string) => screen.getByLabelText<HTMLButtonElement>(`Less for ${item}`);
const field = (item: string) => screen.getAllByLabelText<HTMLInputElement>(`For ${item}`)[0]!;
const left = () => document.querySelector('.left')?.textContent;

beforeAll(withoutLayout);
afterEach(cleanup);

describe('points on a phone', () => {
  test('steppers, a field and a slider give points; what is left is always said', async () => {
    const room = await VotingRoom.open(hundred);
    await fireEvent.click(more('Tea'));
    expect(left()).toBe('95 points left');
    await fireEvent.change(field('Coffee'), { target: { value: '30' } });
    const [, slider] = screen.getAllByLabelText<HTMLInputElement>('For Water');
    await fireEvent.input(slider!, { target: { value: '50' } });
    expect(left()).toBe('15 points left');
    await fireEvent.click(button('Send'));
    await turn();
    expect(room.kept).toEqual([
      {
        given: [
          { item: 't', points: 5 },
          { item: 'c', points: 30 },
          { item: 'w', points: 50 },
        ],
      },
    ]);
  });

  test('more than there is cannot be given: the field says what is', async () => {
    await VotingRoom.open(hundred);
    await fireEvent.change(field('Tea'), { target: { value: '70' } });
    await fireEvent.change(field('Coffee'), { target: { value: '70' } });
    expect(field('Coffee').value).toBe('30');
    expect(left()).toBe('0 points left');
    expect(more('Water').disabled).toBe(true);
    await fireEvent.change(field('Tea'), { target: { value: 'all' } });
    expect(field('Tea').value).toBe('0');
  });

  test('dots: a cap for one, and nothing counts before all are stuck', async () => {
    const room = await VotingRoom.open(dots);
    await fireEvent.click(more('Tea'));
    await fireEvent.click(more('Tea'));
    expect(more('Tea').disabled).toBe(true);
    expect(screen.getByText('There is something left to give.')).toBeTruthy();
    expect(button('Send').disabled).toBe(true);
    await fireEvent.click(more('Water'));
    await fireEvent.click(button('Send'));
    await turn();
    expect(room.kept).toEqual([
      {
        given: [
          { item: 't', points: 2 },
          { item: 'w', points: 1 },
        ],
      },
    ]);
  });

  test('quadratic: a second vote for the same costs three more', async () => {
    await VotingRoom.open(quadratic);
    await fireEvent.click(more('Tea'));
    expect(left()).toBe('8 credits left');
    await fireEvent.click(more('Tea'));
    expect(left()).toBe('5 credits left');
    expect(written()).toContain('costs 4');
    await fireEvent.click(less('Tea'));
    await fireEvent.click(less('Tea'));
    expect(left()).toBe('9 credits left');
    expect(screen.getByText('Not answered yet.')).toBeTruthy();
  });
});

const given = (amounts: Record<string, number>) => ({
  given: Object.entries(amounts).map(([item, points]) => ({ item, points })),
});

describe('points shown', () => {
  test('sums, shares of what was given, supporters, and the most from one voter', async () => {
    await drawResult(hundred, [given({ t: 60, c: 40 }), given({ t: 20 })], 'console');
    expect(written()).toContain('120 points given by 2 voters');
    expect(table().slice(1)).toEqual([
      ['Tea', '80', '67%', '2', '60', '75%', '40.0', '20'],
      ['Coffee', '40', '33%', '1', '40', '100%', '20.0', '20'],
      ['Water', '0', '0%', '0', '–', '–', '0.0', '0'],
    ]);
  });

  test('nothing given is no share: the wall shows the options', async () => {
    await drawResult(hundred, [], 'wall', { closed: true });
    expect(written()).toContain('Nothing was given');
    expect(written()).not.toContain('%');
  });
});
