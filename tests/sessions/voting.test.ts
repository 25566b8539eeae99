import { beforeEach, describe, expect, it } from 'vitest';
import { CO_FACILITATOR, type Actor } from '../../sessions/commands.ts';
import { sessionRecordOf, reportOf } from '../../sessions/report.ts';
import type { Audience } from '../../sessions/state.ts';
import { meOf } from '../../sessions/own-view.ts';
import { viewOf } from '../../sessions/views.ts';
import { FACILITATOR, FACTS, GivenSession, participant, refusalOf, SYSTEM } from './given.ts';
import { TEAMS, WORKSHOP } from './workshop.ts';

let given: GivenSession;

beforeEach(() => {
  given = new GivenSession({ settings: TEAMS, limits: { ...FACTS.limits, rounds: 30 } }, WORKSHOP);
});

function part(audience: Audience, key: string): unknown {
  return (viewOf(given.state, given, audience, given.now).parts as Record<string, unknown>)[key];
}

function ask(who: string, command: Parameters<GivenSession['submit']>[1]): string | null {
  return refusalOf(given.submit(participant(who), command));
}

const ballot = (...picks: string[]) => ({ picks, abstain: picks.length === 0 });

describe('who votes', () => {
  it('[JOIN-3] balanced teams fill evenly, whatever is asked for', () => {
    given.join('p1', 'p2', 'p3', 'p4');
    expect([...given.state.participants.values()].map(({ teamId }) => teamId)).toEqual([
      't1',
      't2',
      't1',
      't2',
    ]);
    given.facilitate({ type: 'remove-participant', participantId: 'p1' });
    given.join('p5');
    expect(given.state.participants.get('p5')?.teamId).toBe('t1');
  });

  it('[JOIN-3] assigned teams are the facilitator’s to give', () => {
    given = new GivenSession({ settings: { ...TEAMS, teamJoin: 'assigned' } }, WORKSHOP)
      .join('p1')
      .opened('by-team');
    expect(given.state.participants.get('p1')?.teamId).toBeNull();
    const vote = { type: 'cast-ballot', roundId: 'by-team', ballot: ballot('a') } as const;
    expect(ask('p1', vote)).toBe('team-missing');
    given.facilitate({ type: 'assign-team', participantId: 'p1', teamId: 't2' });
    expect(ask('p1', vote)).toBeNull();
  });

  it('[VOTE-4] a team has one ballot, its pen is visible and can be taken over', () => {
    given.join('p1', 'p2', 'p3', 'p4').opened('by-team');
    const desk = (who: string) => meOf(given.state, who, given.voterOf)?.team;
    const vote = (who: string, pick: string) =>
      ask(who, { type: 'cast-ballot', roundId: 'by-team', ballot: ballot(pick) });
    expect(ask('p1', { type: 'share-draft', roundId: 'by-team', draft: { picks: ['b'] } })).toBeNull();
    expect(desk('p3')).toEqual({ holder: { id: 'p1', name: null }, draft: { picks: ['b'] } });
    expect(desk('p2')).toEqual({ holder: null, draft: null });
    expect(vote('p3', 'a')).toBe('pen-elsewhere');
    expect(vote('p1', 'a')).toBeNull();
    expect(ask('p3', { type: 'take-pen', roundId: 'by-team' })).toBeNull();
    expect(desk('p1')?.holder?.id).toBe('p3');
    expect(vote('p3', 'b')).toBeNull();
    expect(vote('p1', 'a')).toBe('pen-elsewhere');
    expect(meOf(given.state, 'p1', given.voterOf)?.ballots['by-team']).toEqual(ballot('b'));
    expect(part('wall', 'progress/by-team')).toMatchObject({ answered: 1, of: 2 });
    expect(ask('p2', { type: 'take-pen', roundId: 'vote' })).toBe('round-not-open');
    // Other teams' drafts are in nobody else's view.
    expect(JSON.stringify(viewOf(given.state, given, 'participants', 0))).not.toContain('draft');
  });

  it('[VOTE-4] where people vote there is no pen', () => {
    given.join('p1').opened('vote');
    expect(ask('p1', { type: 'take-pen', roundId: 'vote' })).toBe('votes-by-person');
  });

  it('[VOTE-5] a secret round forgets who voted what when it closes', () => {
    given.join('p1', 'p2').opened('secret');
    const vote = (pick: string) =>
      ask('p1', { type: 'cast-ballot', roundId: 'secret', ballot: ballot(pick) });
    expect([vote('a'), vote('b')]).toEqual([null, null]);
    expect(meOf(given.state, 'p1', given.voterOf)?.ballots['secret']).toEqual(ballot('b'));
    expect(given.state.rounds.get('secret')?.ballots.size).toBe(1);
    given.facilitate({ type: 'close-round', roundId: 'secret' });
    expect(given.state.rounds.get('secret')?.voterKey).toBeNull();
    expect(meOf(given.state, 'p1', given.voterOf)?.ballots).toEqual({});
    expect(refusalOf(given.facilitate({ type: 'reopen-round', roundId: 'secret' }))).toBe('round-final');
    given.facilitate({ type: 'stop-session' });
    const record = JSON.stringify(sessionRecordOf(given.state).ballots);
    expect(record).not.toContain('p1');
    expect(record).not.toContain('t1');
  });

  it('[VOTE-6] an entered ballot counts for one more voter and can be taken out', () => {
    given.join('p1').opened('vote');
    const entered = given.facilitate({ type: 'enter-ballot', roundId: 'vote', ballot: ballot('a') });
    const { entryId } = (entered as { result: { entryId: string } }).result;
    expect(part('wall', 'progress/vote')).toMatchObject({ answered: 1, of: 2, entered: 1 });
    expect(refusalOf(given.facilitate({ type: 'enter-ballot', roundId: 'vote', ballot: ballot('z') }))).toBe(
      'item-unknown',
    );
    const out = { type: 'withdraw-entered-ballot', roundId: 'vote', entryId } as const;
    given.vote('p1', ['a']);
    expect(refusalOf(given.facilitate({ ...out, entryId: 'p1' }))).toBe('ballot-missing');
    expect(refusalOf(given.facilitate(out))).toBeNull();
    expect(part('wall', 'progress/vote')).toMatchObject({ answered: 1, of: 1, entered: 0 });
    given.facilitate({ type: 'enter-ballot', roundId: 'vote', ballot: ballot('c') });
    given.facilitate({ type: 'stop-session' });
    expect(sessionRecordOf(given.state).rounds.find(({ roundId }) => roundId === 'vote')?.electorate).toEqual(
      {
        eligible: 2,
        present: 2,
        answered: 2,
      },
    );
    expect(
      sessionRecordOf(given.state).ballots.map(({ proxy, participantId }) => [proxy, participantId]),
    ).toEqual([
      [false, null],
      [true, null],
    ]);
  });
});

describe('ballots that were entered', () => {
  const enter = (roundId: string, pick: string, actor: Actor = FACILITATOR): string => {
    const decision = given.submit(actor, { type: 'enter-ballot', roundId, ballot: ballot(pick) });
    return (decision as { result: { entryId: string } }).result.entryId;
  };

  it('[VOTE-6] are listed for every console, with when and how each was entered, and for nobody else', () => {
    given.join('p1').opened('vote');
    const first = enter('vote', 'a');
    given.now += 60_000;
    const second = enter('vote', 'b', CO_FACILITATOR);
    const at = given.now;
    expect(part('facilitator', `entry/vote/${first}`)).toEqual({
      ...{ id: first, at: at - 60_000, by: 'account', ballot: ballot('a') },
    });
    expect(part('facilitator', `entry/vote/${second}`)).toMatchObject({ at, by: 'link' });
    for (const audience of ['participants', 'wall', 'moderators'] as const)
      expect(JSON.stringify(viewOf(given.state, given, audience, 0))).not.toContain(first);
    given.facilitate({ type: 'withdraw-entered-ballot', roundId: 'vote', entryId: second });
    expect(part('facilitator', `entry/vote/${second}`)).toBeUndefined();
  });

  it('[VOTE-5][VOTE-6] are told of a secret round by their number alone', () => {
    given.join('p1').opened('secret');
    const entryId = enter('secret', 'a');
    expect(part('facilitator', 'progress/secret')).toMatchObject({ entered: 1 });
    expect(JSON.stringify(viewOf(given.state, given, 'facilitator', 0))).not.toContain(entryId);
  });
});

describe('what is shown of a vote', () => {
  it('[LAW-6] a running result is made once for all who see it, and anew after every change', () => {
    given.join('p1', 'p2').opened('again');
    given.vote('p1', ['a'], 'again');
    const before = part('wall', 'result/again');
    expect(part('participants', 'result/again')).toBe(before);
    expect(part('facilitator', 'result/again')).toBe(before);
    given.vote('p2', ['b'], 'again');
    expect(part('wall', 'result/again')).toMatchObject({ respondents: 2 });
  });

  it('[SEE-9] a frozen result stays as it was for the group and runs on for the facilitator', () => {
    given.join('p1', 'p2').opened('again');
    given.vote('p1', ['a'], 'again');
    given.facilitate({ type: 'freeze-results', roundId: 'again', frozen: true });
    given.vote('p2', ['a'], 'again');
    expect(part('wall', 'result/again')).toMatchObject({ respondents: 1 });
    expect(part('facilitator', 'result/again')).toMatchObject({ respondents: 2 });
    given.facilitate({ type: 'freeze-results', roundId: 'again', frozen: false });
    expect(part('wall', 'result/again')).toMatchObject({ respondents: 2 });
  });

  it('[SEE-9] teams’ results and how opinions moved freeze with the result, which could be told from them', () => {
    const named = WORKSHOP.map((round) =>
      round.id === 'again' || round.id === 'vote'
        ? { ...round, config: { ...(round.config as object), anonymity: 'named' } }
        : round,
    );
    given = new GivenSession({ settings: TEAMS }, named).join('p1', 'p2').opened('vote');
    given.vote('p1', ['a']);
    given.opened('again');
    given.facilitate({ type: 'show-team-results', roundId: 'again', shown: true });
    given.vote('p1', ['a'], 'again');
    const seen = (audience: Audience) => [part(audience, 'teams/again'), part(audience, 'shift/again')];
    given.facilitate({ type: 'freeze-results', roundId: 'again', frozen: true });
    const before = structuredClone(seen('wall'));
    given.vote('p1', ['b'], 'again');
    given.vote('p2', ['b'], 'again');
    expect(seen('wall')).toEqual(before);
    given.facilitate({ type: 'show-results', roundId: 'again', audiences: ['facilitator'], shown: true });
    expect(seen('facilitator')).not.toEqual(before);
    given.facilitate({ type: 'freeze-results', roundId: 'again', frozen: false });
    expect(seen('wall')).toEqual(seen('facilitator'));
  });

  it('[ROUND-7] a repeated vote is on the same items and says how many moved', () => {
    given.join('p1', 'p2', 'p3').opened('vote');
    given.vote('p1', ['a']);
    given.vote('p2', ['a']);
    given.vote('p3', ['b']);
    given.opened('again');
    given.vote('p1', ['a'], 'again');
    given.vote('p2', ['b'], 'again');
    expect(given.state.rounds.get('again')?.items).toEqual(given.state.rounds.get('vote')?.items);
    expect(part('wall', 'shift/again')).toMatchObject({
      roundId: 'vote',
      before: { respondents: 3 },
      moved: { count: 1, of: 2 },
      items: [
        { itemId: 'a', centre: expect.closeTo(0.5 - 2 / 3) as number },
        { itemId: 'b' },
        { itemId: 'c' },
      ],
    });
    // Made once for all who see it, and anew after every change (law 6).
    expect(part('participants', 'shift/again')).toBe(part('wall', 'shift/again'));
    given.vote('p1', ['b'], 'again');
    expect(part('wall', 'shift/again')).toMatchObject({ moved: { count: 2, of: 2 } });
    const repeated = given.facilitate({ type: 'repeat-round', roundId: 'vote' });
    const { roundId } = (repeated as { result: { roundId: string } }).result;
    expect(given.state.rounds.get(roundId)).toMatchObject({ repeats: 'vote', status: 'planned' });
    expect(refusalOf(given.facilitate({ type: 'repeat-round', roundId }))).toBe('not-repeatable');
    expect(refusalOf(given.facilitate({ type: 'repeat-round', roundId: 'brainstorm' }))).toBe(
      'not-repeatable',
    );
  });

  it('[ROUND-4] items are taken from the top of a vote, ties and all, and from clusters', () => {
    given.join('p1', 'p2').opened('vote');
    given.vote('p1', ['a', 'b']);
    given.vote('p2', ['c']);
    given.opened('on-top');
    // All three tie for the first two places.
    expect(given.state.rounds.get('on-top')?.items.map(({ id, origin }) => [id, origin])).toEqual(
      ['a', 'b', 'c'].map((id) => [id, { roundId: 'vote', itemId: id }]),
    );
    given.opened('sorted');
    const ids = ['one', 'two', 'three'].map((text) => {
      const command = { type: 'add-contribution', roundId: 'sorted', text, categoryId: 'mad' } as const;
      const decision = given.submit(participant('p1'), command);
      return (decision as { result: { contributionId: string } }).result.contributionId;
    });
    given.facilitate({
      type: 'arrange',
      roundId: 'sorted',
      put: [
        { id: 'c1', name: 'Numbers' },
        { id: 'c2', name: 'Empty' },
      ],
      remove: [],
      move: ids.slice(0, 2).map((contributionId) => ({ contributionId, clusterId: 'c1' })),
    });
    given.opened('on-clusters');
    expect(given.state.rounds.get('on-clusters')?.items).toEqual([
      { id: 'c1', text: 'Numbers', origin: { roundId: 'sorted', clusterId: 'c1' } },
      { id: ids[2], text: 'three', origin: { roundId: 'sorted', contributionId: ids[2] } },
    ]);
    given.facilitate({ type: 'stop-session' });
    const report = reportOf(
      {
        ...{ sessionId: 's1', title: '', language: 'en', startedAt: 1, stoppedAt: 2, damagedAfter: null },
        teams: [],
        participants: [],
      },
      sessionRecordOf(given.state),
    );
    const idea = report.rounds.find(({ roundId }) => roundId === 'sorted')?.contributions[0];
    expect(idea?.votes).toEqual([{ roundId: 'on-clusters', itemId: 'c1' }]);
  });

  it('[ROUND-8] being done is said, taken back, and ends with the round', () => {
    given.join('p1', 'p2').opened('vote');
    const say = (ready: boolean) => ask('p1', { type: 'say-ready', roundId: 'vote', ready });
    expect(say(true)).toBeNull();
    expect(part('facilitator', 'progress/vote')).toMatchObject({ ready: 1 });
    expect(meOf(given.state, 'p1', given.voterOf)?.ready).toBe(true);
    expect(say(false)).toBeNull();
    say(true);
    given.facilitate({ type: 'close-round', roundId: 'vote' });
    given.facilitate({ type: 'reopen-round', roundId: 'vote' });
    expect(part('facilitator', 'progress/vote')).toMatchObject({ ready: 0 });
  });

  it('[ROUND-9] the spotlight is on something in front, and goes out with it', () => {
    given.join('p1').opened('vote');
    const light = (roundId: string, target: string | null) =>
      refusalOf(given.facilitate({ type: 'spotlight', roundId, target }));
    expect(light('vote', 'z')).toBe('item-unknown');
    expect(light('again', 'a')).toBe('round-not-open');
    expect(light('vote', 'a')).toBeNull();
    expect(part('wall', 'session')).toMatchObject({ spotlight: 'a' });
    expect(part('participants', 'session')).not.toHaveProperty('spotlight');
    given.opened('pause');
    expect(part('wall', 'session')).toMatchObject({ spotlight: null });
  });

  it('notes are for the facilitator alone', () => {
    const agenda = WORKSHOP.map((round) => ({ ...round, notes: 'say it slowly' }));
    given = new GivenSession({ settings: TEAMS }, agenda).join('p1').opened('vote');
    expect(part('facilitator', 'round/vote')).toMatchObject({ notes: 'say it slowly' });
    for (const audience of ['participants', 'wall'] as const)
      expect(JSON.stringify(viewOf(given.state, given, audience, 0))).not.toContain('slowly');
  });

  it('a simulated participant is marked', () => {
    given.submit(SYSTEM, {
      ...{ type: 'join', participantId: 'r1', name: null, teamId: null, waiting: false },
      simulated: true,
    });
    expect(part('facilitator', 'person/r1')).toMatchObject({ simulated: true });
  });
});
