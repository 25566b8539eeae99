import { catalogue } from '../../texts/catalogue.ts';
import { plural } from '../../texts/numbers.ts';

export const quizResultTexts = catalogue({
  en: {
    question: (at: number, of: number) => `Question ${at} of ${of}`,
    questions: (n: number) => plural('en', n, { one: '1 question', other: `${n} questions` }),
    rightAnswer: 'right answer',
    rightShare: (percent: string, of: number) =>
      `${percent} right of ${plural('en', of, { one: '1 answer', other: `${of} answers` })}`,
    noAnswers: 'No answers yet',
    noneCame: 'Nobody answered',
    leaders: 'Leaderboard',
    teamLeaders: 'Leaderboard of teams',
    teamLeadersNote:
      'Points per person, on average over everybody in the team who could answer: a larger team has no head start.',
    team: 'Team',
    average: 'Points per person',
    onAverage: (points: string) => `${points} per person`,
    points: (n: number) => plural('en', n, { one: '1 point', other: `${n} points` }),
    nameless: 'No name',
    yourScore: (right: number, of: number, points: number | null) =>
      points === null
        ? `${right} of ${of} right.`
        : `${right} of ${of} right, ${plural('en', points, { one: '1 point', other: `${points} points` })}.`,
    youWereRight: 'You had it right.',
    youWereWrong: (picks: string) => `Your answer: ${picks}.`,
    youGaveNone: 'You gave no answer.',
    columns: { option: 'Answer', count: 'Chosen', share: '% of who answered', right: 'Right' },
    yes: 'right',
    rank: 'Place',
    name: 'Name',
    score: 'Points',
    several: 'Several answers are right; a vote is right when it has all of them and no other.',
  },
  nl: {
    question: (at, of) => `Vraag ${at} van ${of}`,
    questions: (n) => plural('nl', n, { one: '1 vraag', other: `${n} vragen` }),
    rightAnswer: 'goed antwoord',
    rightShare: (percent, of) =>
      `${percent} goed van ${plural('nl', of, { one: '1 antwoord', other: `${of} antwoorden` })}`,
    noAnswers: 'Nog geen antwoorden',
    noneCame: 'Niemand heeft geantwoord',
    leaders: 'Ranglijst',
    teamLeaders: 'Ranglijst van teams',
    teamLeadersNote:
      'Punten per persoon, gemiddeld over iedereen in het team die kon antwoorden: een groter team heeft geen voorsprong.',
    team: 'Team',
    average: 'Punten per persoon',
    onAverage: (points) => `${points} per persoon`,
    points: (n) => plural('nl', n, { one: '1 punt', other: `${n} punten` }),
    nameless: 'Zonder naam',
    yourScore: (right, of, points) =>
      points === null
        ? `${right} van ${of} goed.`
        : `${right} van ${of} goed, ${plural('nl', points, { one: '1 punt', other: `${points} punten` })}.`,
    youWereRight: 'Je had het goed.',
    youWereWrong: (picks) => `Jouw antwoord: ${picks}.`,
    youGaveNone: 'Je gaf geen antwoord.',
    columns: { option: 'Antwoord', count: 'Gekozen', share: '% van wie antwoordde', right: 'Goed' },
    yes: 'goed',
    rank: 'Plaats',
    name: 'Naam',
    score: 'Punten',
    several: 'Er zijn meer goede antwoorden; een stem is goed met allemaal en geen andere.',
  },
});
