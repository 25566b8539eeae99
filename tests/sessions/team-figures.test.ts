import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showableGroups } from '../../sessions/methods/suppression.ts';
import type { Parts } from '../../sessions/protocol.ts';
import { reportOf, sessionRecordOf, type Report, type SessionRecord } from '../../sessions/report.ts';
import type { TeamResult } from '../../sessions/results.ts';
import type { Audience, SessionSettings } from '../../sessions/state.ts';
import { viewOf } from '../../sessions/views.ts';
import { plannedRound, typedItems } from '../support/planned-round.ts';
import { GivenSession, participant } from './given.ts';

const SETTINGS: SessionSettings = {
  names: 'none',
  teams: ['red', 'blue', 'green'].map((id) => ({ id, name: id })),
  teamJoin: 'assigned',
};
const VOTE = plannedRound('vote', 'choice', { source: typedItems('a', 'b'), anonymity: 'anonymous' });

/** A vote of people in teams; ids are those of the teams and a number: red1, red2, blue1. */
function vote(people: Record<string, number>, { config = VOTE.config } = {}): GivenSession {
  const given = new GivenSession({ settings: SETTINGS }, [{ ...VOTE, config }]);
  for (const [team, size] of Object.entries(people))
    for (let at = 1; at <= size; at++) {
      given.join(`${team}${at}`);
      if (team !== 'none')
        given.facilitate({ type: 'assign-team', participantId: `${team}${at}`, teamId: team });
    }
  given.opened('vote');
  given.facilitate({
    ...{ type: 'show-results', roundId: 'vote', shown: true },
    audiences: ['facilitator', 'wall'],
  });
  for (const id of given.state.participants.keys()) given.vote(id, [id.endsWith('1') ? 'b' : 'a']);
  return given;
}

function teamsOf(given: GivenSession, audience: Audience = 'facilitator'): TeamResult[] | undefined {
  const parts: Parts = viewOf(given.state, given, audience, given.now).parts;
  return parts['teams/vote'];
}

/** Which teams have figures, as an audience sees it once the round is closed. */
function shownIn(given: GivenSession): string[] {
  given.facilitate({ type: 'close-round', roundId: 'vote' });
  return shown(teamsOf(given));
}

const shown = (teams: readonly TeamResult[] | null = []): string[] =>
  (teams ?? []).filter(({ result }) => result !== null).map(({ teamId }) => teamId);

function reported(given: GivenSession): Report {
  given.facilitate({ type: 'stop-session' });
  return reportFrom(sessionRecordOf(given.state));
}

function reportFrom(record: SessionRecord): Report {
  const facts = { sessionId: 's1', title: '', language: 'en', startedAt: 1, stoppedAt: 2 } as const;
  return reportOf({ ...facts, teams: SETTINGS.teams, participants: [], damagedAfter: null }, record);
}

describe('[SEE-8] figures of teams whose voters are anonymous', () => {
  it('are hidden below five ballots, and nothing of them is left in what is kept', () => {
    const given = vote({ red: 7, blue: 3, green: 3 });
    expect(shownIn(given)).toEqual(['red']);
    expect(teamsOf(given)).toMatchObject([
      { teamId: 'red', ballots: 7, result: { respondents: 7, leaders: ['a'] } },
      { teamId: 'blue', ballots: 0, result: null, positions: [] },
      { teamId: 'green', ballots: 0, result: null, positions: [] },
    ]);
    expect(teamsOf(given, 'wall')).toBeUndefined();
    given.facilitate({ type: 'show-team-results', roundId: 'vote', shown: true });
    expect(teamsOf(given, 'wall')).toEqual(teamsOf(given));
    const kept = reported(given).rounds[0];
    expect(kept?.teams).toEqual(teamsOf(given));
    expect(new Set(kept?.ballots.map(({ teamId }) => teamId))).toEqual(new Set(['red', null]));
  });

  it('are hidden also where the total less the others would be a few people', () => {
    expect(shownIn(vote({ red: 7, blue: 6, green: 2 }))).toEqual(['red']);
    expect(shownIn(vote({ red: 6, blue: 7, none: 1 }))).toEqual(['blue']);
    expect(shownIn(vote({ red: 6, blue: 5 }))).toEqual(['red', 'blue']);
    expect(shownIn(vote({ red: 6, blue: 5, none: 5 }))).toEqual(['red', 'blue']);
    expect(shownIn(vote({ red: 6, green: 4 }))).toEqual([]);
  });

  it('count as the facilitator can, who knows the ballots that were entered', () => {
    const given = vote({ red: 6, blue: 5, green: 2 });
    for (const pick of ['a', 'a', 'b'])
      given.facilitate({
        ...{ type: 'enter-ballot', roundId: 'vote' },
        ballot: { picks: [pick], abstain: false },
      });
    // Five are left, and three of them are known.
    expect(shownIn(given)).toEqual(['red']);
  });

  it('are not shown of a running round, in which two pictures differ by one ballot', () => {
    const given = vote({ red: 6, blue: 6 });
    given.facilitate({ type: 'show-team-results', roundId: 'vote', shown: true });
    expect([teamsOf(given), teamsOf(given, 'wall')]).toEqual([undefined, undefined]);
    expect(shownIn(given)).toEqual(['red', 'blue']);
    given.facilitate({ type: 'reopen-round', roundId: 'vote' });
    expect(teamsOf(given)).toBeUndefined();
  });

  it('are not shown again when a few of a team acted since they were seen', () => {
    const given = vote({ red: 6, blue: 6, green: 6 });
    const reopen = () => given.facilitate({ type: 'reopen-round', roundId: 'vote' });
    expect(shownIn(given)).toHaveLength(3);
    reopen();
    expect(shownIn(given)).toHaveLength(3);
    reopen();
    given.vote('red1', ['a']);
    expect(shownIn(given)).toEqual([]);
    expect(shown(reported(given).rounds[0]?.teams)).toEqual([]);
  });

  it('are shown again when at least five of each team that acted did', () => {
    const given = vote({ red: 6, blue: 6 });
    shownIn(given);
    given.facilitate({ type: 'reopen-round', roundId: 'vote' });
    for (const at of [1, 2, 3, 4]) given.vote(`red${at}`, ['b']);
    expect(shownIn(given)).toEqual([]);
    given.facilitate({ type: 'reopen-round', roundId: 'vote' });
    given.vote('red5', ['b']);
    expect(shownIn(given)).toEqual(['red', 'blue']);
  });

  it('are free to change while nobody has seen them', () => {
    const given = vote({ red: 6, blue: 6 });
    const look = (shown: boolean) =>
      given.facilitate({
        ...{ type: 'show-results', roundId: 'vote', shown },
        audiences: ['facilitator', 'wall'],
      });
    look(false);
    shownIn(given);
    given.facilitate({ type: 'reopen-round', roundId: 'vote' });
    given.vote('red1', ['a']);
    given.facilitate({ type: 'close-round', roundId: 'vote' });
    look(true);
    expect(shown(teamsOf(given))).toEqual(['red', 'blue']);
  });

  it('hold in the report also for what was kept without them', () => {
    const record = sessionRecordOf(vote({ red: 7, blue: 6, green: 2 }).state);
    const [round] = record.rounds;
    const ballots = ['red', 'blue', 'green'].flatMap((teamId, at) =>
      Array.from({ length: [7, 6, 2][at] ?? 0 }, () => ({
        ...{ roundId: 'vote', participantId: null, teamId, proxy: false },
        ballot: { picks: ['a'], abstain: false },
      })),
    );
    const [kept] = reportFrom({
      ...{ contributions: [], ballots },
      rounds: round ? [{ ...round, status: 'closed' }] : [],
    }).rounds;
    expect(shown(kept?.teams)).toEqual(['red']);
    expect(new Set(kept?.ballots.map(({ teamId }) => teamId))).toEqual(new Set(['red', null]));
  });

  it('are shown from the first ballot, and while people vote, where votes tell their team', () => {
    const given = vote({ red: 1, blue: 6 }, { config: { ...(VOTE.config as object), anonymity: 'team' } });
    expect(shown(teamsOf(given))).toEqual(['red', 'blue']);
  });
});

/** Can a vector be made of others by adding, taking off and multiplying? */
function follows(vector: readonly number[], from: readonly (readonly number[])[]): boolean {
  return rank([...from, vector]) === rank(from);
}

function rank(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const pivot = left.findIndex((row, at) => at >= found && Math.abs(row[column] ?? 0) > 1e-9);
    const row = left[pivot];
    if (!row) continue;
    left.splice(pivot, 1);
    left.splice(found, 0, row);
    for (const [at, other] of left.entries()) {
      const times = at === found ? 0 : (other[column] ?? 0) / (row[column] ?? 1);
      for (const [place, value] of row.entries()) other[place] = (other[place] ?? 0) - times * value;
    }
    found += 1;
  }
  return found;
}

const isTelling = (people: number): boolean => people > 0 && people < 5;

/** Units whose ballots stand together: teams, people without one, and the ballots that were entered. */
type Sizes = Record<string, number>;

/** Every set of units that an audience is not shown, and of which the figures follow from what it is shown, has nobody in it, or five. */
function expectNothingFollows(sizes: Sizes, shownUnits: ReadonlySet<string>): void {
  const units = Object.keys(sizes);
  const vectorOf = (members: readonly string[]) => units.map((unit) => (members.includes(unit) ? 1 : 0));
  const seen = [vectorOf(units), ...[...shownUnits].map((unit) => vectorOf([unit]))];
  const hidden = units.filter((unit) => !shownUnits.has(unit));
  // Without any team beside it the total is all there is.
  if (hidden.length === units.length) return;
  for (let set = 1; set < 2 ** hidden.length; set++) {
    const members = hidden.filter((_, at) => set & (2 ** at));
    if (isTelling(members.reduce((sum, unit) => sum + (sizes[unit] ?? 0), 0)))
      expect(follows(vectorOf(members), seen), `${members.join('+')} of ${JSON.stringify(sizes)}`).toBe(
        false,
      );
  }
}

describe('[SEE-8] from everything an audience sees', () => {
  it('no figures of a set of hidden teams with fewer than five people can be computed', () => {
    const size = fc.integer({ min: 0, max: 12 });
    const drawn = { shown: 0, complementary: 0 };
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('red', 'blue', 'green', 'grey', 'pink'), size),
        fc.integer({ min: 0, max: 7 }),
        fc.integer({ min: 0, max: 7 }),
        (teams, none, entered) => {
          const total = Object.values(teams).reduce((sum, people) => sum + people, none + entered);
          const showable = showableGroups({ total, entered, groups: new Map(Object.entries(teams)) });
          for (const team of showable) expect(teams[team]).toBeGreaterThanOrEqual(5);
          // For a wall, to which entered ballots are like others of no team, and for who entered them.
          expectNothingFollows({ ...teams, none: none + entered }, showable);
          if (showable.size > 0)
            expectNothingFollows({ ...teams, none, entered }, new Set([...showable, 'entered']));
          const large = Object.values(teams).filter((people) => people >= 5).length;
          // Nothing is hidden needlessly: one team at most for the sake of the others.
          expect(large - showable.size).toBeLessThanOrEqual(1);
          drawn.shown += showable.size;
          drawn.complementary += large - showable.size;
        },
      ),
      { numRuns: 1_000 },
    );
    expect(drawn.shown).toBeGreaterThan(100);
    expect(drawn.complementary).toBeGreaterThan(100);
  });

  it('two pictures, however often a round is reopened between them, differ in no team by the votes of fewer than five', () => {
    const unit = fc.constantFrom('red', 'blue', 'green', 'none');
    const who = fc.tuple(unit, fc.integer({ min: 1, max: 8 }));
    const step = fc.oneof(
      { weight: 1, arbitrary: fc.record({ do: fc.constant('cast' as const), who }) },
      fc.record({ do: fc.constant('withdraw' as const), who }),
      // Most of a team at once, so that pictures are shown again at times.
      {
        weight: 3,
        arbitrary: fc.record({ do: fc.constant('all' as const), who: fc.tuple(unit, fc.constantFrom(5, 8)) }),
      },
      { weight: 4, arbitrary: fc.constantFrom({ do: 'close' as const }, { do: 'reopen' as const }) },
      fc.record({ do: fc.constant('look' as const), at: fc.boolean() }),
      fc.record({ do: fc.constant('enter' as const) }),
    );
    let compared = 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
        const given = vote({ red: 8, blue: 7, green: 6, none: 5 });
        /** Who acted since the beginning, and what was seen when so many had. */
        const acts: { voter: string; unit: string }[] = [];
        const pictures: { after: number; units: Set<string> }[] = [];
        const act = (unit: string, at: number, pick: string | null): void => {
          const voter = participant(`${unit}${at}`);
          const decision =
            pick === null
              ? given.submit(voter, { type: 'withdraw-ballot', roundId: 'vote' })
              : given.vote(voter.id, [pick]);
          if (decision.ok) acts.push({ voter: voter.id, unit });
        };
        for (const next of steps) {
          if (next.do === 'cast') act(...next.who, 'a');
          else if (next.do === 'withdraw') act(...next.who, null);
          else if (next.do === 'all') for (let at = 1; at <= next.who[1]; at++) act(next.who[0], at, 'b');
          else if (next.do === 'look')
            given.facilitate({
              ...{ type: 'show-results', roundId: 'vote', shown: next.at },
              audiences: ['facilitator', 'wall'],
            });
          else if (next.do === 'enter')
            given.facilitate({
              ...{ type: 'enter-ballot', roundId: 'vote' },
              ballot: { picks: ['a'], abstain: false },
            });
          else if (next.do === 'close') given.facilitate({ type: 'close-round', roundId: 'vote' });
          else given.facilitate({ type: 'reopen-round', roundId: 'vote' });
          const units = new Set(shown(teamsOf(given)));
          if (units.size > 0) pictures.push({ after: acts.length, units });
        }
        pictures.push({ after: acts.length, units: new Set(shown(reported(given).rounds[0]?.teams)) });
        for (const [at, later] of pictures.entries())
          for (const earlier of pictures.slice(0, at)) {
            if (![...earlier.units].some((unit) => later.units.has(unit))) continue;
            const between = acts.slice(earlier.after, later.after);
            for (const unit of ['red', 'blue', 'green', 'none']) {
              const acted = new Set(between.filter((act) => act.unit === unit).map(({ voter }) => voter))
                .size;
              expect(isTelling(acted), `${acted} of ${unit}`).toBe(false);
              if (acted > 0) compared += 1;
            }
          }
      }),
      { numRuns: 150 },
    );
    expect(compared).toBeGreaterThan(20);
  });
});
