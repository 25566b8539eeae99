import { catalogue } from '../../texts/catalogue.ts';
import { plural } from '../../texts/numbers.ts';

export const consentResultTexts = catalogue({
  en: {
    none: 'No answers yet',
    noneCame: 'Nobody answered',
    answers: (n: number) => plural('en', n, { one: '1 answer', other: `${n} answers` }),
    outcome: (outcome: 'carried' | 'blocked' | 'no-decision', blockers: number) =>
      ({
        carried: 'Carried: nobody blocks',
        blocked: plural('en', blockers, {
          one: 'Not carried: 1 blocks',
          other: `Not carried: ${blockers} block`,
        }),
        'no-decision': 'No decision yet',
      })[outcome],
    brief: (outcome: 'carried' | 'blocked' | 'no-decision', blockers: number) =>
      ({
        carried: 'carried',
        blocked: plural('en', blockers, { one: '1 blocks', other: `${blockers} block` }),
        'no-decision': '–',
      })[outcome],
    blocking: 'blocking',
    blockers: 'Blocking',
    reasons: 'What was said',
    times: (n: number) => `${n}×`,
    more: (n: number) => plural('en', n, { one: 'and 1 more', other: `and ${n} more` }),
    verdict: 'Outcome',
    median: 'Median',
    consensus: 'Consensus (Tastle–Wierman)',
    iqr: 'IQR (R-7)',
    tableOf: 'Answers per proposal, most support first',
    words: (outcome: string, n: string) => `${outcome} (${n})`,
  },
  nl: {
    none: 'Nog geen antwoorden',
    noneCame: 'Niemand heeft geantwoord',
    answers: (n) => plural('nl', n, { one: '1 antwoord', other: `${n} antwoorden` }),
    outcome: (outcome, blockers) =>
      ({
        carried: 'Aangenomen: niemand houdt tegen',
        blocked: plural('nl', blockers, {
          one: 'Niet aangenomen: 1 houdt tegen',
          other: `Niet aangenomen: ${blockers} houden tegen`,
        }),
        'no-decision': 'Nog geen besluit',
      })[outcome],
    brief: (outcome, blockers) =>
      ({
        carried: 'aangenomen',
        blocked: plural('nl', blockers, { one: '1 tegen', other: `${blockers} tegen` }),
        'no-decision': '–',
      })[outcome],
    blocking: 'houdt tegen',
    blockers: 'Houdt tegen',
    reasons: 'Wat gezegd is',
    times: (n) => `${n}×`,
    more: (n) => plural('nl', n, { one: 'en nog 1', other: `en nog ${n}` }),
    verdict: 'Uitkomst',
    median: 'Mediaan',
    consensus: 'Consensus (Tastle–Wierman)',
    iqr: 'IQR (R-7)',
    tableOf: 'Antwoorden per voorstel, meeste steun eerst',
    words: (outcome, n) => `${outcome} (${n})`,
  },
});
