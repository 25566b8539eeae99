import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ownScore } from '../../../client/rounds/quiz/own-score.ts';
import { asQuizBallot, sameAnswers } from '../../../client/rounds/quiz/quiz-draft.ts';
import { words as quizWords } from '../../../client/rounds/quiz/report-words.ts';
import type { ResultOf } from '../../../sessions/rounds/registry.ts';
import { quiz } from '../../../sessions/rounds/quiz.ts';
import { plannedRound } from '../../support/planned-round.ts';
import { button } from '../in-language.ts';
import { withoutLayout } from '../no-layout.ts';
import { drawResult, table, turn, VotingRoom, written } from './voting-room.ts';

const options = (...texts: string[]) => texts.map((text) => ({ id: text, text: `Option ${text}` }));
const questions = [
  { id: 'q1', text: 'One?', options: options('a', 'b'), multiple: false, right: ['b'], points: 10 },
  { id: 'q2', text: 'Some?', options: options('c', 'd', 'e'), multiple: true, right: ['c', 'e'], points: 20 },
];
const calm = plannedRound('q', 'quiz', { questions });
const quick = plannedRound('q', 'quiz', { questions, speedSeconds: 30 });
const answers = (given: Record<string, string[]>) => ({
  answers: Object.entries(given).map(([question, picks]) => ({ question, picks })),
});
const stripped = (ballots: unknown[]) =>
  (ballots as { answers: { question: string; picks: string[] }[] }[]).map(({ answers }) =>
    answers.map(({ question, picks }) => [question, picks]),
  );

beforeAll(withoutLayout);
afterEach(cleanup);

describe('answering on a phone', () => {
  test('one question at a time; sent when asked, and counted stays counted whatever the server adds', async () => {
    const room = await VotingRoom.open(calm);
    expect(written()).toContain('Question 1 of 2');
    await fireEvent.click(screen.getByLabelText('Option b'));
    await fireEvent.click(button('Next'));
    await fireEvent.click(screen.getByLabelText('Option c'));
    await fireEvent.click(screen.getByLabelText('Option e'));
    expect(room.kept).toEqual([]);
    await fireEvent.click(button('Send'));
    await turn();
    expect(stripped(room.kept)).toEqual([
      [
        ['q1', ['b']],
        ['q2', ['c', 'e']],
      ],
    ]);
    expect(screen.getByText(/^Counted/)).toBeTruthy();
    await fireEvent.click(button('Previous'));
    expect(screen.getByLabelText<HTMLInputElement>('Option b').checked).toBe(true);
  });

  test('with points for being quick each answer is sent as it is chosen', async () => {
    const room = await VotingRoom.open(quick);
    await fireEvent.click(screen.getByLabelText('Option a'));
    await turn();
    expect(stripped(room.kept)).toEqual([[['q1', ['a']]]]);
    expect(written()).toContain('Each answer is sent as you choose.');
  });

  test('a draft out of storage that does not fit is made to fit, and moments make no difference', () => {
    const draft = answers({ q1: ['b', 'a'], q2: ['z'], q9: ['a'] });
    expect(asQuizBallot(draft, questions)).toEqual(answers({ q1: ['a'] }));
    expect(sameAnswers({ answers: [{ question: 'q1', picks: ['a'], ms: 5 }] }, answers({ q1: ['a'] }))).toBe(
      true,
    );
    expect(sameAnswers(answers({ q1: ['a'] }), null)).toBe(false);
  });
});

describe('what was right', () => {
  const ballots = [answers({ q1: ['b'], q2: ['c'] }), answers({ q1: ['a'] })];

  test('on the console every question has its answers, which of them are right, and the share that had it right', async () => {
    await drawResult(calm, ballots, 'console');
    expect(table().filter(([name]) => name?.startsWith('Option'))).toEqual([
      ['Option a', '1', '50%', ''],
      ['Option b', '1', '50%', 'right'],
      ['Option c', '1', '100%', 'right'],
      ['Option d', '0', '0%', ''],
      ['Option e', '0', '0%', 'right'],
    ]);
    expect(written()).toContain('50% right of 2 answers');
  });

  test('on the phone one reads how one did oneself', async () => {
    await drawResult(calm, ballots, 'phone', { own: ballots[0] });
    expect(written()).toContain('1 of 2 right, 10 points.');
    expect(written()).toContain('You had it right.');
    expect(written()).toContain('Your answer: Option c.');
  });

  test('points for being quick stand on the phone that was there, without a reload', async () => {
    const room = await VotingRoom.open(quick);
    await fireEvent.click(screen.getByLabelText('Option b'));
    await turn();
    await room.reveal(room.desk);
    expect(written()).toContain('1 of 2 right, 15 points.');
    expect(written()).toContain('You had it right.');
  });

  test('on the wall stands one question at a time', async () => {
    await drawResult(calm, ballots, 'wall');
    expect(written()).toContain('One?');
    expect(written()).not.toContain('Some?');
    expect(written()).toContain('Page 1 of 2');
  });

  test('named, the best stand on a board, equals sharing a place', async () => {
    const named = plannedRound('q', 'quiz', { questions, anonymity: 'named' });
    await drawResult(named, [...ballots, answers({ q1: ['b'] })], 'console');
    expect(
      table()
        .slice(0, 4)
        .map(([, place, points]) => [place, points]),
    ).toEqual([
      ['Place', 'Points'],
      ['1', '10'],
      ['1', '10'],
      ['3', '0'],
    ]);
  });

  test('points for being quick are not told where the moments are not known', () => {
    const config = { questions, speedSeconds: 30 };
    const result = { questions: questions.map((each) => ({ ...each })) } as unknown as ResultOf<'quiz'>;
    expect(ownScore(answers({ q1: ['b'] }), config, result)).toMatchObject({ right: 1, points: null });
    const stamped = { answers: [{ question: 'q1', picks: ['b'], ms: 15_000 }] };
    expect(ownScore(stamped, config, result)).toMatchObject({ right: 1, points: 13 });
    expect(ownScore(null, config, result)).toBeNull();
  });

  test('the report tells each answer in words', () => {
    const config = { ...quiz.defaults(() => 'x'), questions };
    expect(quizWords.ballot(answers({ q1: ['b'], q2: ['c'] }), [], 'en', config)).toBe(
      'One? Option b (right) · Some? Option c',
    );
  });
});
