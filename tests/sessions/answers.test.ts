import { describe, expect, it } from 'vitest';
import { meOf } from '../../sessions/own-view.ts';
import { GivenSession, participant, refusalOf } from './given.ts';

describe('commands', () => {
  it('[CMD-1] asking for what already is changes nothing and is no error', () => {
    const given = new GivenSession().join('p1').opened('brainstorm');
    const idea = given.contribute('p1', 'same');
    const before = given.journal.length;
    for (const decision of [
      given.facilitate({ type: 'lock-joining', locked: false }),
      given.facilitate({ type: 'pause-session', paused: false }),
      given.facilitate({
        type: 'hide-contribution',
        roundId: 'brainstorm',
        contributionId: idea,
        hidden: false,
      }),
      given.facilitate({ type: 'show-round', roundId: 'brainstorm' }),
      given.submit(participant('p1'), {
        type: 'edit-contribution',
        roundId: 'brainstorm',
        contributionId: idea,
        text: ' same ',
      }),
    ])
      expect(decision).toMatchObject({ ok: true, events: [] });
    expect(given.journal.length).toBe(before);
  });

  it('[CMD-2] a retried command gets its first answer and happens once', () => {
    const given = new GivenSession().join('p1').opened('brainstorm');
    const send = () =>
      given.submit(
        participant('p1'),
        { type: 'add-contribution', roundId: 'brainstorm', text: 'once' },
        'command-1',
      );
    const [first, second] = [send(), send()];
    expect(second).toMatchObject({ ok: true, result: (first as { result: unknown }).result });
    expect(given.state.rounds.get('brainstorm')?.contributions.size).toBe(1);
    expect(given.replayed().answered.get('participant:p1')?.has('command-1')).toBe(true);
  });

  it('[CMD-2] the same id of another actor is another command', () => {
    const given = new GivenSession().join('p1', 'p2').opened('brainstorm');
    for (const id of ['p1', 'p2'])
      given.submit(
        participant(id),
        { type: 'add-contribution', roundId: 'brainstorm', text: 'mine' },
        'command-1',
      );
    expect(given.state.rounds.get('brainstorm')?.contributions.size).toBe(2);
  });

  it('[CMD-3] a paused session, a planned and a closed round take no answers', () => {
    const given = new GivenSession().join('p1');
    expect(refusalOf(given.vote('p1', ['a']))).toBe('round-not-open');
    given.opened('vote');
    given.facilitate({ type: 'pause-session', paused: true });
    expect(refusalOf(given.vote('p1', ['a']))).toBe('session-paused');
    given.facilitate({ type: 'pause-session', paused: false });
    given.facilitate({ type: 'close-round', roundId: 'vote' });
    expect(refusalOf(given.vote('p1', ['a']))).toBe('round-not-open');
    expect(refusalOf(given.vote('p1', ['a'], 'nowhere'))).toBe('round-unknown');
  });
});

describe('contributions', () => {
  it('[IDEA-1] text is kept clean, and what cannot be kept is refused', () => {
    const given = new GivenSession().join('p1').opened('brainstorm');
    const id = given.contribute('p1', '  cafe\u0301 \u202Eevil\u0000  ');
    expect(given.state.rounds.get('brainstorm')?.contributions.get(id)?.text).toBe('café evil');
    expect(given.contribute('p1', ' \u0000\u200e\n'.replace('\u200e', ''))).toBe(
      'refused: contribution-empty',
    );
    expect(given.contribute('p1', 'x'.repeat(41))).toBe('refused: contribution-too-long');
    expect(given.contribute('p1', 'broken \ud800')).toBe('refused: bad-input');
    expect(given.contribute('p1', 'x'.repeat(40))).toMatch(/^n/);
  });

  it('[IDEA-2] the limit counts what stands', () => {
    const given = new GivenSession().join('p1', 'p2').opened('brainstorm');
    const first = given.contribute('p1', 'one');
    given.contribute('p1', 'two');
    expect(given.contribute('p1', 'three')).toBe('refused: contribution-limit-reached');
    expect(given.contribute('p2', 'other')).toMatch(/^n/);
    given.submit(participant('p1'), {
      type: 'withdraw-contribution',
      roundId: 'brainstorm',
      contributionId: first,
    });
    expect(given.contribute('p1', 'three')).toMatch(/^n/);
  });

  it('[IDEA-2] a full round takes no more', () => {
    const given = new GivenSession({ limits: { participants: 9, rounds: 9, contributionsPerRound: 1 } })
      .join('p1')
      .opened('brainstorm');
    given.contribute('p1', 'one');
    expect(given.contribute('p1', 'two')).toBe('refused: round-full');
  });

  it('[IDEA-3] only the author edits or withdraws, only while open', () => {
    const given = new GivenSession().join('p1', 'p2').opened('brainstorm');
    const contributionId = given.contribute('p1', 'mine');
    const edit = {
      type: 'edit-contribution',
      roundId: 'brainstorm',
      contributionId,
      text: 'better',
    } as const;
    expect(refusalOf(given.submit(participant('p2'), edit))).toBe('contribution-not-yours');
    expect(refusalOf(given.submit(participant('p1'), edit))).toBeNull();
    expect(given.state.rounds.get('brainstorm')?.contributions.get(contributionId)).toMatchObject({
      text: 'better',
      edited: true,
    });
    given.facilitate({ type: 'close-round', roundId: 'brainstorm' });
    expect(refusalOf(given.submit(participant('p1'), edit))).toBe('round-not-open');
  });

  it('[IDEA-4] hiding is told to the author and can be undone', () => {
    const given = new GivenSession().join('p1').opened('brainstorm');
    const contributionId = given.contribute('p1', 'rude');
    const hide = (hidden: boolean) =>
      given.facilitate({ type: 'hide-contribution', roundId: 'brainstorm', contributionId, hidden });
    const mine = () => meOf(given.state, 'p1', (_round, id) => id)?.contributions;
    hide(true);
    expect(mine()).toMatchObject([{ roundId: 'brainstorm', id: contributionId, text: 'rude', hidden: true }]);
    hide(false);
    expect(mine()).toMatchObject([
      { roundId: 'brainstorm', id: contributionId, text: 'rude', hidden: false },
    ]);
  });
});

describe('ballots', () => {
  it('[VOTE-1] a later ballot replaces the earlier one; withdrawing takes it out', () => {
    const given = new GivenSession().join('p1', 'p2').opened('vote');
    given.vote('p1', ['a']);
    given.vote('p1', ['b', 'c']);
    given.vote('p2', []);
    const counted = () => given.state.rounds.get('vote')?.tally?.counted();
    expect(counted()).toEqual({ respondents: 1, abstentions: 1, picks: [0, 1, 1] });
    given.submit(participant('p1'), { type: 'withdraw-ballot', roundId: 'vote' });
    expect(counted()).toEqual({ respondents: 0, abstentions: 1, picks: [0, 0, 0] });
    expect(refusalOf(given.submit(participant('p1'), { type: 'withdraw-ballot', roundId: 'vote' }))).toBe(
      'ballot-missing',
    );
  });

  it.each([
    [{ picks: ['a', 'b', 'c'], abstain: false }, 'too-many-picks'],
    [{ picks: [], abstain: false }, 'too-few-picks'],
    [{ picks: ['z'], abstain: false }, 'item-unknown'],
    [{ picks: ['a'], abstain: true }, 'ballot-invalid'],
    [{ picks: ['a', 'a'], abstain: false }, 'ballot-invalid'],
    [{ picks: 'a', abstain: false }, 'ballot-invalid'],
    [null, 'ballot-invalid'],
    [{ picks: ['a'], abstain: false, weight: 7 }, 'ballot-invalid'],
  ])('[VOTE-2] the ballot %j is refused with %s and not counted', (ballot, expected) => {
    const given = new GivenSession().join('p1').opened('vote');
    expect(refusalOf(given.submit(participant('p1'), { type: 'cast-ballot', roundId: 'vote', ballot }))).toBe(
      expected,
    );
    expect(given.state.rounds.get('vote')?.ballots.size).toBe(0);
  });

  it('[VOTE-2] a rating outside the scale or of something else is refused', () => {
    const given = new GivenSession().join('p1').opened('brainstorm');
    const item = given.contribute('p1', 'idea');
    given.opened('score');
    const rate = (scores: unknown) =>
      refusalOf(
        given.submit(participant('p1'), { type: 'cast-ballot', roundId: 'score', ballot: { scores } }),
      );
    expect(rate([{ item, score: 6 }])).toBe('score-out-of-scale');
    expect(rate([{ item: 'other', score: 3 }])).toBe('item-unknown');
    expect(rate([{ item, score: 2.5 }])).toBe('ballot-invalid');
    expect(rate([{ item, score: 5 }])).toBeNull();
  });

  it('a round that collects nothing takes neither ballots nor contributions', () => {
    const given = new GivenSession().join('p1').opened('pause');
    expect(refusalOf(given.vote('p1', ['a'], 'pause'))).toBe('round-collects-nothing');
    expect(given.contribute('p1', 'hello', 'pause')).toBe('refused: round-collects-nothing');
  });
});
