import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { inOwnOrder } from '../../../client/rounds/ranking/ranking-draft.ts';
import { words as rankingWords } from '../../../client/rounds/ranking/report-words.ts';
import { ranking } from '../../../sessions/rounds/ranking.ts';
import { plannedRound } from '../../support/planned-round.ts';
import { button } from '../in-language.ts';
import { withoutLayout } from '../no-layout.ts';
import { drawResult, table, turn, VotingRoom, written } from './voting-room.ts';

const items = ['Tea', 'Coffee', 'Water', 'Juice'].map((text) => ({ id: text[0]!.toLowerCase(), text }));
const source = { from: 'typed' as const, items };
const round = plannedRound('rank', 'ranking', { source });
const top2 = plannedRound('rank', 'ranking', { source, top: 2 });

/** What stands in the own order, best first. */
const order = () => [...document.querySelectorAll('ol .text')].map(({ textContent }) => textContent);
/** What is left to choose from, as it stands on the page. */
const rest = () => [...document.querySelectorAll('ul .text')].map(({ textContent }) => textContent);
const row = (item: string) => screen.getByRole('button', { name: new RegExp(`^${item}, place`) });
const add = async (...names: string[]) => {
  for (const name of names)
    await fireEvent.click(screen.getByRole('button', { name: new RegExp(`^${name}: put`) }));
};
const said = () => document.querySelector('p[aria-live=polite].visually-hidden')?.textContent;

beforeAll(withoutLayout);
afterEach(cleanup);

describe('ranking on a phone', () => {
  test('tapping puts one behind the other; what is sent is that order', async () => {
    const room = await VotingRoom.open(round);
    expect(button('Send').disabled).toBe(true);
    await add('Water', 'Tea', 'Juice');
    expect(order()).toEqual(['Water', 'Tea', 'Juice']);
    expect(rest()).toEqual(['Coffee']);
    await fireEvent.click(button('Send'));
    await turn();
    expect(room.kept).toEqual([{ order: ['w', 't', 'j'] }]);
    expect(screen.getByText(/^Counted/)).toBeTruthy();
  });

  test('by keyboard alone: arrows, Home, End and Delete, each said aloud, the focus staying on the item', async () => {
    await VotingRoom.open(round);
    await add('Tea', 'Coffee', 'Water', 'Juice');
    const press = async (item: string, key: string) => {
      row(item).focus();
      await fireEvent.keyDown(row(item), { key });
      await turn();
    };
    await press('Water', 'ArrowUp');
    expect(order()).toEqual(['Tea', 'Water', 'Coffee', 'Juice']);
    expect(said()).toBe('Water is now at place 2 of 4.');
    expect(document.activeElement).toBe(row('Water'));
    await press('Water', 'ArrowDown');
    await press('Juice', 'Home');
    expect(order()).toEqual(['Juice', 'Tea', 'Coffee', 'Water']);
    await press('Juice', 'ArrowUp');
    expect(order()[0]).toBe('Juice');
    await press('Tea', 'End');
    expect(order()).toEqual(['Juice', 'Coffee', 'Water', 'Tea']);
    await press('Coffee', 'Delete');
    expect(order()).toEqual(['Juice', 'Water', 'Tea']);
    expect(said()).toBe('Coffee is out of your order.');
    expect(document.activeElement).toBe(row('Water'));
  });

  test('without dragging: a tap on an item shows buttons that move it', async () => {
    await VotingRoom.open(round);
    await add('Tea', 'Coffee', 'Water');
    await fireEvent.click(row('Water'));
    await fireEvent.click(button('To the top'));
    expect(order()).toEqual(['Water', 'Tea', 'Coffee']);
    await fireEvent.click(button('Down'));
    expect(order()).toEqual(['Tea', 'Water', 'Coffee']);
    await fireEvent.click(button('Take out'));
    expect(order()).toEqual(['Tea', 'Coffee']);
    expect(rest().sort()).toEqual(['Juice', 'Water']);
  });

  test('a full top takes no more, and says why', async () => {
    const room = await VotingRoom.open(top2);
    await add('Tea', 'Coffee');
    expect(written()).toContain('Your top 2 is full');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /^Water: put/ }).disabled).toBe(true);
    await fireEvent.click(button('Send'));
    await turn();
    expect(room.kept).toEqual([{ order: ['t', 'c'] }]);
  });

  test('everybody sees the items in an order of their own, always the same one', async () => {
    const orders = Array.from({ length: 40 }, (_, at) =>
      inOwnOrder(items, `p${at}/rank`).map(({ id }) => id),
    );
    expect(new Set(orders.map((ids) => ids.join(''))).size).toBeGreaterThan(10);
    const first = new Set(orders.map(([id]) => id));
    expect(first.size).toBe(items.length);
    expect(inOwnOrder(items, 'p7/rank').map(({ id }) => id)).toEqual(orders[7]);
    const { desk } = await VotingRoom.open(round);
    expect(rest()).toEqual(inOwnOrder(items, desk.seed).map(({ text }) => text));
  });

  test('a draft out of storage that is none of ours is made to fit', async () => {
    const { desk } = await VotingRoom.open(top2);
    desk.keepDraft({ order: ['w', 'made-up', 7, 'w', 't', 'c'] });
    await turn();
    expect(order()).toEqual(['Water', 'Tea']);
    desk.keepDraft('nonsense');
    await turn();
    expect(order()).toEqual([]);
  });
});

const ballots = (...orders: string[]) => orders.map((letters) => ({ order: Array.from(letters) }));

describe('a ranking shown', () => {
  test('in the order of the group, with what that order is worth in words', async () => {
    await drawResult(round, ballots('tcwj', 'tcwj', 'tcjw'), 'wall');
    expect(written()).toContain('strong group agreement (W = 0.9');
    expect(table().map(([name, rank]) => [name, rank])).toEqual([
      ['Option', 'Rank'],
      ['Tea', '1'],
      ['Coffee', '2'],
      ['Water', '3'],
      ['Juice', '4'],
    ]);
    cleanup();
    await drawResult(round, ballots('tcwj', 'jwct'), 'wall');
    expect(written()).toContain('no group agreement');
    expect(
      table()
        .slice(1)
        .every(([, rank]) => rank === '1'),
    ).toBe(true);
  });

  test('the console has every method, and names the one that decides', async () => {
    await drawResult(round, ballots('tcwj', 'ctwj', 'twcj'), 'console');
    expect(written()).toContain('Schulze (winning votes)');
    expect(written()).toContain('Beats every other one to one (Condorcet winner) Tea');
    expect(written()).toContain('Loses from every other one to one (Condorcet loser) Juice');
    expect(written()).toContain('Tea > Coffee > Water > Juice');
    expect(table().some(([name, ...cells]) => name === 'Without a choice' && cells[0] === '0')).toBe(true);
  });

  test('before there is a ranking the wall shows what is to be ranked', async () => {
    await drawResult(round, [], 'wall');
    expect(written()).toContain('Coffee');
    expect(written()).toContain('No rankings yet');
    cleanup();
    await drawResult(round, ballots('t'), 'phone');
    expect(written()).toContain('too few rankings to say how far the group agrees');
  });

  test('the report says place and average, and a ballot in order', () => {
    const rules = ranking.ballots!;
    const config = { ...ranking.defaults(() => 'n'), source };
    const tally = rules.tally(config, items);
    for (const ballot of ballots('tcwj', 'ctwj', 'twcj')) tally.add(ballot);
    const result = rules.result(config, items, tally.counted(), { eligible: 3, present: 3, answered: 3 });
    expect(rankingWords.item(result, 't', 'en')).toEqual({
      words: 'place 1 of 4, on average 1.3',
      value: -1,
    });
    expect(rankingWords.item(result, 'x', 'en')).toBeNull();
    expect(rankingWords.ballot({ order: ['w', 't'] }, items, 'en', config)).toBe('1. Water · 2. Tea');
  });
});
