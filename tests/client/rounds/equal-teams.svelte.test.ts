import { cleanup } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import Comparisons from '../../../client/rounds/Comparisons.svelte';
import { equalTeams } from '../../../client/rounds/equal-team-rows.ts';
import { sceneOf, type RoundScene } from '../../../client/rounds/round-scene.ts';
import { sides } from '../../../client/rounds/sides.svelte.ts';
import { ViewStore } from '../../../client/live/view-store.svelte.ts';
import { stageViews } from '../../../client/wall/stage-views.ts';
import type { AgendaRound } from '../../../sessions/agenda.ts';
import { equalGroupsOf } from '../../../sessions/methods/equal-groups.ts';
import { kindOf, ROUND_KIND_NAMES } from '../../../sessions/rounds/registry.ts';
import { viewOf } from '../../../sessions/views.ts';
import { GivenSession, participant } from '../../sessions/given.ts';
import { plannedRound, typedItems } from '../../support/planned-round.ts';
import { SeededRandom } from '../../support/random.ts';
import { show } from '../in-language.ts';
import { withoutLayout } from '../no-layout.ts';
import { table, written } from './voting-room.ts';

const TEAMS = ['Residents', 'Businesses', 'Experts'].map((name, at) => ({ id: `t${at}`, name }));
const COMPARED = ROUND_KIND_NAMES.filter((kind) => kindOf(kind)?.ballots?.positions !== undefined);

/** A closed round in which teams of these sizes voted, the people of each as its team does. */
function voted(planned: AgendaRound, ballots: readonly unknown[], sizes: readonly number[]): RoundScene {
  const given = new GivenSession({ settings: { names: 'none', teams: TEAMS, teamJoin: 'assigned' } }, [
    planned,
  ]);
  for (const [team, size] of sizes.entries())
    for (let at = 0; at < size; at++) {
      const participantId = `p${team}-${at}`;
      given.join(participantId);
      given.facilitate({ type: 'assign-team', participantId, teamId: `t${team}` });
    }
  given.opened(planned.id);
  for (const [team, size] of sizes.entries())
    for (let at = 0; at < size; at++)
      given.submit(participant(`p${team}-${at}`), {
        ...{ type: 'cast-ballot', roundId: planned.id },
        ballot: ballots[team % ballots.length],
      });
  given.facilitate({ type: 'close-round', roundId: planned.id });
  given.facilitate({ type: 'show-team-results', roundId: planned.id, shown: true });
  given.facilitate({
    ...{ type: 'show-results', roundId: planned.id, shown: true },
    audiences: ['facilitator', 'wall'],
  });
  const store = new ViewStore(() => given.now);
  store.takeView(viewOf(given.state, given, 'wall', given.now));
  if (!store.current) throw new Error('no round is in front');
  return sceneOf(store, store.current);
}

const source = typedItems('a', 'b');
const picks = (...chosen: string[]) => ({ picks: chosen, abstain: false });
const compared = ({ byTeam, result, round }: RoundScene, kind: string) => {
  const words = sides.words(kind);
  return words && byTeam ? equalTeams(byTeam, result, round.items, words, 'en') : null;
};

beforeAll(async () => {
  withoutLayout();
  await vi.waitUntil(() => COMPARED.every((kind) => sides.words(kind) && sides.result(kind)), {
    timeout: 15_000,
  });
});
afterEach(cleanup);

describe('every team weighing the same', () => {
  const choice = plannedRound('vote', 'choice', { source, anonymity: 'anonymous' });

  test('a large team decides per person, and not per team', () => {
    const scene = voted(choice, [picks('a'), picks('b'), picks('b')], [12, 5, 5]);
    expect(compared(scene, 'choice')).toEqual({
      figure: '% of votes cast',
      rows: [
        {
          ...{ id: 'b', text: 'Option b' },
          people: { words: '45%', place: 2 },
          teams: { words: '67%', place: 1 },
        },
        {
          ...{ id: 'a', text: 'Option a' },
          people: { words: '55%', place: 1 },
          teams: { words: '33%', place: 2 },
        },
      ],
      ...{ sameOrder: false, counted: 3, of: 3 },
    });
  });

  test('stands with the teams, as a table, and says what it means', () => {
    const scene = voted(choice, [picks('a'), picks('b'), picks('b')], [12, 5, 5]);
    show(Comparisons, { scene, teams: TEAMS, place: 'console' });
    expect(written()).toContain('In the last column every team weighs the same');
    expect(written()).toContain('The order is not the same.');
    expect(table().slice(-3)).toEqual([
      ['% of votes cast', 'Every person the same', 'Every team the same'],
      ['Option b', '2. 45%', '1. 67%'],
      ['Option a', '1. 55%', '2. 33%'],
    ]);
    expect(stageViews(scene).at(-1)).toEqual({ is: 'equal', from: 0, to: 4 });
  });

  test('[SEE-8] is made of the teams that are shown, and says so', () => {
    const scene = voted(choice, [picks('a'), picks('b'), picks('b')], [12, 6, 2]);
    // Two people are left over, so that the six are hidden too; one team alone compares with nothing.
    expect(equalGroupsOf(scene.byTeam ?? [])).toBeNull();
    show(Comparisons, { scene, teams: TEAMS, place: 'console' });
    expect(written()).not.toContain('Every team the same');
    cleanup();
    const told = plannedRound('vote', 'choice', { source, anonymity: 'team' });
    show(Comparisons, {
      ...{ scene: voted(told, [picks('a'), picks('b')], [3, 2, 0]), teams: TEAMS },
      place: 'console',
    });
    expect(written()).toContain('Of 2 of the 3 teams');
  });

  test('an estimate has one figure and no order', () => {
    const estimate = plannedRound('guess', 'estimate', { unit: 'km', anonymity: 'team' });
    expect(compared(voted(estimate, [{ value: 10 }, { value: 40 }], [3, 1]), 'estimate')).toMatchObject({
      rows: [{ text: 'Median', people: { words: '10 km', place: null }, teams: { words: '25 km' } }],
      sameOrder: null,
    });
  });

  test('a low place comes first in a ranking', () => {
    const ranking = plannedRound('rank', 'ranking', { source, anonymity: 'team' });
    const order = (...ids: string[]) => ({ order: ids });
    expect(
      compared(voted(ranking, [order('b', 'a'), order('a', 'b')], [1, 4]), 'ranking')?.rows.map(
        ({ id, people, teams }) => [id, people.place, teams.place],
      ),
    ).toEqual([
      ['a', 1, 1],
      ['b', 2, 1],
    ]);
  });

  test('[LAW-7] every kind compares teams by the figure that its core has', () => {
    const random = new SeededRandom(7);
    for (const kind of COMPARED) {
      const rules = kindOf(kind)?.ballots;
      const planned = plannedRound('any', kind, {
        anonymity: 'team',
        ...(kind === 'estimate' ? {} : { source }),
      });
      const items = kind === 'estimate' ? [] : source.items;
      const ballots = Array.from({ length: 3 }, () => rules?.random(planned.config, items, random));
      const scene = voted(planned, ballots, [4, 3, 2]);
      const centre = sides.words(kind)?.centre;
      for (const position of rules?.positions?.(scene.result) ?? [])
        expect(centre?.of(scene.result, position.itemId), kind).toBe(position.centre);
      expect(compared(scene, kind)?.figure, kind).not.toBe('');
      expect(
        compared(scene, kind)?.rows.every(({ people, teams }) => people.words && teams.words),
        kind,
      ).toBe(true);
    }
  });
});
