import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { levelNames } from '../../../client/rounds/consent/levels.ts';
import { CONSENT_SCALES, type ConsentScale } from '../../../sessions/rounds/consent-scales.ts';
import { plannedRound } from '../../support/planned-round.ts';
import { button } from '../in-language.ts';
import { withoutLayout } from '../no-layout.ts';
import { drawResult, table, turn, VotingRoom, written } from './voting-room.ts';

const items = ['Close the street', 'Move the parking'].map((text) => ({ id: text[0]!.toLowerCase(), text }));
const one = plannedRound('k', 'consent', { source: { from: 'typed' as const, items: items.slice(0, 1) } });
const two = plannedRound('k', 'consent', { source: { from: 'typed' as const, items } });

const option = (name: RegExp) => screen.getAllByRole<HTMLInputElement>('radio', { name });

beforeAll(withoutLayout);
afterEach(cleanup);

describe('consent on a phone', () => {
  test('every answer has a name in both languages', () => {
    for (const scale of Object.keys(CONSENT_SCALES) as ConsentScale[])
      for (const language of ['en', 'nl'] as const) {
        expect(levelNames(scale, language)).toHaveLength(CONSENT_SCALES[scale].levels.length);
        expect(new Set(levelNames(scale, language)).size).toBe(CONSENT_SCALES[scale].levels.length);
      }
  });

  test('who can go along is done; a reason may be given and need not', async () => {
    const room = await VotingRoom.open(one);
    await fireEvent.click(option(/I support it/)[0]!);
    expect(screen.getByLabelText(/Do you want to say why/)).toBeTruthy();
    await fireEvent.click(button('Send'));
    await turn();
    expect(room.kept).toEqual([{ answers: [{ item: 'c', level: 4, reason: '' }] }]);
  });

  test('who blocks is asked what holds them back, and nothing is sent before that is said', async () => {
    const room = await VotingRoom.open(one);
    await fireEvent.click(option(/I block it/)[0]!);
    expect(button('Send').disabled).toBe(true);
    expect(screen.getByText('Say in a few words what holds you back.')).toBeTruthy();
    const reason = screen.getByLabelText('What holds you back?');
    await fireEvent.input(reason, { target: { value: '   ' } });
    expect(button('Send').disabled).toBe(true);
    await fireEvent.input(reason, { target: { value: 'The shop cannot be reached' } });
    await fireEvent.click(button('Send'));
    await turn();
    expect(room.kept).toEqual([{ answers: [{ item: 'c', level: 0, reason: 'The shop cannot be reached' }] }]);
  });

  test('of several proposals each gets an answer', async () => {
    await VotingRoom.open(two);
    await fireEvent.click(option(/I love it/)[0]!);
    expect(screen.getByText('1 of 2 answered.')).toBeTruthy();
    expect(screen.getByText('One proposal has no answer yet.')).toBeTruthy();
    await fireEvent.click(option(/I love it/)[1]!);
    expect(button('Send').disabled).toBe(false);
  });
});

const answer = (level: number, reason = '') => ({ answers: [{ item: 'c', level, reason }] });

describe('consent shown', () => {
  test('carried only when nobody blocks, and said in words', async () => {
    await drawResult(one, [answer(5), answer(3), answer(2)], 'wall');
    expect(written()).toContain('Carried: nobody blocks');
    cleanup();
    await drawResult(one, [answer(5), answer(1, 'Too dear'), answer(1, 'Too dear')], 'wall');
    expect(written()).toContain('Not carried: 2 block');
    expect(written()).toContain('Too dear 2×');
  });

  test('the console has the distribution, the blockers and every reason as they were given', async () => {
    const both = (level: number, reason = '') => ({
      answers: [
        { item: 'c', level, reason },
        { item: 'm', level: 5, reason: 'Good' },
      ],
    });
    await drawResult(two, [both(4), both(0, 'Never')], 'console');
    const [heads, ...rows] = table();
    expect(heads?.slice(0, 3)).toEqual(['Item', 'Outcome', '5 I love it']);
    expect(rows.map((row) => [row[0], row[1], row[8]])).toEqual([
      ['Close the street', 'Not carried: 1 blocks', '1'],
      ['Move the parking', 'Carried: nobody blocks', '0'],
    ]);
    expect(written()).toContain('Never');
    expect(written()).toContain('Good 2×');
  });

  test('before anybody answered the wall shows the proposals and no outcome', async () => {
    await drawResult(two, [], 'wall');
    expect(written()).toContain('No answers yet');
    expect(written()).not.toContain('arried');
  });
});
