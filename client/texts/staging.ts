import { catalogue } from './catalogue.ts';
import { formatNumber, plural } from './numbers.ts';

/** What a facilitator does with a running vote beyond opening and showing it: holding, comparing, entering, pointing. */
export const stagingTexts = catalogue({
  en: {
    notes: 'Your notes',
    more: 'This round',
    freeze: 'Freeze',
    freezeSpoken: 'Freeze what the group sees, while answers go on',
    frozen: 'The group sees the results as they were when you froze them. You see them run on.',
    byTeam: 'By team',
    byTeamSpoken: 'Show the group the results by team',
    repeat: 'Vote again…',
    repeatSpoken: 'Add this vote again, on the same items, to see what changes',
    enter: 'Enter a ballot…',
    spotlight: 'Spotlight…',
    spotlightSpoken: 'Show one text large on the wall',
    ready: (n: number) =>
      plural('en', n, { one: '1 says to be done', other: `${formatNumber('en', n)} say to be done` }),
    entered: (n: number) => plural('en', n, { one: '1 entered by hand', other: `${n} entered by hand` }),

    enterTitle: 'Enter a ballot for somebody who did not join',
    enterText:
      'From paper, by telephone or by a show of hands. It counts like any other, and the report says that it was entered.',
    enterClosed: 'The round is closed: ballots can be entered while it is open.',
    entries: 'Entered by hand',
    enteredWhen: {
      account: (time: string) => `entered at ${time}`,
      link: (time: string) => `entered at ${time} with the co-facilitator’s link`,
    },
    entriesElsewhere: (n: number) =>
      plural('en', n, {
        one: '1 more was entered on another page, or before this one was reloaded. This vote is secret: only the page that entered it can take it out.',
        other: `${n} more were entered on another page, or before this one was reloaded. This vote is secret: only the page that entered them can take them out.`,
      }),
    withdrawEntry: 'Withdraw',
    withdrawEntryOf: (words: string) => `Withdraw: ${words}`,
    entry: (n: number) => `Ballot ${n}`,
    done: 'Done',

    spotlightTitle: 'Large on the wall',
    spotlightText: 'What you choose fills the wall until you take it away.',
    spotlightOff: 'Nothing: the wall shows the round',
    spotlightCovered: 'The wall does not see what people write yet. Show it there first.',
    spotlightNone: 'There is nothing in this round yet that could stand on the wall.',

    moderator: 'Moderating',
    moderatorText: 'You look after what people write. Everything else is with the facilitator.',
    moderatorRounds: 'Rounds in which people write',
    moderatorNone: 'No round in which people write was opened yet. It appears here by itself.',
    held: (n: number) =>
      plural('en', n, { one: '1 waits for approval', other: `${formatNumber('en', n)} wait for approval` }),
    damagedTitle: 'This session cannot go on',
    damagedText:
      'Part of what was stored of it cannot be read any more. Everything before that point is safe and is not lost: the operator of the server has to look at it. Nobody can answer in the meantime.',
  },
  nl: {
    notes: 'Je notities',
    more: 'Deze ronde',
    freeze: 'Bevries',
    freezeSpoken: 'Bevries wat de groep ziet, terwijl het antwoorden doorgaat',
    frozen: 'De groep ziet de stand zoals die was toen je bevroor. Jij ziet haar doorlopen.',
    byTeam: 'Per team',
    byTeamSpoken: 'Toon de groep de resultaten per team',
    repeat: 'Stem opnieuw…',
    repeatSpoken: 'Voeg deze stemming nog eens toe, over dezelfde onderdelen, om te zien wat verandert',
    enter: 'Voer stem in…',
    spotlight: 'Uitlichten…',
    spotlightSpoken: 'Toon één tekst groot op het scherm',
    ready: (n) =>
      plural('nl', n, {
        one: '1 zegt klaar te zijn',
        other: `${formatNumber('nl', n)} zeggen klaar te zijn`,
      }),
    entered: (n) => plural('nl', n, { one: '1 met de hand ingevoerd', other: `${n} met de hand ingevoerd` }),

    enterTitle: 'Voer een stem in voor iemand die niet meedoet',
    enterText:
      'Van papier, per telefoon of bij handopsteken. Hij telt als elke andere, en het verslag zegt dat hij is ingevoerd.',
    enterClosed: 'De ronde is gesloten: stemmen invoeren kan zolang zij open is.',
    entries: 'Met de hand ingevoerd',
    enteredWhen: {
      account: (time) => `ingevoerd om ${time}`,
      link: (time) => `ingevoerd om ${time} met de link voor medefacilitators`,
    },
    entriesElsewhere: (n) =>
      plural('nl', n, {
        one: 'Er is er nog 1 ingevoerd op een andere pagina, of voordat deze opnieuw werd geladen. Deze stemming is geheim: alleen de pagina die haar invoerde kan haar intrekken.',
        other: `Er zijn er nog ${n} ingevoerd op een andere pagina, of voordat deze opnieuw werd geladen. Deze stemming is geheim: alleen de pagina die ze invoerde kan ze intrekken.`,
      }),
    withdrawEntry: 'Trek in',
    withdrawEntryOf: (words) => `Trek in: ${words}`,
    entry: (n) => `Stem ${n}`,
    done: 'Klaar',

    spotlightTitle: 'Groot op het scherm',
    spotlightText: 'Wat je kiest vult het scherm tot je het weghaalt.',
    spotlightOff: 'Niets: het scherm toont de ronde',
    spotlightCovered: 'Het scherm ziet nog niet wat mensen schrijven. Toon het daar eerst.',
    spotlightNone: 'Er is in deze ronde nog niets dat op het scherm kan.',

    moderator: 'Modereren',
    moderatorText: 'Jij let op wat mensen schrijven. Al het andere is bij de begeleider.',
    moderatorRounds: 'Rondes waarin mensen schrijven',
    moderatorNone: 'Er is nog geen ronde geopend waarin mensen schrijven. Zij verschijnt hier vanzelf.',
    held: (n) =>
      plural('nl', n, {
        one: '1 wacht op goedkeuring',
        other: `${formatNumber('nl', n)} wachten op goedkeuring`,
      }),
    damagedTitle: 'Deze sessie kan niet verder',
    damagedText:
      'Een deel van wat ervan was opgeslagen is niet meer te lezen. Alles van voor dat punt is veilig en niet verloren: de beheerder van de server moet ernaar kijken. Intussen kan niemand antwoorden.',
  },
});
