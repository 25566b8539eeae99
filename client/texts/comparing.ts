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
