import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ballots } from '../../../client/rounds/sides.svelte.ts';
import type { RoundDesk } from '../../../client/participant/round-desk.svelte.ts';
import type { AgendaRound } from '../../../sessions/agenda.ts';
import { plannedRound } from '../../support/planned-round.ts';
import { button, show } from '../in-language.ts';
import { choiceRound, CoreRoom, ideasRound } from './core-room.ts';

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

const several: AgendaRound = {
  ...choiceRound,
  id: 'several',
  config: { ...(choiceRound.config as object), maxPicks: 2, abstain: false },
};
const x = { id: 'x', text: 'Item x' };
const y = { id: 'y', text: 'Item y' };
const scored = {
  source: { from: 'typed' as const, items: [x, y] },
  scale: { min: 1, max: 5, minLabel: 'hardly', maxLabel: 'very much', labels: [] },
};
const ratingRound = plannedRound('rating', 'rating', scored);
const openMinded = plannedRound('open-minded', 'rating', { ...scored, noOpinion: true });

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

const kept = (roundId: string) =>
  [...(room.state.rounds.get(roundId)?.ballots.values() ?? [])].map(({ ballot }) => ballot);

beforeEach(() => {
  room = new CoreRoom([ideasRound, choiceRound, several, ratingRound, openMinded]);
});
afterEach(cleanup);

describe('choosing one', () => {
  test('nothing is sent before it is asked for, and counted is said after the answer', async () => {
    await open('choice');
    expect(screen.getByText('Not answered yet.')).toBeTruthy();
    expect(button('Send').disabled).toBe(true);
    await fireEvent.click(screen.getByLabelText('Option b'));
    expect(screen.getByText('Draft: not sent yet.')).toBeTruthy();
    expect(kept('choice')).toEqual([]);
    await fireEvent.click(button('Send'));
    await turn();
    expect(screen.getByText(/^Counted/)).toBeTruthy();
    expect(kept('choice')).toEqual([{ picks: ['b'], abstain: false }]);
  });

  test('a vote can be changed, taken back, or turned into an abstention', async () => {
    await open('choice');
    await fireEvent.click(screen.getByLabelText('Option b'));
    await fireEvent.click(button('Send'));
    await turn();
    await fireEvent.click(screen.getByLabelText(/Abstain/));
    expect(screen.getByText(/earlier answer still counts/)).toBeTruthy();
    await fireEvent.click(button('Send the change'));
    await turn();
    expect(kept('choice')).toEqual([{ picks: [], abstain: true }]);
    await fireEvent.click(button('Take back'));
    await turn();
    expect(kept('choice')).toEqual([]);
    expect(screen.getByText('Not answered yet.')).toBeTruthy();
  });

  test('a draft out of storage that is none of ours is left alone', async () => {
    const desk = await open('choice');
    desk.keepDraft({ picks: ['b', 'made-up', 7], abstain: 'yes' });
    await turn();
    expect(screen.getByLabelText<HTMLInputElement>('Option b').checked).toBe(true);
    await fireEvent.click(button('Send'));
    await turn();
    expect(kept('choice')).toEqual([{ picks: ['b'], abstain: false }]);
  });
});

describe('choosing several', () => {
  test('the limit is told before it is hit, and what is beyond it cannot be ticked', async () => {
    await open('several');
    expect(screen.getByText('Choose up to 2.')).toBeTruthy();
    await fireEvent.click(screen.getByLabelText('Option c'));
    expect(screen.getByText('1 of at most 2 chosen.')).toBeTruthy();
    await fireEvent.click(screen.getByLabelText('Option a'));
    expect(screen.getByText('2 of 2 chosen: untick one to choose another.')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Option b').disabled).toBe(true);
    await fireEvent.click(button('Send'));
    await turn();
    expect(kept('several')).toEqual([{ picks: ['a', 'c'], abstain: false }]);
  });
});

describe('rating', () => {
  const score = (item: string, point: number) =>
    screen.getByText(item).closest('fieldset')?.querySelectorAll('input')[point - 1];

  test('every item needs a score, and the words say how many are missing', async () => {
    await open('rating');
    await fireEvent.click(score('Item x', 4) as HTMLInputElement);
    expect(screen.getByText('1 of 2 scored.')).toBeTruthy();
    expect(screen.getByText('One item has no score yet.')).toBeTruthy();
    expect(button('Send').disabled).toBe(true);
    await fireEvent.click(score('Item y', 1) as HTMLInputElement);
    await fireEvent.click(button('Send'));
    await turn();
    expect(kept('rating')).toEqual([
      {
        scores: [
          { item: 'x', score: 4 },
          { item: 'y', score: 1 },
        ],
      },
    ]);
  });

  test('where no opinion is allowed an item may be left out, or let go again', async () => {
    await open('open-minded');
    await fireEvent.click(score('Item x', 4) as HTMLInputElement);
    await fireEvent.click(score('Item y', 2) as HTMLInputElement);
    await fireEvent.click(screen.getAllByLabelText('No opinion')[1] as HTMLInputElement);
    await fireEvent.click(button('Send'));
    await turn();
    expect(kept('open-minded')).toEqual([{ scores: [{ item: 'x', score: 4 }] }]);
  });
});

describe('ideas', () => {
  const box = () => screen.getByLabelText<HTMLTextAreaElement>('Your idea');
  const texts = () =>
    [...(room.state.rounds.get('ideas')?.contributions.values() ?? [])].map(({ text }) => text);

  test('one at a time: Enter sends, the box is empty again, the limits stand beside it', async () => {
    await open('ideas');
    expect(screen.getByText('Your ideas: 0 of at most 2')).toBeTruthy();
    expect(screen.getByText('0 of 40 characters')).toBeTruthy();
    expect(box().maxLength).toBe(40);
    await fireEvent.input(box(), { target: { value: 'A quiet room' } });
    expect(screen.getByText('12 of 40 characters')).toBeTruthy();
    expect(screen.getByText('Draft: not sent yet.')).toBeTruthy();
    await fireEvent.keyDown(box(), { key: 'Enter' });
    await turn();
    expect(box().value).toBe('');
    expect(screen.getByText('Counted')).toBeTruthy();
    expect(texts()).toEqual(['A quiet room']);
  });

  test('Enter while an input method composes a word does not send', async () => {
    await open('ideas');
    await fireEvent.input(box(), { target: { value: 'にほん' } });
    await fireEvent.keyDown(box(), { key: 'Enter', isComposing: true });
    await turn();
    expect(texts()).toEqual([]);
  });

  test('at the limit the page says so, and withdrawing makes room and gives the text back', async () => {
    await open('ideas');
    for (const idea of ['One', 'Two']) {
      await fireEvent.input(box(), { target: { value: idea } });
      await fireEvent.click(button('Send this idea'));
      await turn();
    }
    expect(screen.queryByLabelText('Your idea')).toBeNull();
    expect(screen.getByText(/as many as this round takes/)).toBeTruthy();
    await fireEvent.click(button('Withdraw: Two'));
    await turn();
    expect(texts()).toEqual(['One']);
    await fireEvent.click(button('Put it back in the box'));
    expect(box().value).toBe('Two');
  });

  test('an own idea is changed in its place', async () => {
    await open('ideas');
    await fireEvent.input(box(), { target: { value: 'Typo' } });
    await fireEvent.click(button('Send this idea'));
    await turn();
    await fireEvent.click(button('Change: Typo'));
    await fireEvent.input(screen.getByLabelText('Change what you wrote'), { target: { value: 'Fixed' } });
    await fireEvent.click(button('Send the change'));
    await turn();
    expect(texts()).toEqual(['Fixed']);
  });
});
