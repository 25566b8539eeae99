import { catalogue } from '../../texts/catalogue.ts';
import { plural } from '../../texts/numbers.ts';

/** What the ballot of a points round says. */
export const pointsBallotTexts = catalogue({
  en: {
    rule: {
      points: (n: number) => plural('en', n, { one: 'Give your point away.', other: `Divide ${n} points.` }),
      dots: (n: number) => plural('en', n, { one: 'Stick your dot.', other: `Stick ${n} dots.` }),
      quadratic: (n: number) =>
        plural('en', n, { one: 'You have 1 credit.', other: `You have ${n} credits.` }) +
        ' One vote costs 1, two for the same cost 4, three 9, and so on.',
    },
    cap: (n: number) => `At most ${n} for one.`,
    mustSpend: 'It counts once everything is given.',
    left: {
      points: (n: number) => plural('en', n, { one: 'point left', other: 'points left' }),
      dots: (n: number) => plural('en', n, { one: 'dot left', other: 'dots left' }),
      quadratic: (n: number) => plural('en', n, { one: 'credit left', other: 'credits left' }),
    },
    unit: {
      points: (n: number) => plural('en', n, { one: '1 point', other: `${n} points` }),
      dots: (n: number) => plural('en', n, { one: '1 dot', other: `${n} dots` }),
      quadratic: (n: number) => plural('en', n, { one: '1 vote', other: `${n} votes` }),
    },
    cost: (credits: number) => plural('en', credits, { one: 'costs 1', other: `costs ${credits}` }),
    less: (item: string) => `Less for ${item}`,
    more: (item: string) => `More for ${item}`,
    amount: (item: string) => `For ${item}`,
    nothing: 'Nothing is given yet.',
    notAll: 'There is something left to give.',
    yours: 'You gave',
    none: 'nothing',
  },
  nl: {
    rule: {
      points: (n) => plural('nl', n, { one: 'Geef je punt weg.', other: `Verdeel ${n} punten.` }),
      dots: (n) => plural('nl', n, { one: 'Plak je stip.', other: `Plak ${n} stippen.` }),
      quadratic: (n) =>
        `Je hebt ${n} tegoed. Eén stem kost 1, twee voor hetzelfde kosten 4, drie 9, enzovoort.`,
    },
    cap: (n) => `Hoogstens ${n} voor één.`,
    mustSpend: 'Het telt zodra alles verdeeld is.',
    left: {
      points: (n) => plural('nl', n, { one: 'punt over', other: 'punten over' }),
      dots: (n) => plural('nl', n, { one: 'stip over', other: 'stippen over' }),
      quadratic: () => 'tegoed over',
    },
    unit: {
      points: (n) => plural('nl', n, { one: '1 punt', other: `${n} punten` }),
      dots: (n) => plural('nl', n, { one: '1 stip', other: `${n} stippen` }),
      quadratic: (n) => plural('nl', n, { one: '1 stem', other: `${n} stemmen` }),
    },
    cost: (credits) => plural('nl', credits, { one: 'kost 1', other: `kost ${credits}` }),
    less: (item) => `Minder voor ${item}`,
    more: (item) => `Meer voor ${item}`,
    amount: (item) => `Voor ${item}`,
    nothing: 'Er is nog niets verdeeld.',
    notAll: 'Er is nog iets te verdelen.',
    yours: 'Jij gaf',
    none: 'niets',
  },
});
