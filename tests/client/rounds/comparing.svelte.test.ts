import { cleanup } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import Comparisons from '../../../client/rounds/Comparisons.svelte';
import { sceneOf, type RoundScene } from '../../../client/rounds/round-scene.ts';
import { shiftRows } from '../../../client/rounds/shift-rows.ts';
import { sides } from '../../../client/rounds/sides.svelte.ts';
import { ViewStore } from '../../../client/live/view-store.svelte.ts';
import { spotlitIn } from '../../../client/wall/spotlit.ts';
import { stageViews } from '../../../client/wall/stage-views.ts';
import { RESULT_AUDIENCES, type Audience } from '../../../sessions/state.ts';
import { viewOf } from '../../../sessions/views.ts';
import { FACILITATOR, GivenSession, participant, SYSTEM } from '../../sessions/given.ts';
import { plannedRound, typedItems } from '../../support/planned-round.ts';
import { show } from '../in-language.ts';
import { withoutLayout } from '../no-layout.ts';

const TEAMS = [
  { id: 't1', name: 'Red' },
  { id: 't2', name: 'Blue' },
  { id: 't3', name: 'Green' },
];
const choice = plannedRound('vote', 'choice', { source: typedItems('a', 'b'), reveal: 'live' });
const rating = plannedRound('rate', 'rating', { source: typedItems('a'), reveal: 'live' });

function scene(given: GivenSession, audience: Audience): RoundScene {
  const store = new ViewStore(() => given.now);
  store.takeView(viewOf(given.state, given, audience, given.now));
  if (!store.current) throw new Error('no round is in front');
  return sceneOf(store, store.current);
}

/** Six people in the first team, three in the second and two in the third are asked. */
function asked(planned: typeof choice): GivenSession {
  const given = new GivenSession({ settings: { names: 'none', teams: TEAMS, teamJoin: 'choose' } }, [
    planned,
  ]);
  for (let at = 0; at < 11; at++)
    given.submit(SYSTEM, {
      type: 'join',
      participantId: `p${at}`,
      name: null,
      teamId: at < 6 ? 't1' : at < 9 ? 't2' : 't3',
      waiting: false,
    });
  given.facilitate({ type: 'open-round', roundId: planned.id });
  return given;
}

function picks(given: GivenSession, roundId: string, ...chosen: string[]): void {
  for (const [at, pick] of chosen.entries())
    given.submit(participant(`p${at}`), {
      type: 'cast-ballot',
      roundId,
      ballot: { picks: [pick], abstain: false },
    });
}

function again(given: GivenSession, roundId: string): string {
  given.facilitate({ type: 'close-round', roundId });
  given.facilitate({ type: 'repeat-round', roundId });
  const repeated = given.state.order.at(-1) ?? '';
  given.facilitate({ type: 'open-round', roundId: repeated });
  given.facilitate({
    type: 'show-results',
    roundId: repeated,
    audiences: [...RESULT_AUDIENCES],
    shown: true,
  });
  return repeated;
}

const text = (): string => document.body.textContent.replace(/\s+/g, ' ');

beforeAll(async () => {
  withoutLayout();
  await vi.waitUntil(() => sides.words('choice') && sides.words('rating') && sides.result('choice'), {
    timeout: 15_000,
  });
});
afterEach(cleanup);

describe('team by team', () => {
  function byTeam(): GivenSession {
    const given = asked(choice);
    picks(given, 'vote', 'a', 'a', 'a', 'a', 'b', 'b', 'b', 'b', 'b', 'b', 'b');
    given.facilitate({ type: 'close-round', roundId: 'vote' });
    return given;
  }

  test('[SEE-8] each team has its own figures; one that is not shown says so, and how many voted in it is not told', () => {
    show(Comparisons, { scene: scene(byTeam(), 'facilitator'), teams: TEAMS, place: 'console' });
    const [red, blue] = [...document.querySelectorAll('ul.console > li')].map((team) => team.textContent);
    expect(red).toMatch(/Red\s+6 votes/);
    expect(red).toContain('67%');
    expect(blue).toContain('Not shown');
    expect(blue).not.toMatch(/3 votes/);
    expect(text()).toContain('The group does not see this.');
  });

  test('the group sees it only when it is shown, and the wall then has a picture of its own for it', () => {
    const given = byTeam();
    expect(scene(given, 'participants').byTeam).toBeNull();
    expect(stageViews(scene(given, 'wall'))).toEqual([{ is: 'result' }]);
    given.submit(FACILITATOR, { type: 'show-team-results', roundId: 'vote', shown: true });
    expect(scene(given, 'participants').byTeam).toHaveLength(3);
    expect(stageViews(scene(given, 'wall'))).toEqual([
      { is: 'result' },
      { is: 'teams', from: 0, to: 2 },
      { is: 'teams', from: 2, to: 4 },
    ]);
  });

  test('[SEE-8] while an anonymous round runs the console says when the teams’ results come', () => {
    const given = asked(choice);
    picks(given, 'vote', 'a', 'b');
    given.facilitate({ type: 'show-results', roundId: 'vote', audiences: ['facilitator'], shown: true });
    show(Comparisons, { scene: scene(given, 'facilitator'), teams: TEAMS, place: 'console' });
    expect(text()).toContain('The results by team are here once the round is closed');
  });

  test('teams are told apart without their colours', () => {
    show(Comparisons, { scene: scene(byTeam(), 'facilitator'), teams: TEAMS, place: 'console' });
    const badges = [...document.querySelectorAll('.badge')];
    expect(badges.map(({ textContent }) => textContent)).toEqual(['A', 'B', 'C']);
    expect(new Set(badges.map(({ className }) => className)).size).toBe(3);
  });
});

describe('a vote that is repeated', () => {
  test('every item says what it came to before and now, and which way it went', () => {
    const given = asked(choice);
    picks(given, 'vote', 'a', 'a', 'a', 'b');
    picks(given, again(given, 'vote'), 'a', 'b', 'b', 'b');
    const { shift, result, round } = scene(given, 'participants');
    const words = sides.words('choice');
    if (!shift || !words) throw new Error('there is no shift');
    expect(shiftRows(shift, result, round.items, words, 'en')).toEqual([
      {
        id: 'a',
        text: 'Option a',
        before: '3 votes (75%)',
        after: '1 vote (25%)',
        trend: 'down',
        spread: null,
      },
      {
        id: 'b',
        text: 'Option b',
        before: '1 vote (25%)',
        after: '3 votes (75%)',
        trend: 'up',
        spread: null,
      },
    ]);
    show(Comparisons, { scene: scene(given, 'participants'), teams: [], place: 'phone' });
    expect(text()).toContain('2 of 4 who answered both times changed something (50%).');
  });

  test('opinions that come closer together are said to', () => {
    const given = asked(rating);
    const rate = (roundId: string, ...scores: number[]): void => {
      for (const [at, score] of scores.entries())
        given.submit(participant(`p${at}`), {
          type: 'cast-ballot',
          roundId,
          ballot: { scores: [{ item: 'a', score }] },
        });
    };
    rate('rate', 1, 5, 1, 5);
    rate(again(given, 'rate'), 3, 4, 3, 4);
    show(Comparisons, { scene: scene(given, 'participants'), teams: [], place: 'phone' });
    expect(text()).toContain('closer together');
  });

  test('nobody moving is called stable', () => {
    const given = asked(choice);
    picks(given, 'vote', 'a', 'b');
    picks(given, again(given, 'vote'), 'a', 'b');
    show(Comparisons, { scene: scene(given, 'participants'), teams: [], place: 'phone' });
    expect(text()).toContain('None of the 2 who answered both times changed anything');
  });
});

describe('what stands large on the wall', () => {
  test('is an item, or a contribution with as much of its author as the round tells', () => {
    const given = new GivenSession({ settings: { names: 'required', teams: [], teamJoin: 'choose' } }, [
      plannedRound('ideas', 'ideas', { authorship: 'named' }),
    ]);
    given.submit(SYSTEM, { type: 'join', participantId: 'p1', name: 'Ada', teamId: null, waiting: false });
    given.facilitate({ type: 'open-round', roundId: 'ideas' });
    const idea = given.contribute('p1', 'More light', 'ideas');
    expect(spotlitIn(scene(given, 'wall'), idea)).toMatchObject({ text: 'More light', author: 'Ada' });
    given.facilitate({ type: 'hide-contribution', roundId: 'ideas', contributionId: idea, hidden: true });
    expect(spotlitIn(scene(given, 'wall'), idea)).toBeNull();
  });
});
