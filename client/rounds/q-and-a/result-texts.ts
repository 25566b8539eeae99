import { catalogue } from '../../texts/catalogue.ts';
import { plural } from '../../texts/numbers.ts';

export const qAndAResultTexts = catalogue({
  en: {
    noneYet: 'Questions land here as they come in.',
    noneCame: 'No questions came in.',
    allAnswered: 'All questions are answered.',
    answered: (n: number) => plural('en', n, { one: '1 answered', other: `${n} answered` }),
    votes: (up: number, down: number | null) =>
      down === null
        ? plural('en', up, { one: '1 vote', other: `${up} votes` })
        : `${up} for, ${down} against`,
    order: {
      up: 'In order of votes',
      'up-down': 'In order of the share of votes for, few votes weighing less (Wilson, 95%)',
    },
  },
  nl: {
    noneYet: 'Vragen landen hier zodra ze binnenkomen.',
    noneCame: 'Er kwamen geen vragen binnen.',
    allAnswered: 'Alle vragen zijn beantwoord.',
    answered: (n) => plural('nl', n, { one: '1 beantwoord', other: `${n} beantwoord` }),
    votes: (up, down) =>
      down === null
        ? plural('nl', up, { one: '1 stem', other: `${up} stemmen` })
        : `${up} voor, ${down} tegen`,
    order: {
      up: 'Op volgorde van stemmen',
      'up-down': 'Op volgorde van het aandeel stemmen voor; weinig stemmen wegen minder (Wilson, 95%)',
    },
  },
});
