import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frontOf, touchPerson } from '../../sessions/changes.ts';
import type { Parts, Patch, View } from '../../sessions/protocol.ts';
import { movedBetween } from '../../sessions/methods/shift.ts';
import { kindOf } from '../../sessions/rounds/registry.ts';
import { AUDIENCES, type Audience, type SessionState } from '../../sessions/state.ts';
import { catchUp, takePatch, viewOf } from '../../sessions/views.ts';
import { FACILITATOR, GivenSession, participant, SYSTEM } from './given.ts';
import { step, type Step } from './random-steps.ts';
import { TEAMS, WORKSHOP } from './workshop.ts';

/** A client as docs/protocol.md tells it to behave: whole views replace, patches that fit apply, a gap asks. */
class Follower {
  seq = 0;
  parts: Parts = {};
  /** It comes back from a lost connection, and asks before it takes anything. */
  asks = false;
  constructor(readonly audience: Audience) {}

  ask(given: GivenSession): void {
    this.asks = false;
    this.take(catchUp(given.state, given, this.audience, this.seq, given.now), given);
  }

  take(message: View | Patch, given: GivenSession): void {
    if (!('from' in message)) {
      this.seq = message.seq;
      this.parts = structuredClone(message.parts);
    } else if (message.from > this.seq) {
      this.ask(given);
    } else if (message.seq >= this.seq) {
      const entries = Object.entries(structuredClone(message.parts));
      for (const [key, value] of entries) {
        if (value === null) delete this.parts[key as keyof Parts];
        else Object.assign(this.parts, { [key]: value });
      }
      this.seq = message.seq;
    }
  }
}

function play(
  steps: Step[],
  after: (given: GivenSession) => void = () => undefined,
): { given: GivenSession; followers: Follower[] } {
  const given = new GivenSession(
    { settings: TEAMS, limits: { participants: 4, rounds: 16, contributionsPerRound: 10 } },
    WORKSHOP,
  );
  const followers = AUDIENCES.map((audience) => new Follower(audience));
  const published: Record<Audience, number> = { participants: 0, facilitator: 0, wall: 0, moderators: 0 };
  const publish = (audience: Audience, lost: boolean) => {
    const patch = takePatch(given.state, given, audience, published[audience]);
    published[audience] = given.state.seq;
    const follower = followers.find((follower) => follower.audience === audience);
    if (patch === null || !follower) return;
    if (lost) {
      // Who came and went is no event and has no number: losing that alone is noticed by the lost connection alone.
      follower.asks ||= patch !== 'reset' && patch.from === patch.seq;
      return;
    }
    if (follower.asks) follower.ask(given);
    follower.take(patch === 'reset' ? viewOf(given.state, given, audience, given.now) : patch, given);
  };
  for (const next of steps) {
    if (next.do === 'participant') given.submit(participant(next.who), next.command);
    else if (next.do === 'facilitator') given.submit(FACILITATOR, next.command);
    else if (next.do === 'join')
      given.submit(SYSTEM, {
        type: 'join',
        participantId: next.who,
        name: null,
        teamId: null,
        waiting: next.who === 'p4',
      });
    else if (next.do === 'wait') given.now += next.ms;
    else if (next.do === 'connect' || next.do === 'disconnect') {
      given.offline[next.do === 'connect' ? 'delete' : 'add'](next.who);
      if (given.state.participants.has(next.who)) touchPerson(given.state, next.who);
    } else if ('audience' in next) publish(next.audience, next.do === 'miss');
    after(given);
  }
  for (const follower of followers) {
    publish(follower.audience, false);
    // Whoever lost the last publication finds out at the next one, or by asking.
    follower.ask(given);
  }
  return { given, followers };
}

/** State without what is only bookkeeping of publishing. */
function essence(state: SessionState): unknown {
  const { changes: _changes, ...rest } = state;
  return {
    ...rest,
    rounds: [...rest.rounds.values()].map((round) => ({
      ...round,
      tally: round.tally?.counted() ?? null,
      teamTallies: [...round.teamTallies].map(([id, { tally, ballots }]) => [id, ballots, tally.counted()]),
    })),
  };
}

/** Admitted people per team, counted afresh; teams that everybody left stay with 0. */
function sizes({ state }: GivenSession): Map<string, number> {
  const counted = new Map([...state.teamMembers.keys()].map((id) => [id, 0]));
  for (const { teamId, standing } of state.participants.values())
    if (teamId !== null && standing === 'admitted') counted.set(teamId, (counted.get(teamId) ?? 0) + 1);
  return counted;
}

// Without its size said, fast-check draws a dozen steps at most, in which little happens.
const steps = fc.array(step, { maxLength: 120, size: 'max' });

describe('any session', () => {
  it('[CMD-4] the same journal always gives the same state', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { given } = play(list);
        expect(essence(given.replayed())).toEqual(essence(given.state));
      }),
      { numRuns: 150 },
    );
  });

  it('[SEE-7] a view patched along the way, gaps and all, is the view made afresh', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { given, followers } = play(list);
        const members = given.state.teamMembers;
        expect(sizes(given)).toEqual(new Map([...members].map(([id, { size }]) => [id, size])));
        for (const { audience, parts } of followers)
          expect(parts, audience).toEqual(
            JSON.parse(JSON.stringify(viewOf(given.state, given, audience, given.now).parts)),
          );
      }),
      { numRuns: 300 },
    );
  });

  it('[ROUND-7][LAW-6] how many moved since the vote that is repeated is kept as ballots come and go', () => {
    const who = fc.constantFrom('p1', 'p2', 'p3', 'p4');
    const act = fc.record({
      roundId: fc.constantFrom('vote', 'again'),
      who,
      pick: fc.constantFrom('a', 'b', 'a', 'b', 'a', 'b', 'a', 'b', null, null, 'removed'),
    });
    let matched = 0;
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60, size: 'max' }), (acts) => {
        const given = new GivenSession({ settings: TEAMS }, WORKSHOP).join('p1', 'p2', 'p3', 'p4');
        given.opened('vote').opened('again');
        for (const { roundId, who, pick } of acts) {
          given.facilitate({ type: 'reopen-round', roundId });
          if (pick === 'removed') given.facilitate({ type: 'remove-participant', participantId: who });
          else if (pick === null) given.submit(participant(who), { type: 'withdraw-ballot', roundId });
          else given.vote(who, [pick], roundId);
          const [first, repeat] = ['vote', 'again'].map((id) => given.state.rounds.get(id)!);
          expect(repeat!.moved).toEqual(movedBetween(first!.ballots, repeat!.ballots));
          matched += repeat!.moved.of;
        }
      }),
      { numRuns: 100 },
    );
    expect(matched).toBeGreaterThan(100);
  });

  it('[VOTE-3][ROUND-2][JOIN-7] tallies are those of the standing ballots, one round is open, the electorate is who is in', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { given } = play(list, ({ state }) => {
          const open = [...state.rounds.values()].filter((round) => round.status === 'open');
          expect(open.length).toBeLessThanOrEqual(1);
          if (open[0]) expect(state.current).toBe(open[0].id);
        });
        expect(given.state.eligible).toBe(
          [...given.state.participants.values()].filter((p) => p.standing === 'admitted').length,
        );
        for (const round of given.state.rounds.values()) {
          const scratch = kindOf(round.kind)?.ballots?.tally(round.config, round.items);
          for (const { ballot: cast } of round.ballots.values()) scratch?.add(cast);
          if (round.tally) expect(round.tally.counted()).toEqual(scratch?.counted());
          for (const [teamId, team] of round.teamTallies)
            expect(team.ballots).toBe([...round.ballots.values()].filter((b) => b.teamId === teamId).length);
          expect(round.proxies).toBe([...round.ballots.values()].filter(({ proxy }) => proxy).length);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('[SEE-5] a message to the group never has a part the group may not see', () => {
    fc.assert(
      fc.property(steps, (list) => {
        play(list, (given) => {
          for (const audience of ['participants', 'wall'] as const) {
            for (const message of [
              viewOf(given.state, given, audience, 0),
              catchUp(given.state, given, audience, given.state.seq - 3, 0),
            ])
              for (const key of Object.keys(message.parts)) {
                const [section, roundId = ''] = key.split('/');
                if (section === 'session' || section === 'people') continue;
                const { front, staged } = frontOf(given.state);
                if (section === 'contribution' || section === 'cluster') {
                  expect([front?.id, staged?.id]).toContain(roundId);
                  expect(front?.shown[audience]).toBe(true);
                } else expect(roundId).toBe(front?.id);
                if (section === 'result' || section === 'teams' || section === 'shift')
                  expect(front?.shown[audience]).toBe(true);
              }
          }
        });
      }),
      { numRuns: 100 },
    );
  });

  it('[SEE-11] a message to moderators never has a part that is not theirs', () => {
    fc.assert(
      fc.property(steps, (list) => {
        play(list, (given) => {
          for (const message of [
            viewOf(given.state, given, 'moderators', 0),
            catchUp(given.state, given, 'moderators', given.state.seq - 3, 0),
          ])
            for (const key of Object.keys(message.parts)) {
              const [section = '', roundId = ''] = key.split('/');
              if (section === 'session') continue;
              expect(['round', 'progress', 'contribution', 'cluster', 'result']).toContain(section);
              const round = given.state.rounds.get(roundId);
              const kind = kindOf(round?.kind ?? '');
              expect(round?.status).not.toBe('planned');
              expect(kind?.collects === 'contributions' || kind?.kind === 'clustering').toBe(true);
              if (section === 'result') expect(kind?.texts).toBeDefined();
            }
        });
      }),
      { numRuns: 100 },
    );
  });

  it('[VOTE-3] the tally after 100,000 random casts, replacements and withdrawals equals the tally from scratch', () => {
    const given = new GivenSession({ limits: { participants: 500, rounds: 9, contributionsPerRound: 9 } });
    for (let at = 0; at < 300; at++) given.join(`v${at}`);
    given.join('p1').opened('brainstorm');
    const ideas = ['x', 'y'].map((text) => given.contribute('p1', text));
    // A small linear congruence: seeded, the same every time.
    let seed = 20_26;
    const next = (below: number) => ((seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % 65_537) % below;
    for (const [round, cast] of [
      [
        'vote',
        () =>
          next(9) === 0
            ? { picks: [], abstain: true }
            : { picks: ['a', 'b', 'c'].slice(next(2), 2 + next(1)), abstain: false },
      ],
      ['score', () => ({ scores: ideas.slice(next(2)).map((item) => ({ item, score: 1 + next(5) })) })],
    ] as const) {
      given.opened(round);
      for (let at = 0; at < 50_000; at++) {
        const voter = participant(`v${next(300)}`);
        given.submit(
          voter,
          next(6) === 0
            ? { type: 'withdraw-ballot', roundId: round }
            : { type: 'cast-ballot', roundId: round, ballot: cast() },
        );
      }
      const { tally, ballots, kind, config, items } = given.state.rounds.get(round)!;
      const scratch = kindOf(kind)!.ballots!.tally(config, items);
      for (const { ballot } of ballots.values()) scratch.add(ballot);
      expect(ballots.size).toBeGreaterThan(100);
      expect(tally?.counted()).toEqual(scratch.counted());
    }
  });
});
