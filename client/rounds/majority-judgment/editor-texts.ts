import { catalogue } from '../../texts/catalogue.ts';

export const majorityJudgmentEditorTexts = catalogue({
  en: {
    items: 'What is judged',
    grades: 'Grades',
    gradeSets: {
      standard: {
        name: 'Six standard grades',
        hint: 'From Excellent to Reject, in the language of the session.',
      },
      own: { name: 'Own words', hint: 'Two to eight, one a line, the best first.' },
    },
    ownGrades: 'Your grades, best first',
    ownStart: ['Strongly agree', 'Agree', 'Neutral', 'Disagree', 'Strongly disagree'],
    ownWrong: (most: number) => `Two to ${most} different grades, one a line. The last that fitted are kept.`,
    worst: (name: string) => `No answer counts as the last grade, “${name}”. Participants are told.`,
  },
  nl: {
    items: 'Wat wordt beoordeeld',
    grades: 'Oordelen',
    gradeSets: {
      standard: {
        name: 'Zes standaardoordelen',
        hint: 'Van Uitstekend tot Afwijzen, in de taal van de sessie.',
      },
      own: { name: 'Eigen woorden', hint: 'Twee tot acht, elk op een regel, de beste eerst.' },
    },
    ownGrades: 'Jouw oordelen, de beste eerst',
    ownStart: ['Helemaal eens', 'Eens', 'Neutraal', 'Oneens', 'Helemaal oneens'],
    ownWrong: (most) =>
      `Twee tot ${most} verschillende oordelen, elk op een regel. De laatste die pasten zijn bewaard.`,
    worst: (name) => `Geen antwoord telt als het laatste oordeel, ‘${name}’. Deelnemers lezen dat.`,
  },
});
