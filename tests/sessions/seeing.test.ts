import { describe, expect, it } from 'vitest';
import { meOf } from '../../sessions/own-view.ts';
import { viewOf } from '../../sessions/views.ts';
import { catchUp, takePatch } from '../../sessions/views.ts';
import type { Audience } from '../../sessions/state.ts';
import { plannedRound, typedItems } from '../support/planned-round.ts';
import { AGENDA, GivenSession, participant, SYSTEM } from './given.ts';
import { TEAMS, WORKSHOP } from './workshop.ts';

const partsFor = (given: GivenSession, audience: Audience) =>
  viewOf(given.state, given, audience, given.now).parts;
const keysFor = (given: GivenSession, audience: Audience) => Object.keys(partsFor(given, audience)).sort();

const blindIdeas = AGENDA.map((round) =>
  round.id === 'brainstorm'
    ? { ...round, config: { ...(round.config as object), seeOthers: 'none' } }
    : round,
);

describe('seeing', () => {
  it('[SEE-1] the group sees the round in front and no other; the facilitator sees all', () => {
    const given = new GivenSession().join('p1').opened('brainstorm');
    given.contribute('p1', 'secret plan');
    given.opened('vote');
    expect(keysFor(given, 'wall')).toEqual(['people', 'progress/vote', 'round/vote', 'session']);
    expect(JSON.stringify(viewOf(given.state, given, 'participants', 0))).not.toContain('secret plan');
    expect(keysFor(given, 'facilitator')).toContain('round/score');
  });

  it('[SEE-2] a vote is blind for everybody until somebody with the right chooses otherwise', () => {
    const given = new GivenSession().join('p1').opened('vote');
    given.vote('p1', ['a']);
    for (const audience of ['participants', 'facilitator', 'wall'] as const)
      expect(partsFor(given, audience)['result/vote']).toBeUndefined();
    given.facilitate({ type: 'show-results', roundId: 'vote', audiences: ['facilitator'], shown: true });
    expect(partsFor(given, 'facilitator')['result/vote']).toMatchObject({ respondents: 1 });
    expect(partsFor(given, 'wall')['result/vote']).toBeUndefined();
    given.facilitate({ type: 'show-results', roundId: 'vote', audiences: ['wall'], shown: true });
    expect(partsFor(given, 'wall')['result/vote']).toMatchObject({ respondents: 1 });
    expect(partsFor(given, 'participants')['result/vote']).toBeUndefined();
  });

  it('[SEE-3] reopening hides the results from the group again', () => {
    const given = new GivenSession().join('p1').opened('vote');
    given.facilitate({
      type: 'show-results',
      roundId: 'vote',
      audiences: ['wall', 'participants', 'facilitator'],
      shown: true,
    });
    given.facilitate({ type: 'close-round', roundId: 'vote' });
    given.facilitate({ type: 'reopen-round', roundId: 'vote' });
    expect(partsFor(given, 'wall')['result/vote']).toBeUndefined();
    expect(partsFor(given, 'participants')['result/vote']).toBeUndefined();
    expect(partsFor(given, 'facilitator')['result/vote']).toBeDefined();
  });

  it('[SEE-4] names stand beside contributions only where the round is named', () => {
    for (const authorship of ['anonymous', 'named']) {
      const agenda = AGENDA.map((round) =>
        round.id === 'brainstorm' ? { ...round, config: { ...(round.config as object), authorship } } : round,
      );
      const given = new GivenSession(
        { settings: { names: 'required', teams: [], teamJoin: 'choose' } },
        agenda,
      );
      given.submit(SYSTEM, { type: 'join', participantId: 'p1', name: 'Ada', teamId: null, waiting: false });
      given.opened('brainstorm');
      const id = given.contribute('p1', 'idea');
      for (const audience of ['participants', 'facilitator', 'wall'] as const) {
        const part = partsFor(given, audience)[`contribution/brainstorm/${id}`];
        expect(part?.author, audience).toBe(authorship === 'anonymous' ? undefined : 'Ada');
        expect(JSON.stringify(part)).not.toContain('p1');
      }
    }
  });

  it('[SEE-5][PL-3] blind ideas leave no value, key or gap in what participants and wall get', () => {
    const given = new GivenSession({}, blindIdeas).join('p1').opened('brainstorm');
    takePatch(given.state, given, 'participants', 0);
    const from = given.state.seq;
    const id = given.contribute('p1', 'hush');
    const patches = (['participants', 'wall'] as const).flatMap((audience) => [
      takePatch(given.state, given, audience, from),
      catchUp(given.state, given, audience, from, 0),
      viewOf(given.state, given, audience, 0),
    ]);
    expect(JSON.stringify(patches)).not.toContain('hush');
    expect(JSON.stringify(patches)).not.toContain(id);
    expect(partsFor(given, 'facilitator')[`contribution/brainstorm/${id}`]).toMatchObject({ text: 'hush' });
  });

  it('[SEE-5] hiding takes a contribution away from the group and marks it for the facilitator', () => {
    const given = new GivenSession().join('p1').opened('brainstorm');
    const contributionId = given.contribute('p1', 'rude');
    const key = `contribution/brainstorm/${contributionId}` as const;
    takePatch(given.state, given, 'wall', 0);
    const from = given.state.seq;
    given.facilitate({ type: 'hide-contribution', roundId: 'brainstorm', contributionId, hidden: true });
    expect(takePatch(given.state, given, 'wall', from)).toMatchObject({ parts: { [key]: null } });
    expect(partsFor(given, 'facilitator')[key]).toMatchObject({ hidden: true });
  });

  it('[SEE-7][SEE-4] with a person moved to another team goes what they wrote, where their team is told; elsewhere nothing is said', () => {
    const given = new GivenSession({ settings: TEAMS }, WORKSHOP).join('p1');
    given.facilitate({ type: 'assign-team', participantId: 'p1', teamId: 't1' });
    given.opened('brainstorm');
    given.contribute('p1', 'nobody’s');
    given.opened('moderated');
    const named = given.contribute('p1', 'mine', 'moderated');
    takePatch(given.state, given, 'facilitator', 0);
    given.facilitate({ type: 'assign-team', participantId: 'p1', teamId: 't2' });
    const patch = takePatch(given.state, given, 'facilitator', given.state.seq - 1);
    const parts = patch && patch !== 'reset' ? patch.parts : {};
    expect(parts).toMatchObject({ [`contribution/moderated/${named}`]: { teamId: 't2' } });
    expect(Object.keys(parts).filter((key) => key.startsWith('contribution/brainstorm/'))).toEqual([]);
  });

  it('[SEE-7] groups prepared in a round go with it when it is deleted, and come back with it', () => {
    const given = new GivenSession();
    given.facilitate({
      ...{ type: 'arrange', roundId: 'brainstorm', remove: [], move: [] },
      put: [{ id: 'c1', name: 'Money' }],
    });
    const key = 'cluster/brainstorm/c1';
    takePatch(given.state, given, 'facilitator', 0);
    const next = () => takePatch(given.state, given, 'facilitator', given.state.seq - 1);
    given.facilitate({ type: 'delete-round', roundId: 'brainstorm' });
    expect(next()).toMatchObject({ parts: { [key]: null } });
    given.facilitate({ type: 'restore-round', roundId: 'brainstorm', index: 0 });
    expect(next()).toMatchObject({ parts: { [key]: { name: 'Money' } } });
  });

  it('[SEE-6] code and join link are not for participants; own answers are for their owner alone', () => {
    const given = new GivenSession().join('p1', 'p2').opened('vote');
    expect(JSON.stringify(viewOf(given.state, given, 'participants', 0))).not.toContain(
      given.state.session.joinToken,
    );
    expect(partsFor(given, 'participants').session?.code).toBeUndefined();
    expect(partsFor(given, 'wall').session?.code).toBe(given.state.session.code);
    given.vote('p1', ['a']);
    const voter = (_round: string, id: string) => id;
    expect(meOf(given.state, 'p1', voter)?.ballots).toEqual({ vote: { picks: ['a'], abstain: false } });
    expect(meOf(given.state, 'p2', voter)?.ballots).toEqual({});
  });

  it('[SEE-11] a moderator sees what people write once a round was opened, and nothing else', () => {
    const ideas = (authorship: 'named' | 'anonymous') => ({ moderated: true, authorship, comments: true });
    const given = new GivenSession({ settings: { names: 'required', teams: [], teamJoin: 'choose' } }, [
      plannedRound('named', 'ideas', ideas('named'), { notes: 'note of my own', title: 'Named' }),
      plannedRound('unnamed', 'ideas', ideas('anonymous')),
      plannedRound('vote', 'choice', { source: typedItems('a', 'b'), reveal: 'live' }),
      plannedRound('cloud', 'word-cloud', { reveal: 'by-hand' }),
      plannedRound('later', 'ideas', {}),
    ]);
    given.submit(SYSTEM, { type: 'join', participantId: 'p1', name: 'Ada', teamId: null, waiting: false });
    expect(keysFor(given, 'moderators')).toEqual(['session']);
    given.opened('named');
    const named = given.contribute('p1', 'held by name', 'named');
    given.opened('unnamed');
    const unnamed = given.contribute('p1', 'held without', 'unnamed');
    given.facilitate({ type: 'hide-contribution', roundId: 'named', contributionId: named, hidden: true });
    given.opened('cloud').contribute('p1', 'courage', 'cloud');
    given.facilitate({ type: 'ban-word', roundId: 'cloud', word: 'courage', banned: true });
    given.opened('vote').vote('p1', ['a']);

    const parts = partsFor(given, 'moderators');
    expect(Object.keys(parts).filter((key) => !key.startsWith('contribution/'))).toEqual([
      'session',
      ...['named', 'unnamed'].flatMap((id) => [`round/${id}`, `progress/${id}`]),
      ...['round/cloud', 'progress/cloud', 'result/cloud'],
    ]);
    expect(parts[`contribution/named/${named}`]).toMatchObject({ author: 'Ada', held: true, hidden: true });
    expect(parts[`contribution/unnamed/${unnamed}`]).not.toHaveProperty('author');
    expect(parts['round/cloud']).toMatchObject({ banned: ['courage'] });
    expect(parts.session).toMatchObject({ title: 'Budget day', current: null });
    const told = JSON.stringify(parts);
    for (const secret of [given.state.session.code, given.state.session.joinToken, 'note of my own', '"p1"'])
      expect(told).not.toContain(secret);
    given.opened('later');
    expect(partsFor(given, 'moderators').session).toMatchObject({ current: 'later' });
  });

  it('who is in stands by name on the wall only in small groups that give names', () => {
    const given = new GivenSession({ settings: { names: 'optional', teams: [], teamJoin: 'choose' } });
    for (let at = 1; at <= 41; at++) {
      given.submit(SYSTEM, {
        type: 'join',
        participantId: `p${at}`,
        name: `N${at}`,
        teamId: null,
        waiting: false,
      });
      if (at === 40) expect(partsFor(given, 'wall').people?.names).toHaveLength(40);
    }
    expect(partsFor(given, 'wall').people).toEqual({ joined: 41, online: 41 });
    expect(partsFor(given, 'participants').people).toEqual({ joined: 41, online: 41 });
  });

  it('[STOP-1] nothing is accepted after the stop', () => {
    const given = new GivenSession().join('p1').opened('vote');
    given.facilitate({ type: 'stop-session' });
    expect(given.state.rounds.get('vote')?.status).toBe('closed');
    for (const decision of [
      given.vote('p1', ['a']),
      given.facilitate({ type: 'stop-session' }),
      given.facilitate({ type: 'reopen-round', roundId: 'vote' }),
      given.submit(SYSTEM, { type: 'make-up-outage', downMs: 5 }),
      given.submit(participant('p1'), { type: 'withdraw-ballot', roundId: 'vote' }),
    ])
      expect(decision).toEqual({ ok: false, refusal: 'session-stopped' });
  });
});
