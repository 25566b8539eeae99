import { catalogue } from './catalogue.ts';
import { formatNumber, formatPercent, plural } from './numbers.ts';

/** Results beside each other: team by team, and before and after. */
export const comparingTexts = catalogue({
  en: {
    whole: 'Everybody',
    byTeam: 'By team',
    byTeamLater:
      'The results by team are here once the round is closed: before, every new vote would tell its team.',
    byTeamHidden: 'The group does not see this.',
    teamBallots: (n: number) => plural('en', n, { one: '1 vote', other: `${formatNumber('en', n)} votes` }),
    teamTooSmall: 'Not shown: it would tell what a few people answered.',
    equalTeams: 'Every team the same',
    equalTeamsMeaning:
      'In the last column every team weighs the same, however many people are in it: the average of the teams’ own figures.',
    equalTeamsOf: (n: number, of: number) =>
      `Of ${formatNumber('en', n)} of the ${formatNumber('en', of)} teams: the others are not shown, and not in here.`,
    perPerson: 'Every person the same',
    perTeam: 'Every team the same',
    sameOrder: 'Both put them in the same order.',
    otherOrder: 'The order is not the same.',
    shift: 'What changed',
    shiftItem: 'Item',
    before: 'Before',
    after: 'Now',
    trend: { up: 'higher', down: 'lower', same: 'the same' },
    closer: 'closer together',
    apart: 'further apart',
    asClose: 'as close as before',
    moved: (count: number, of: number, share: number) =>
      `${formatNumber('en', count)} of ${formatNumber('en', of)} who answered both times changed something (${formatPercent('en', share)}).`,
    movedNone: (of: number) =>
      `None of the ${formatNumber('en', of)} who answered both times changed anything: the opinion is stable.`,
    movedUnknown: 'Who answered both times is not kept, so neither is how many changed something.',
    noShift: 'There is nothing to compare yet.',
  },
  nl: {
    whole: 'Iedereen',
    byTeam: 'Per team',
    byTeamLater:
      'De resultaten per team staan hier als de ronde gesloten is: daarvoor zou elke nieuwe stem zijn team verraden.',
    byTeamHidden: 'De groep ziet dit niet.',
    teamBallots: (n) => plural('nl', n, { one: '1 stem', other: `${formatNumber('nl', n)} stemmen` }),
    teamTooSmall: 'Niet te zien: het zou verraden wat een paar mensen antwoordden.',
    equalTeams: 'Elk team even zwaar',
    equalTeamsMeaning:
      'In de laatste kolom weegt elk team even zwaar, hoeveel mensen er ook in zitten: het gemiddelde van de eigen cijfers van de teams.',
    equalTeamsOf: (n, of) =>
      `Van ${formatNumber('nl', n)} van de ${formatNumber('nl', of)} teams: de andere zijn niet te zien en tellen hier niet mee.`,
    perPerson: 'Elke persoon even zwaar',
    perTeam: 'Elk team even zwaar',
    sameOrder: 'De volgorde is beide keren dezelfde.',
    otherOrder: 'De volgorde is niet dezelfde.',
    shift: 'Wat er veranderde',
    shiftItem: 'Onderwerp',
    before: 'Eerst',
    after: 'Nu',
    trend: { up: 'hoger', down: 'lager', same: 'gelijk' },
    closer: 'dichter bij elkaar',
    apart: 'verder uit elkaar',
    asClose: 'even dicht als eerst',
    moved: (count, of, share) =>
      `${formatNumber('nl', count)} van de ${formatNumber('nl', of)} die beide keren antwoordden veranderden iets (${formatPercent('nl', share)}).`,
    movedNone: (of) =>
      `Geen van de ${formatNumber('nl', of)} die beide keren antwoordden veranderde iets: de mening is stabiel.`,
    movedUnknown: 'Wie beide keren antwoordde wordt niet bewaard, dus ook niet hoeveel er iets veranderden.',
    noShift: 'Er is nog niets te vergelijken.',
  },
});
