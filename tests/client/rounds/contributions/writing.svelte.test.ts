import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import type { RoundDesk } from '../../../../client/participant/round-desk.svelte.ts';
import { ballots } from '../../../../client/rounds/sides.svelte.ts';
import { plannedRound } from '../../../support/planned-round.ts';
import { button, show } from '../../in-language.ts';
import { CoreRoom } from '../../participant/core-room.ts';

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));
let room: CoreRoom;

async function open(roundId: string): Promise<RoundDesk> {
  room.do({ type: 'open-round', roundId });
  const answers = room.page();
  answers.outbox.online();
  const desk = answers.desk(roundId);
  const round = room.store.round(roundId);
  const Ballot = await ballots.load(round?.kind ?? '');
  if (!round || !Ballot) throw new Error('there is no such round');
  show(Ballot, { round, desk });
  return desk;
}

afterEach(cleanup);

describe('writing', () => {
  const categories = [
    { id: 'mad', text: 'Mad' },
    { id: 'glad', text: 'Glad' },
  ];

  test('nothing is sent before it is said where it belongs', async () => {
    room = new CoreRoom([plannedRound('filed', 'ideas', { categories })]);
    await open('filed');
    await fireEvent.input(screen.getByLabelText('Your idea'), { target: { value: 'Cake' } });
    await fireEvent.click(button('Send this idea'));
    await turn();
    expect(room.state.rounds.get('filed')?.contributions.size).toBe(0);
    expect(screen.getByText('Choose where it belongs.')).toBeTruthy();
    await fireEvent.click(screen.getByLabelText('Glad'));
    await fireEvent.click(button('Send this idea'));
    await turn();
    const [kept] = [...(room.state.rounds.get('filed')?.contributions.values() ?? [])];
    expect(kept).toMatchObject({ text: 'Cake', categoryId: 'glad' });
  });

  test('[IDEA-2] a pasted list is sent line by line if one wants it, as far as there is room', async () => {
    room = new CoreRoom([plannedRound('many', 'ideas', { perPerson: 2 })]);
    const desk = await open('many');
    await fireEvent.paste(screen.getByLabelText('Your idea'), {
      clipboardData: { getData: () => '- One\n- Two\n- Three' },
    });
    expect(document.body.textContent).toContain('You pasted 3 lines. There is room for 2 more');
    await fireEvent.click(button('Send 2 lines, each by itself'));
    await turn();
    expect(
      [...(room.state.rounds.get('many')?.contributions.values() ?? [])].map(({ text }) => text),
    ).toEqual(['One', 'Two']);
    expect(desk.draft).toBe('Three');
  });

  test('what waits for approval is counted, and says that it waits', async () => {
    room = new CoreRoom([plannedRound('held', 'q-and-a', { moderated: true })]);
    await open('held');
    await fireEvent.input(screen.getByLabelText('Your question'), { target: { value: 'Why?' } });
    await fireEvent.click(button('Ask this question'));
    await turn();
    expect(screen.getByText('Counted; waits for approval')).toBeTruthy();
  });
});
