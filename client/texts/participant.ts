import { catalogue } from './catalogue.ts';
import { plural } from './numbers.ts';

/** What only the participant's pages say. */
export const participantTexts = catalogue({
  en: {
    joinTitle: 'Join a session',
    codeLabel: 'Session code',
    codeHint: 'Nine letters and digits, as on the screen. Capitals and dashes do not matter.',
    codeTypo: 'That is not a code: at least one character is different. Compare it with the screen.',
    codeShort: (missing: number) =>
      plural('en', missing, {
        one: 'One character is missing.',
        other: `${missing} characters are missing.`,
      }),
    next: 'Next',
    looking: 'Looking for the session…',
    join: 'Join',
    joining: 'Joining…',
    back: 'Other code',
    noConnection: 'There is no connection to the server. Nothing was sent; check your network and try again.',
    reference: (reference: string) => `Reference: ${reference}`,

    privacyTitle: 'Your privacy',
    privacyKeep:
      'Only for this session: no account, no trackers, and this browser forgets it all when it stops.',
    privacyWho: 'The facilitator keeps the results; anonymous answers carry no name.',
    privacyVersion: (version: string) => `Privacy notice, version ${version}`,

    nameLabel: 'Your name',
    nameOptional: 'Your name (if you like)',
    nameHint: 'The facilitator sees it. Anonymous rounds do not use it.',
    nameMissing: 'This session asks for a name.',
    teamLabel: 'Your team',
    teamMissing: 'Choose your team first.',
    teamBalanced: 'You are put in a team when you join.',
    teamAssigned: 'The facilitator puts you in a team.',
    team: (name: string) => `Team ${name}`,

    proofTitle: 'One moment: a small puzzle for your device',
    proofWhy:
      'Many wrong codes were tried today. Your device solves a puzzle to show that it is not guessing; you do not have to do anything.',
    proofEarly: 'Just started…',
    proofShare: (percent: string) => `${percent} of the expected time has passed`,
    proofLate: 'Almost there, a little longer than expected…',

    waitingTitle: 'The facilitator will let you in',
    waitingText: 'You have joined and are waiting at the door. Keep this page open; it goes on by itself.',

    lobbyTitle: 'You are in',
    lobbyText: 'Nothing to do yet. The first question appears here by itself.',
    lobbyBetween: 'No question right now. The next one appears here by itself.',
    here: (online: number) =>
      plural('en', online, { one: 'Only you are here', other: `${online} people are here` }),
    youAre: (name: string) => `You are ${name}`,

    pausedTitle: 'The session is paused',
    pausedText: 'What you entered is kept. It goes on when the facilitator resumes.',
    resultTitle: 'Results',
    othersTitle: 'What others gave',
    newRound: (title: string) => `New: ${title}`,

    offline: 'No connection. Your answers are kept and will be sent.',
    offlineUnsent: (n: number) =>
      plural('en', n, {
        one: 'No connection. One answer is kept and will be sent.',
        other: `No connection. ${n} answers are kept and will be sent.`,
      }),
    comingIn: 'Connecting to your session…',
    comingInSlow: 'Still connecting. Your place in the session and your answers are kept.',

    receiptTitle: 'Your privacy receipt',
    receiptText:
      'Keep this text if you may want to ask about your data later. It opens nothing, and we cannot show it again after the session.',
    receiptCopy: 'Copy',
    receiptCopied: 'Copied',
    receiptSelected: 'Selected: copy it with your keyboard or menu',
    receiptDone: 'Done',

    about: 'Privacy, leaving',
    leave: 'Leave this session',
    leaveText:
      'If you leave, this browser forgets that you were here. Answers that were counted stay counted. To come back you join anew.',
    stay: 'Stay',

    endedTitle: 'The session has ended',
    endedText: 'Thank you for taking part. This browser has kept nothing of it.',
    removedTitle: 'You were taken out of this session',
    removedText:
      'The facilitator has removed you. This browser has kept nothing of the session; what you gave before stays with the facilitator.',
    leftTitle: 'You have left the session',
    leftText: 'This browser has kept nothing of it.',
    refusedTitle: 'This place in the session is no longer valid',
    refusedText: 'The session has ended, or you are no longer in it. This browser has kept nothing of it.',
    outdatedTitle: 'This page is not up to date',
    outdatedText: 'Reload it to go on. Your place and your answers are kept.',
    reload: 'Reload',
    joinAnother: 'Join another session',
  },
  nl: {
    joinTitle: 'Doe mee aan een sessie',
    codeLabel: 'Sessiecode',
    codeHint: 'Negen letters en cijfers, zoals op het scherm. Hoofdletters en streepjes maken niet uit.',
    codeTypo: 'Dit is geen code: minstens één teken is anders. Vergelijk hem met het scherm.',
    codeShort: (missing) =>
      plural('nl', missing, { one: 'Er ontbreekt één teken.', other: `Er ontbreken ${missing} tekens.` }),
    next: 'Verder',
    looking: 'De sessie wordt gezocht…',
    join: 'Doe mee',
    joining: 'Je wordt aangemeld…',
    back: 'Andere code',
    noConnection:
      'Er is geen verbinding met de server. Er is niets verstuurd; controleer je netwerk en probeer het opnieuw.',
    reference: (reference) => `Kenmerk: ${reference}`,

    privacyTitle: 'Je privacy',
    privacyKeep:
      'Alleen voor deze sessie: geen account, geen tracking, en deze browser vergeet alles als ze stopt.',
    privacyWho: 'De begeleider bewaart de uitkomsten; anonieme antwoorden dragen geen naam.',
    privacyVersion: (version) => `Privacyverklaring, versie ${version}`,

    nameLabel: 'Je naam',
    nameOptional: 'Je naam (als je wilt)',
    nameHint: 'De begeleider ziet je naam. Anonieme rondes gebruiken hem niet.',
    nameMissing: 'Deze sessie vraagt om een naam.',
    teamLabel: 'Je team',
    teamMissing: 'Kies eerst je team.',
    teamBalanced: 'Je komt in een team als je meedoet.',
    teamAssigned: 'De begeleider deelt je in een team in.',
    team: (name) => `Team ${name}`,

    proofTitle: 'Een ogenblik: een puzzeltje voor je apparaat',
    proofWhy:
      'Er zijn vandaag veel foute codes geprobeerd. Je apparaat lost een puzzel op om te laten zien dat het niet raadt; je hoeft niets te doen.',
    proofEarly: 'Net begonnen…',
    proofShare: (percent) => `${percent} van de verwachte tijd is om`,
    proofLate: 'Bijna klaar, het duurt iets langer dan verwacht…',

    waitingTitle: 'De begeleider laat je binnen',
    waitingText: 'Je bent aangemeld en wacht bij de deur. Laat deze pagina open; het gaat vanzelf verder.',

    lobbyTitle: 'Je bent binnen',
    lobbyText: 'Er is nog niets te doen. De eerste vraag verschijnt hier vanzelf.',
    lobbyBetween: 'Nu even geen vraag. De volgende verschijnt hier vanzelf.',
    here: (online) => plural('nl', online, { one: 'Alleen jij bent er', other: `Er zijn ${online} mensen` }),
    youAre: (name) => `Je bent ${name}`,

    pausedTitle: 'De sessie is gepauzeerd',
    pausedText: 'Wat je invulde blijft bewaard. Het gaat verder als de begeleider hervat.',
    resultTitle: 'Uitkomsten',
    othersTitle: 'Wat anderen gaven',
    newRound: (title) => `Nieuw: ${title}`,

    offline: 'Geen verbinding. Je antwoorden blijven bewaard en worden verstuurd.',
    offlineUnsent: (n) =>
      plural('nl', n, {
        one: 'Geen verbinding. Eén antwoord is bewaard en wordt verstuurd.',
        other: `Geen verbinding. ${n} antwoorden zijn bewaard en worden verstuurd.`,
      }),
    comingIn: 'Verbinden met je sessie…',
    comingInSlow: 'Nog aan het verbinden. Je plek in de sessie en je antwoorden blijven bewaard.',

    receiptTitle: 'Je privacybewijs',
    receiptText:
      'Bewaar deze tekst als je later iets over je gegevens wilt vragen. Hij geeft nergens toegang toe, en na de sessie kunnen we hem niet meer tonen.',
    receiptCopy: 'Kopieer',
    receiptCopied: 'Gekopieerd',
    receiptSelected: 'Geselecteerd: kopieer met je toetsenbord of menu',
    receiptDone: 'Klaar',

    about: 'Privacy, weggaan',
    leave: 'Verlaat deze sessie',
    leaveText:
      'Als je weggaat vergeet deze browser dat je hier was. Antwoorden die geteld zijn blijven geteld. Terugkomen kan door je opnieuw aan te melden.',
    stay: 'Blijf',

    endedTitle: 'De sessie is afgelopen',
    endedText: 'Bedankt voor het meedoen. Deze browser heeft er niets van bewaard.',
    removedTitle: 'Je bent uit deze sessie gehaald',
    removedText:
      'De begeleider heeft je verwijderd. Deze browser heeft niets van de sessie bewaard; wat je eerder gaf blijft bij de begeleider.',
    leftTitle: 'Je hebt de sessie verlaten',
    leftText: 'Deze browser heeft er niets van bewaard.',
    refusedTitle: 'Deze plek in de sessie is niet meer geldig',
    refusedText:
      'De sessie is afgelopen, of je doet er niet meer aan mee. Deze browser heeft er niets van bewaard.',
    outdatedTitle: 'Deze pagina is niet meer actueel',
    outdatedText: 'Herlaad haar om verder te gaan. Je plek en je antwoorden blijven bewaard.',
    reload: 'Herlaad',
    joinAnother: 'Doe mee aan een andere sessie',
  },
});
