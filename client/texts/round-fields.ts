import { catalogue } from './catalogue.ts';

/** The fields that rounds of many kinds share: who is shown, who votes, and where items come from. */
export const roundFieldTexts = catalogue({
  en: {
    anonymity: 'Who can know who voted what',
    anonymities: {
      named: { name: 'With names', hint: 'Each vote is kept with the name of who gave it.' },
      team: { name: 'Team only', hint: 'Each vote is kept with the team, not with the person.' },
      anonymous: {
        name: 'Anonymous',
        hint: 'No name is kept with a vote. Everybody can still change theirs.',
      },
      secret: { name: 'Secret', hint: 'The link between voter and vote is destroyed when the round closes.' },
    },
    secretWarning:
      'A secret round cannot be reopened: once it is closed nobody can vote again or change anything in it.',
    authorship: 'Who is shown as the author',
    authorships: {
      named: { name: 'The name', hint: 'Shown and kept with the name of who wrote it.' },
      team: { name: 'The team', hint: 'Shown and kept with the team, not with the person.' },
      anonymous: { name: 'Nobody', hint: 'Shown and kept without a name.' },
    },
    voters: 'Who votes',
    votersOf: {
      people: { name: 'Each person', hint: 'Everybody has a vote.' },
      teams: { name: 'Each team', hint: 'A team has one vote, and fills it in together.' },
    },
    votersWithout:
      'This session has no teams, so nobody could vote here. Make teams, or let each person vote.',
    moderated: 'Approve first',
    moderatedHint: 'Only you see what comes in, until you approve it.',
    notes: 'Notes',
    notesHint: 'For you alone: what to say, to watch and to do. They stand on your console.',
    repeats: (title: string) => `This repeats “${title}”, on the same items, to see what changed.`,

    sources: {
      typed: 'Type them here',
      round: 'Contributions of a round',
      clusters: 'Groups of a round',
      top: 'The top of a vote',
    },
    sourceNone: {
      round: 'There is no earlier round that collects contributions.',
      clusters: 'There is no earlier round that collects contributions.',
      top: 'There is no earlier vote that puts items in order.',
    },
    sourceRound: {
      round: 'Round to take them from',
      clusters: 'Round to take them from',
      top: 'Vote to take them from',
    },
    sourceChoose: 'Choose a round…',
    sourceGone: 'The round these came from is gone, or stands after this one. Choose another.',
    sourceHints: {
      round: 'Everything that is not hidden when this round opens becomes an option, at most 50.',
      clusters: 'Each group becomes an option under its name; what is in no group stays on its own.',
      top: 'Taken when this round opens. Equals at the last place are all taken.',
    },
    topCount: 'How many',
  },
  nl: {
    anonymity: 'Wie kan weten wie wat stemde',
    anonymities: {
      named: { name: 'Met naam', hint: 'Elke stem wordt bewaard met de naam van wie haar gaf.' },
      team: { name: 'Alleen het team', hint: 'Elke stem wordt bewaard bij het team, niet bij de persoon.' },
      anonymous: {
        name: 'Anoniem',
        hint: 'Bij een stem wordt geen naam bewaard. Ieder kan de eigen stem nog wijzigen.',
      },
      secret: {
        name: 'Geheim',
        hint: 'Het verband tussen stemmer en stem wordt vernietigd als de ronde sluit.',
      },
    },
    secretWarning:
      'Een geheime ronde kan niet opnieuw open: is zij gesloten, dan kan niemand er nog stemmen of iets wijzigen.',
    authorship: 'Wie staat erbij als schrijver',
    authorships: {
      named: { name: 'De naam', hint: 'Getoond en bewaard met de naam van wie het schreef.' },
      team: { name: 'Het team', hint: 'Getoond en bewaard met het team, niet met de persoon.' },
      anonymous: { name: 'Niemand', hint: 'Getoond en bewaard zonder naam.' },
    },
    voters: 'Wie stemt',
    votersOf: {
      people: { name: 'Iedere persoon', hint: 'Ieder heeft een stem.' },
      teams: { name: 'Ieder team', hint: 'Een team heeft één stem, en vult die samen in.' },
    },
    votersWithout:
      'Deze sessie heeft geen teams, dus niemand zou hier kunnen stemmen. Maak teams, of laat iedere persoon stemmen.',
    moderated: 'Eerst goedkeuren',
    moderatedHint: 'Alleen jij ziet wat er binnenkomt, tot je het goedkeurt.',
    notes: 'Notities',
    notesHint: 'Voor jou alleen: wat je wilt zeggen, zien en doen. Ze staan in je regie.',
    repeats: (title) => `Dit herhaalt ‘${title}’, over dezelfde onderdelen, om te zien wat er veranderde.`,

    sources: {
      typed: 'Typ ze hier',
      round: 'Bijdragen van een ronde',
      clusters: 'Groepen van een ronde',
      top: 'De top van een stemming',
    },
    sourceNone: {
      round: 'Er is geen eerdere ronde die bijdragen verzamelt.',
      clusters: 'Er is geen eerdere ronde die bijdragen verzamelt.',
      top: 'Er is geen eerdere stemming die onderdelen op volgorde zet.',
    },
    sourceRound: {
      round: 'Uit welke ronde',
      clusters: 'Uit welke ronde',
      top: 'Uit welke stemming',
    },
    sourceChoose: 'Kies een ronde…',
    sourceGone: 'De ronde waar ze uit kwamen is weg, of staat na deze. Kies een andere.',
    sourceHints: {
      round: 'Alles wat niet verborgen is als deze ronde opent wordt een optie, hoogstens 50.',
      clusters: 'Elke groep wordt een optie onder haar naam; wat in geen groep zit blijft los.',
      top: 'Genomen als deze ronde opent. Wie gelijk eindigt op de laatste plaats gaat mee.',
    },
    topCount: 'Hoeveel',
  },
});
