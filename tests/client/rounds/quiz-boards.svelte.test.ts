import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { AgendaEditor, AgendaStep, RoundChange } from '../../../client/editor/agenda-editor.ts';
import RoundForm from '../../../client/editor/RoundForm.svelte';
import { boardsIn } from '../../../client/rounds/quiz/boards.ts';
import Result from '../../../client/rounds/quiz/Result.svelte';
import type { RoundOf } from '../../../client/rounds/round-views.ts';
import { ViewStore } from '../../../client/live/view-store.svelte.ts';
import type { ResultOf } from '../../../sessions/rounds/registry.ts';
import { viewOf } from '../../../sessions/views.ts';
import { GivenSession, participant, SYSTEM } from '../../sessions/given.ts';
import { plannedRound } from '../../support/planned-round.ts';
import { show } from '../in-language.ts';
import { withoutLayout } from '../no-layout.ts';
import { table, written } from './voting-room.ts';

const TEAMS = [
  { id: 't1', name: 'Red' },
  { id: 't2', name: 'Blue' },
];
const options = ['a', 'b'].map((id) => ({ id, text: `Option ${id}` }));
const questions = [{ id: 'q1', text: 'One?', options, multiple: false, right: ['b'], points: 10 }];
const planned = plannedRound('q', 'quiz', { questions, anonymity: 'named', board: 'both' });

/** Three red ones, one of them right, and one blue one who is. */
function drawn(place: 'console' | 'wall'): void {
  const settings = { names: 'optional', teams: TEAMS, teamJoin: 'choose' } as const;
  const given = new GivenSession({ settings: { ...settings, teams: TEAMS } }, [planned]);
  for (const [name, teamId, pick] of [
    ['Ann', 't1', 'b'],
    ['Ado', 't1', 'a'],
    ['Ali', 't1', 'a'],
    ['Bob', 't2', 'b'],
  ] as const) {
    given.submit(SYSTEM, { type: 'join', participantId: name, name, teamId, waiting: false });
    if (name === 'Ann') given.opened('q');
    given.submit(participant(name), {
      ...{ type: 'cast-ballot', roundId: 'q' },
      ballot: { answers: [{ question: 'q1', picks: [pick] }] },
    });
  }
  given.facilitate({ type: 'close-round', roundId: 'q' });
  given.facilitate({
    ...{ type: 'show-results', roundId: 'q', shown: true },
    audiences: ['facilitator', 'wall'],
  });
  const store = new ViewStore(() => given.now);
  store.takeView(viewOf(given.state, given, place === 'wall' ? 'wall' : 'facilitator', given.now));
  show(Result, {
    round: store.round('q') as RoundOf<'quiz'>,
    result: store.result('q') as ResultOf<'quiz'>,
    ...{ contributions: [], clusters: [], progress: null, teams: TEAMS, place },
  });
}

beforeAll(withoutLayout);
afterEach(cleanup);

describe('leaderboards of a quiz', () => {
  test('of people and of teams stand below each other, teams by their points per person', () => {
    drawn('console');
    expect(table().slice(0, 8)).toEqual([
      ['Name', 'Place', 'Points'],
      ['Ann (Red)', '1', '10'],
      ['Bob (Blue)', '1', '10'],
      ['Ado (Red)', '3', '0'],
      ['Ali (Red)', '3', '0'],
      ['Team', 'Place', 'Points per person'],
      ['Blue', '1', '10.0'],
      ['Red', '2', '3.3'],
    ]);
    expect(written()).toContain('a larger team has no head start');
  });

  test('follow the questions on the wall, one after the other', () => {
    vi.useFakeTimers();
    try {
      drawn('wall');
      const headings = ['One?', 'Leaderboard', 'Leaderboard of teams', 'One?'];
      for (const heading of headings) {
        expect(document.querySelector('h2, h3, .heading')?.textContent.trim()).toBe(heading);
        vi.runOnlyPendingTimers();
        flushSync();
      }
    } finally {
      vi.useRealTimers();
    }
  });

  test('are written in Dutch as Dutch writes numbers', () => {
    const result = { teamLeaders: [{ rank: 1, teamId: 't2', points: 7.5, people: 4 }] };
    const [board] = boardsIn(result, TEAMS, 'nl');
    expect(board?.entries).toEqual([{ name: 'Blue', rank: 1, points: 7.5, written: '7,5' }]);
    expect(board?.format(7.5)).toBe('7,5 per persoon');
  });

  test('are the facilitator’s choice, where there are teams and votes have names', async () => {
    const changes: RoundChange[] = [];
    const step: AgendaStep = { ...planned, status: 'planned' };
    const editor: AgendaEditor = {
      steps: [step],
      teams: TEAMS,
      edit: (_id, change) => void changes.push(change),
      add: () => Promise.resolve(null),
      duplicate: () => Promise.resolve(null),
      move: () => undefined,
      remove: () => undefined,
    };
    show(RoundForm, { editor, step });
    await vi.waitUntil(() => screen.queryByRole('radio', { name: /^Both/ }), { timeout: 15_000 });
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /^Both/ }).checked).toBe(true);
    await fireEvent.click(screen.getByRole('radio', { name: /By the points per person/ }));
    await vi.waitUntil(() => changes.length > 0);
    expect(changes.at(-1)?.config).toMatchObject({ board: 'teams' });
    await fireEvent.click(screen.getByRole('radio', { name: /^Anonymous/ }));
    expect(screen.queryByRole('radio', { name: /By the points per person/ })).toBeNull();
  });
});
