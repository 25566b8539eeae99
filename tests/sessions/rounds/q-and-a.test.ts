import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderedQuestions, type AskedQuestion } from '../../../sessions/methods/question-order.ts';
import { wilsonLowerBound } from '../../../sessions/methods/wilson.ts';
import type { ContributionPart } from '../../../sessions/protocol.ts';
import { qAndA } from '../../../sessions/rounds/q-and-a.ts';
import { viewOf } from '../../../sessions/views.ts';
import { GivenSession, participant, refusalOf } from '../given.ts';

const ids = (questions: readonly AskedQuestion[]) => questions.map(({ id }) => id);

function given(config: object = {}): GivenSession {
  const round = {
    id: 'asked',
    kind: 'q-and-a',
    title: 'Questions',
    seconds: null,
    notes: '',
    repeats: null,
    config: { ...qAndA.defaults(() => ''), ...config },
  };
  return new GivenSession({}, [round]).join('p1', 'p2', 'p3').opened('asked');
}

const vote = (session: GivenSession, who: string, contributionId: string, cast: 1 | 0 | -1) =>
  session.submit(participant(who), {
    type: 'vote-contribution',
    roundId: 'asked',
    contributionId,
    vote: cast,
  });

const onWall = (session: GivenSession): ContributionPart[] =>
  Object.entries(viewOf(session.state, session, 'wall', 0).parts).flatMap(([key, part]) =>
    key.startsWith('contribution/') ? [part as ContributionPart] : [],
  );

describe('the order of questions', () => {
  it('[IDEA-11] with up votes only, the count; equal ones as they were asked', () => {
    const asked = [
      { id: 'late', at: 3, up: 2 },
      { id: 'early', at: 1, up: 2 },
      { id: 'top', at: 2, up: 5 },
      { id: 'none', at: 0 },
    ];
    expect(ids(orderedQuestions(asked, 'up'))).toEqual(['top', 'early', 'late', 'none']);
  });

  it("[IDEA-11] with up and down votes, Wilson's lower bound: few votes never beat many good ones", () => {
    const asked = [
      { id: 'one of one', at: 0, up: 1, down: 0 },
      { id: '600 of 1000', at: 1, up: 600, down: 400 },
      { id: 'ten of ten', at: 2, up: 10, down: 0 },
      { id: 'only down', at: 3, up: 0, down: 4 },
      { id: 'no votes', at: 4, up: 0, down: 0 },
    ];
    expect(ids(orderedQuestions(asked, 'up-down'))).toEqual([
      'ten of ten',
      '600 of 1000',
      'one of one',
      'no votes',
      'only down',
    ]);
  });

  it('what is answered stands after what is not, and none gets lost', () => {
    const asked = fc.array(
      fc.record({
        id: fc.string({ minLength: 1 }),
        at: fc.nat(9),
        up: fc.nat(20),
        down: fc.nat(20),
        answered: fc.boolean(),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(asked, (questions) => {
        const ordered = orderedQuestions(questions, 'up-down');
        expect(new Set(ordered)).toEqual(new Set(questions));
        for (const [at, question] of ordered.entries()) {
          const next = ordered[at + 1];
          if (!next) continue;
          expect(Number(question.answered)).toBeLessThanOrEqual(Number(next.answered));
          if (question.answered === next.answered) {
            const bound = ({ up, down }: typeof question) => wilsonLowerBound(up, up + down) ?? 0;
            expect(bound(question)).toBeGreaterThanOrEqual(bound(next));
          }
        }
      }),
    );
  });
});

describe('a round of questions and answers', () => {
  it('takes one vote of a person for a question, replaceable, and down votes only when set', () => {
    const session = given();
    const question = session.contribute('p1', 'Why?', 'asked');
    vote(session, 'p2', question, 1);
    vote(session, 'p2', question, 1);
    vote(session, 'p3', question, 1);
    expect(onWall(session)).toMatchObject([{ up: 2, down: 0 }]);
    vote(session, 'p3', question, 0);
    expect(onWall(session)).toMatchObject([{ up: 1, down: 0 }]);
    expect(refusalOf(vote(session, 'p3', question, -1))).toBe('contribution-votes-off');
    const both = given({ votes: 'up-down' });
    const other = both.contribute('p1', 'Why not?', 'asked');
    vote(both, 'p2', other, 1);
    vote(both, 'p2', other, -1);
    expect(onWall(both)).toMatchObject([{ up: 0, down: 1 }]);
  });

  it('[SEE-5] moderated beforehand, a question is in no message to the group before it is approved', () => {
    const session = given({ moderated: true });
    const contributionId = session.contribute('p1', 'A secret?', 'asked');
    expect(onWall(session)).toEqual([]);
    expect(refusalOf(vote(session, 'p2', contributionId, 1))).toBe('contribution-unknown');
    session.facilitate({ type: 'approve-contribution', roundId: 'asked', contributionId });
    expect(onWall(session)).toMatchObject([{ text: 'A secret?' }]);
  });

  it('a question is marked as answered, and open again', () => {
    const session = given();
    const contributionId = session.contribute('p1', 'Why?', 'asked');
    const mark = (answered: boolean) =>
      session.facilitate({ type: 'mark-answered', roundId: 'asked', contributionId, answered });
    mark(true);
    expect(onWall(session)[0]?.answered).toBe(true);
    mark(false);
    expect(onWall(session)[0]?.answered).toBeUndefined();
  });

  it('takes no comments', () => {
    const session = given();
    const contributionId = session.contribute('p1', 'Why?', 'asked');
    const said = session.submit(participant('p2'), {
      type: 'add-comment',
      roundId: 'asked',
      contributionId,
      text: 'Because.',
    });
    expect(refusalOf(said)).toBe('comments-off');
  });
});
