import { describe, expect, it } from 'vitest';
import type { Boards } from '../../../sessions/leaders.ts';
import { reportOf, sessionRecordOf, type SessionRecord } from '../../../sessions/report.ts';
import { electorateOf, resultOf as roundResult } from '../../../sessions/results.ts';
import { pointsFor } from '../../../sessions/rounds/quiz-score.ts';
import { quiz, type QuizResult } from '../../../sessions/rounds/quiz.ts';
import { viewOf } from '../../../sessions/views.ts';
import { plannedRound } from '../../support/planned-round.ts';
import { GivenSession, participant, refusalOf, SYSTEM } from '../given.ts';

const options = (...texts: string[]) => texts.map((text) => ({ id: text, text: `Option ${text}` }));
const questions = [
  { id: 'q1', text: 'One?', options: options('a', 'b', 'c'), multiple: false, right: ['b'], points: 10 },
  { id: 'q2', text: 'Some?', options: options('d', 'e', 'f'), multiple: true, right: ['d', 'f'], points: 20 },
];
const rules = quiz.ballots!;

function given(config: Parameters<typeof plannedRound<'quiz'>>[2] = {}) {
  const agenda = [plannedRound('quiz', 'quiz', { questions, ...config })];
  const session = new GivenSession(
    { settings: { names: 'optional', teams: [], teamJoin: 'choose' } },
    agenda,
  );
  for (const id of ['Ann', 'Bob'])
    session.submit(SYSTEM, { type: 'join', participantId: id, name: id, teamId: null, waiting: false });
  return session.opened('quiz');
}

function answer(session: GivenSession, who: string, picks: Record<string, string[]>) {
  const answers = Object.entries(picks).map(([question, picks]) => ({ question, picks }));
  return session.submit(participant(who), { type: 'cast-ballot', roundId: 'quiz', ballot: { answers } });
}

function resultOf(session: GivenSession): QuizResult {
  const round = session.state.rounds.get('quiz')!;
  return roundResult(round, electorateOf(session.state, round, 2)) as QuizResult;
}

describe('quiz', () => {
  it('[CMD-2] answers with the ballot as it was completed, and never in a secret round', () => {
    const vote = (session: GivenSession) => {
      const decision = answer(session, 'Ann', { q1: ['b'] });
      return decision.ok ? decision.result : decision.refusal;
    };
    const quick = given({ speedSeconds: 30 });
    quick.now += 1_500;
    expect(vote(quick)).toEqual({ ballot: { answers: [{ question: 'q1', picks: ['b'], ms: 1_500 }] } });
    expect(vote(given({ speedSeconds: 30, anonymity: 'secret' }))).toBeUndefined();
  });

  it('counts answers per option and the share that was right, of who answered that question', () => {
    const session = given();
    answer(session, 'Ann', { q1: ['b'], q2: ['d', 'f'] });
    answer(session, 'Bob', { q1: ['a'] });
    expect(resultOf(session).questions).toMatchObject([
      {
        answered: 2,
        rightCount: 1,
        rightShare: { of: 'respondents', value: 0.5 },
        options: [{ count: 1 }, { count: 1, right: true }, { count: 0 }],
      },
      { answered: 1, rightCount: 1, rightShare: { value: 1 }, right: ['d', 'f'] },
    ]);
  });

  it('no answers give no share, never 0 %', () => {
    expect(resultOf(given()).questions[0]?.rightShare.value).toBeNull();
  });

  it('several right answers are right together and not in part', () => {
    const score = (picks: string[]) =>
      rules.score?.(
        { ...quiz.defaults(() => 'x'), questions, speedSeconds: null },
        {
          answers: [{ question: 'q2', picks }],
        },
      );
    expect([score(['d', 'f']), score(['f', 'd']), score(['d']), score(['d', 'e', 'f'])]).toEqual([
      20, 20, 0, 0,
    ]);
  });

  it('a quick right answer earns half again, falling evenly to nothing; a quick wrong one earns nothing', () => {
    const points = (ms: number | undefined, picks = ['b'], seconds: number | null = 20) =>
      pointsFor({ right: ['b'], points: 10 }, { picks, ms }, seconds);
    expect([points(0), points(10_000), points(20_000), points(90_000)]).toEqual([15, 13, 10, 10]);
    expect([points(0, ['a']), points(0, ['b'], null), points(undefined)]).toEqual([0, 10, 10]);
  });

  it('the server stamps each answer, keeps the stamp of one that stays, and believes no stamp sent', () => {
    const session = given({ speedSeconds: 60 });
    const at = (seconds: number) =>
      (session.now = session.state.rounds.get('quiz')!.openedAt! + seconds * 1000);
    const stamps = () =>
      (
        session.state.rounds.get('quiz')!.ballots.get('Ann')!.ballot as { answers: { ms: number }[] }
      ).answers.map(({ ms }) => ms);
    at(5);
    answer(session, 'Ann', { q1: ['a'] });
    at(9);
    answer(session, 'Ann', { q1: ['a'], q2: ['f', 'd'] });
    expect(stamps()).toEqual([5000, 9000]);
    at(30);
    answer(session, 'Ann', { q1: ['b'], q2: ['d', 'f'] });
    expect(stamps()).toEqual([30_000, 9000]);
    const forged = { answers: [{ question: 'q1', picks: ['a'], ms: 1 }] };
    session.submit(participant('Ann'), { type: 'cast-ballot', roundId: 'quiz', ballot: forged });
    expect(stamps()).toEqual([30_000]);
  });

  it('[SEE-5] what is right is in no message to participants and wall until the results are shown', () => {
    const session = given();
    answer(session, 'Ann', { q1: ['b'] });
    const heard = (audience: 'participants' | 'wall' | 'facilitator') =>
      JSON.stringify(viewOf(session.state, session, audience, session.now));
    const tells = /"right":\[[^\]]|"right":true|rightCount/;
    expect(heard('participants')).toContain('"right":[]');
    expect(heard('participants')).not.toMatch(tells);
    expect(heard('wall')).not.toMatch(tells);
    expect(heard('facilitator')).toMatch(tells);
    session.facilitate({ type: 'close-round', roundId: 'quiz' });
    expect(heard('participants')).not.toMatch(tells);
    session.facilitate({ type: 'show-results', roundId: 'quiz', audiences: ['participants'], shown: true });
    expect(heard('participants')).toMatch(tells);
    expect(heard('wall')).not.toMatch(tells);
  });

  it('has a leaderboard where people are named, and none where they are not', () => {
    for (const [anonymity, names] of [
      ['named', ['Ann', 'Bob']],
      ['anonymous', undefined],
    ] as const) {
      const session = given({ anonymity, reveal: 'on-close' });
      answer(session, 'Ann', { q1: ['b'], q2: ['d', 'f'] });
      answer(session, 'Bob', { q1: ['b'] });
      session.facilitate({ type: 'close-round', roundId: 'quiz' });
      const { leaders } = viewOf(session.state, session, 'wall', session.now).parts['result/quiz'] as {
        leaders?: { name: string; points: number }[];
      };
      expect(leaders?.map(({ name }) => name)).toEqual(names);
      if (leaders) expect(leaders.map(({ points }) => points)).toEqual([30, 10]);
    }
  });

  describe('with teams', () => {
    const TEAMS = ['red', 'blue', 'green'].map((id) => ({ id, name: id }));
    const facts = {
      ...{ sessionId: 's1', title: '', language: 'en' as const, startedAt: 1, stoppedAt: 2 },
      ...{ teams: TEAMS, damagedAfter: null },
    };

    /** Four red ones of whom two answer, one right; two blue ones who both answer, one right; nobody is green. */
    function played(config: Parameters<typeof plannedRound<'quiz'>>[2] = {}) {
      const agenda = [plannedRound('quiz', 'quiz', { questions, anonymity: 'named', ...config })];
      const settings = { names: 'optional', teams: TEAMS, teamJoin: 'choose' } as const;
      const session = new GivenSession({ settings: { ...settings, teams: TEAMS } }, agenda);
      for (const [name, teamId] of [
        ['Ann', 'red'],
        ['Ado', 'red'],
        ['Ali', 'red'],
        ['Amy', 'red'],
        ['Bob', 'blue'],
        ['Bea', 'blue'],
      ] as const)
        session.submit(SYSTEM, { type: 'join', participantId: name, name, teamId, waiting: false });
      session.opened('quiz');
      answer(session, 'Ann', { q1: ['b'], q2: ['d', 'f'] });
      answer(session, 'Ado', { q1: ['a'] });
      answer(session, 'Bob', { q1: ['a'] });
      answer(session, 'Bea', { q2: ['d', 'f'] });
      session.facilitate({ type: 'close-round', roundId: 'quiz' });
      session.facilitate({ type: 'show-results', roundId: 'quiz', audiences: ['wall'], shown: true });
      return session;
    }
    const boardsOf = (session: GivenSession): Boards =>
      viewOf(session.state, session, 'wall', session.now).parts['result/quiz'] as Boards;

    it('ranks them by the mean of everybody in them who could answer, so that a larger one is not ahead', () => {
      const { leaders, teamLeaders } = boardsOf(played({ board: 'both' }));
      expect(teamLeaders).toEqual([
        { rank: 1, teamId: 'blue', points: 10, people: 2 },
        { rank: 2, teamId: 'red', points: 7.5, people: 4 },
      ]);
      expect(leaders?.map(({ rank, name, points }) => [rank, name, points])).toEqual([
        [1, 'Ann', 30],
        [2, 'Bea', 20],
        [3, 'Ado', 0],
        [3, 'Bob', 0],
      ]);
    });

    it('shares a rank among teams with the same mean', () => {
      const session = played({ board: 'teams' });
      session.facilitate({ type: 'reopen-round', roundId: 'quiz' });
      answer(session, 'Ali', { q1: ['b'] });
      session.facilitate({ type: 'close-round', roundId: 'quiz' });
      session.facilitate({ type: 'show-results', roundId: 'quiz', audiences: ['wall'], shown: true });
      expect(boardsOf(session).teamLeaders?.map(({ rank, points }) => [rank, points])).toEqual([
        [1, 10],
        [1, 10],
      ]);
    });

    it('[SEE-9] stays on the wall as it was while the result is frozen', () => {
      const session = played({ board: 'both' });
      session.facilitate({ type: 'reopen-round', roundId: 'quiz' });
      session.facilitate({ type: 'show-results', roundId: 'quiz', audiences: ['wall'], shown: true });
      const before = boardsOf(session);
      session.facilitate({ type: 'freeze-results', roundId: 'quiz', frozen: true });
      answer(session, 'Amy', { q1: ['b'], q2: ['d', 'f'] });
      expect(boardsOf(session)).toEqual(before);
      expect(before.teamLeaders).toHaveLength(2);
    });

    it('[ROUND-6] counts who could answer when the round closed, whoever leaves or comes after', () => {
      const session = played({ board: 'teams' });
      session.facilitate({ type: 'remove-participant', participantId: 'Amy' });
      expect(boardsOf(session).teamLeaders?.at(-1)).toMatchObject({ teamId: 'red', people: 4 });
    });

    it('stands in the report as it stood on the wall', () => {
      const session = played({ board: 'both' });
      const shown = boardsOf(session);
      session.facilitate({ type: 'stop-session' });
      const participants = [...session.state.participants.values()].map(({ id, name, teamId }) => ({
        ...{ participantId: id, name, teamId },
      }));
      const record = JSON.parse(JSON.stringify(sessionRecordOf(session.state))) as SessionRecord;
      expect(reportOf({ ...facts, participants }, record).rounds[0]?.result).toEqual(shown);
    });

    it('is of people, of teams or of both, as the facilitator chose, and of nobody without names', () => {
      const keys = (config: Parameters<typeof plannedRound<'quiz'>>[2]) => {
        const { leaders, teamLeaders } = boardsOf(played(config));
        return [leaders !== undefined, teamLeaders !== undefined];
      };
      expect(keys({ board: 'people' })).toEqual([true, false]);
      expect(keys({ board: 'teams' })).toEqual([false, true]);
      expect(keys({ board: 'both' })).toEqual([true, true]);
      expect(keys({ board: 'both', anonymity: 'team' })).toEqual([false, false]);
      // A team with one vote stands among the voters by itself.
      expect(keys({ board: 'both', voters: 'teams' })).toEqual([true, false]);
    });

    it('a quiz from before has the leaderboard of people', () => {
      const { board: _, ...before } = quiz.defaults(() => 'x');
      expect(quiz.config.parse({ ...before, questions }).board).toBe('people');
    });
  });

  it('[VOTE-2] refuses unknown questions and options, and two answers where one is asked', () => {
    const session = given();
    expect(refusalOf(answer(session, 'Ann', { q9: ['a'] }))).toBe('item-unknown');
    expect(refusalOf(answer(session, 'Ann', { q1: ['d'] }))).toBe('item-unknown');
    expect(refusalOf(answer(session, 'Ann', { q1: ['a', 'b'] }))).toBe('too-many-picks');
    expect(refusalOf(answer(session, 'Ann', { q1: [] }))).toBe('ballot-invalid');
  });

  it('a question needs a right answer among its options, and just one unless several may be ticked', () => {
    const fits = (change: object) =>
      quiz.config.safeParse({
        ...quiz.defaults(() => 'x'),
        questions: [{ ...questions[0], ...change }],
      }).success;
    expect([fits({}), fits({ multiple: true, right: ['a', 'b'] })]).toEqual([true, true]);
    expect([fits({ right: [] }), fits({ right: ['z'] }), fits({ right: ['a', 'b'] })]).toEqual([
      false,
      false,
      false,
    ]);
    expect(quiz.config.safeParse({ ...quiz.defaults(() => 'x'), questions, reveal: 'live' }).success).toBe(
      false,
    );
  });
});
