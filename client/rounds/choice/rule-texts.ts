import { catalogue } from '../../texts/catalogue.ts';
import { formatNumber, formatPercent, plural } from '../../texts/numbers.ts';

/** What it takes for a vote to decide, as it is said before anybody votes. */
export const choiceRuleTexts = catalogue({
  en: {
    item: (text: string) => `“${text}”`,
    leader: 'What gets the most votes',
    of: { cast: 'the votes cast', voters: 'those who vote' },
    needs: {
      majority: (of: string) => `more than half of ${of}`,
      unanimity: (of: string) => `all of ${of}`,
      share: (part: string, of: string) => `at least ${part} of ${of}`,
    },
    parts: { half: 'half', thirds: 'two thirds', quarters: 'three quarters' },
    people: (n: number) => plural('en', n, { one: 'one person', other: `${formatNumber('en', n)} people` }),
    teams: (n: number) => plural('en', n, { one: 'one team', other: `${formatNumber('en', n)} teams` }),
    ofPeople: (share: number) => `${formatPercent('en', share)} of all who joined`,
    ofTeams: (share: number) => `${formatPercent('en', share)} of the teams`,
    /** `count` is null for a percentage. */
    quorum: {
      present: (who: string, count: number | null) =>
        `if at least ${who} ${count === 1 ? 'is' : 'are'} present`,
      voting: (who: string, count: number | null) => `if at least ${who} ${count === 1 ? 'votes' : 'vote'}`,
    },
    rule: (what: string, needs: string, quorum: string | null) =>
      `${what} is carried with ${needs}${quorum === null ? '' : `, ${quorum}`}.`,
    abstaining: 'Abstaining is no vote.',
  },
  nl: {
    item: (text) => `‘${text}’`,
    leader: 'Wat de meeste stemmen krijgt',
    of: { cast: 'de uitgebrachte stemmen', voters: 'de stemmers' },
    needs: {
      majority: (of) => `meer dan de helft van ${of}`,
      unanimity: (of) => `al ${of}`,
      share: (part, of) => `minstens ${part} van ${of}`,
    },
    parts: { half: 'de helft', thirds: 'twee derde', quarters: 'drie kwart' },
    people: (n) => plural('nl', n, { one: 'één deelnemer', other: `${formatNumber('nl', n)} deelnemers` }),
    teams: (n) => plural('nl', n, { one: 'één team', other: `${formatNumber('nl', n)} teams` }),
    ofPeople: (share) => `${formatPercent('nl', share)} van alle deelnemers`,
    ofTeams: (share) => `${formatPercent('nl', share)} van de teams`,
    quorum: {
      present: (who, count) => `als minstens ${who} aanwezig ${(count ?? 1) === 1 ? 'is' : 'zijn'}`,
      voting: (who, count) => `als minstens ${who} ${(count ?? 1) === 1 ? 'stemt' : 'stemmen'}`,
    },
    rule: (what, needs, quorum) =>
      `${what} is aangenomen met ${needs}${quorum === null ? '' : `, ${quorum}`}.`,
    abstaining: 'Een onthouding is geen stem.',
  },
});
