import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Answers } from '../../../client/participant/answers.svelte.ts';
import type { RoundDesk } from '../../../client/participant/round-desk.svelte.ts';
import RoundView from '../../../client/participant/RoundView.svelte';
import Applies from '../../../client/rounds/Applies.svelte';
import { sides } from '../../../client/rounds/sides.svelte.ts';
import { ROUND_KINDS } from '../../../sessions/rounds/registry.ts';
import { plannedRound, typedItems } from '../../support/planned-round.ts';
import { button, show } from '../in-language.ts';
import { choiceRound, CoreRoom, ideasRound } from './core-room.ts';

const RED = { id: 'red', name: 'Red' };
const BLUE = { id: 'blue', name: 'Blue' };
const REST = 450;
const turn = (ms = 10) => new Promise((resolve) => setTimeout(resolve, ms));

const teamRound = plannedRound('team', 'choice', {
  source: typedItems('a', 'b'),
  voters: 'teams',
  anonymity: 'team',
});
const again = { ...choiceRound, id: 'again', repeats: 'choice' };

let room: CoreRoom;
let answers: Answers;

function start(roundId: string): RoundDesk {
  room.do({ type: 'open-round', roundId });
  room.show();
  answers = room.page();
  answers.outbox.online();
  return answers.desk(roundId);
}

/** The page of the round in front, with all it is made of. */
async function page(desk: RoundDesk): Promise<void> {
  const round = room.store.current;
  if (!round) throw new Error('no round is in front');
  await vi.waitUntil(() => sides.ballot(round.kind), { timeout: 15_000 });
  show(RoundView, { round, store: room.store, desk });
}

afterEach(cleanup);

describe('what applies is said before it is answered', () => {
  const said = (config: unknown): string => {
    cleanup();
    show(Applies, { config });
    return document.body.textContent.trim();
  };

  test('each step of anonymity, for people and for teams, has a sentence of its own', () => {
    const votes = ROUND_KINDS.choice.defaults(() => 'i');
    const sentences = (['named', 'team', 'anonymous', 'secret'] as const).map((anonymity) =>
      said({ ...votes, anonymity }),
    );
    expect(new Set(sentences).size).toBe(4);
    expect(sentences[3]).toMatch(/nobody can find out what you voted/);
    expect(said({ ...votes, voters: 'teams' })).toMatch(/Your team has one vote/);
  });

  test('writing says who is shown, and that it is read first', () => {
    const ideas = ROUND_KINDS.ideas.defaults(() => 'i');
    expect(said({ ...ideas, authorship: 'named' })).toMatch(/shown with your name/);
    expect(said({ ...ideas, moderated: true })).toMatch(/before the group sees it/);
  });

  test('a round in which nothing is answered says nothing', () => {
    expect(said(ROUND_KINDS.information.defaults(() => 'i'))).toBe('');
  });
});

describe('saying that one is done', () => {
  test('counts on the page at once, arrives, and is taken back', async () => {
    room = new CoreRoom([ideasRound]);
    const desk = start('ideas');
    await page(desk);
    await fireEvent.click(button('I’m done'));
    await turn();
    expect(room.state.rounds.get('ideas')?.ready).toEqual(new Set(['p1']));
    room.publish();
    await turn();
    expect(document.body.textContent).toContain('1 of 1 is done');
    await fireEvent.click(button('Not done yet after all'));
    await turn();
    expect(room.state.rounds.get('ideas')?.ready.size).toBe(0);
  });
});

describe('a vote by teams', () => {
  beforeEach(() => {
    room = new CoreRoom([teamRound], [RED, BLUE]);
    room.join('p2', 'Bo', 'red');
  });

  const pen = () => room.state.rounds.get('team')?.pens.get('red');

  test('who enters something first holds the pen, and the team sees the draft when the typing rests', async () => {
    const desk = start('team');
    await page(desk);
    expect(document.body.textContent).toMatch(/Nobody of your team holds the pen yet/);
    await fireEvent.click(screen.getByLabelText('Option a'));
    expect(pen()).toBeUndefined();
    await turn(REST);
    expect(pen()).toEqual({ holder: 'p1', draft: { picks: ['a'], abstain: false } });
    room.show();
    await turn();
    expect(document.body.textContent).toMatch(/You hold the pen for your team/);
    await fireEvent.click(button('Send'));
    await turn();
    expect(room.state.rounds.get('team')?.ballots.get('red')?.ballot).toEqual({
      picks: ['a'],
      abstain: false,
    });
    expect(document.body.textContent).toContain('Your team has voted.');
  });

  test('while another holds it, what is entered there shows live and nothing can be entered here', async () => {
    const desk = start('team');
    room.other('p2', { type: 'share-draft', roundId: 'team', draft: { picks: ['b'], abstain: false } });
    await page(desk);
    expect(document.body.textContent).toMatch(/Bo holds the pen/);
    expect(screen.getByLabelText<HTMLInputElement>('Option b').checked).toBe(true);
    expect(desk.open).toBe(false);
    desk.keepDraft({ picks: ['a'], abstain: false });
    room.other('p2', { type: 'share-draft', roundId: 'team', draft: { picks: ['a'], abstain: false } });
    await turn();
    expect(screen.getByLabelText<HTMLInputElement>('Option a').checked).toBe(true);
  });

  test('taking over the pen goes on from what is written, and the other is told', async () => {
    const desk = start('team');
    room.other('p2', { type: 'share-draft', roundId: 'team', draft: { picks: ['b'], abstain: false } });
    await page(desk);
    await fireEvent.click(button('Take over the pen'));
    await turn();
    expect(pen()?.holder).toBe('p1');
    expect(desk.open).toBe(true);
    expect(screen.getByLabelText<HTMLInputElement>('Option b').checked).toBe(true);
    expect(room.other('p2', { type: 'share-draft', roundId: 'team', draft: null })).toMatchObject({
      refusal: 'pen-elsewhere',
    });
  });

  test('a draft that arrives after the pen went elsewhere is no alarm', async () => {
    const desk = start('team');
    desk.keepDraft({ picks: ['a'], abstain: false });
    room.submit({ role: 'participant', id: 'p2' }, null, { type: 'take-pen', roundId: 'team' });
    await turn(REST);
    expect(pen()?.holder).toBe('p2');
    expect(desk.refusal).toBeNull();
  });
});

test('without a team one is told what to wait for', async () => {
  room = new CoreRoom([teamRound], [RED]);
  room.do({ type: 'assign-team', participantId: 'p1', teamId: null });
  const desk = start('team');
  await page(desk);
  expect(document.body.textContent).toMatch(/You are not in a team yet/);
  expect(desk.open).toBe(false);
});

test('a repeated vote shows what one answered before, and starts empty', async () => {
  room = new CoreRoom([choiceRound, again]);
  const first = start('choice');
  first.castBallot({ picks: ['b'], abstain: false });
  await turn();
  const desk = start('again');
  await vi.waitUntil(() => sides.words('choice'), { timeout: 15_000 });
  await page(desk);
  expect(document.body.textContent).toMatch(/Last time you answered:\s+Option b/);
  expect(desk.ballot).toBeNull();
});
