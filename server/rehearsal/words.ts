import type { Language } from '../../sessions/state.ts';

/** Something a group has on its mind, and what its people say about it: much the same in other words. */
export interface Theme {
  /** What somebody would write over all of them together. */
  name: string;
  says: readonly string[];
}

/** What simulated participants are called and what they write. */
export interface Words {
  names: readonly string[];
  themes: readonly Theme[];
  questions: readonly string[];
  words: readonly string[];
  comments: readonly string[];
  /** Why somebody cannot live with a proposal. */
  reasons: readonly string[];
}

export const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    names: [
      ...['Alex', 'Amina', 'Ben', 'Chloe', 'Daniel', 'Ella', 'Farid', 'Grace', 'Hannah', 'Ivan'],
      ...['Jack', 'Kate', 'Leo', 'Maya', 'Noah', 'Olivia', 'Priya', 'Quinn', 'Ravi', 'Sara'],
      ...['Tom', 'Uma', 'Victor', 'Wendy', 'Yusuf'],
    ],
    themes: [
      {
        name: 'Meetings',
        says: [
          ...[
            'Shorter meetings, with a clear end',
            'End every meeting on time',
            'Make meetings half as long',
          ],
          'Rotate who leads the meeting',
        ],
      },
      {
        name: 'Customers',
        says: [
          'Ask our customers more often',
          'Talk to customers every month',
          'Invite customers to our reviews',
        ],
      },
      {
        name: 'Openness',
        says: [
          ...['Write decisions down where all can find them', 'One place for every decision'],
          ...['Share numbers openly, also when they disappoint', 'Explain why before how'],
        ],
      },
      {
        name: 'A good place to work',
        says: [
          ...['A quiet room to work in', 'More quiet places', 'Silent hours in the morning'],
          ...['More plants in the office', 'Bring some green inside'],
        ],
      },
      {
        name: 'Starting here',
        says: ['Let new people shadow somebody for a week', 'A buddy for everybody who starts'],
      },
      { name: 'Tools', says: ['Fewer tools, used better', 'Choose one tool and drop the others'] },
      { name: 'Appreciation', says: ['Celebrate what went well', 'Say thank you more often'] },
      {
        name: 'Small steps',
        says: [
          'Try small things before big plans',
          'Start with a pilot',
          'First an experiment, then a roll-out',
        ],
      },
      { name: 'Learning', says: ['Plan time to learn', 'An afternoon a month for learning'] },
    ],
    questions: [
      ...['Who decides when we do not agree?', 'What will we stop doing to make room for this?'],
      ...['When do we look back at how it went?', 'What does this cost us?', 'Who is it really for?'],
      ...['Why now, and not last year?', 'How will we know that it works?', 'What did others learn from it?'],
      ...['Who can I ask when I get stuck?', 'What happens if we do nothing?'],
    ],
    words: [
      ...['together', 'clarity', 'trust', 'focus', 'energy', 'time', 'customers', 'quality', 'fun'],
      ...['courage', 'calm', 'growth', 'trust', 'together', 'openness', 'curious', 'busy', 'hope'],
    ],
    comments: ['Agree!', 'How would that work?', 'We tried this before', 'Good one', 'Who could do it?'],
    reasons: [
      'I first want to know what it costs',
      'It comes too soon for my team',
      'Nobody has asked those it is about',
    ],
  },
  nl: {
    names: [
      ...['Anna', 'Bram', 'Chantal', 'Daan', 'Emma', 'Fatima', 'Gijs', 'Hanna', 'Ilse', 'Jan'],
      ...['Kees', 'Lotte', 'Mehmet', 'Nora', 'Omar', 'Pieter', 'Roos', 'Sanne', 'Thijs', 'Umut'],
      ...['Vera', 'Willem', 'Yara', 'Zoë', 'Marieke'],
    ],
    themes: [
      {
        name: 'Vergaderen',
        says: [
          ...['Kortere vergaderingen, met een duidelijk einde', 'Vergaderingen stoppen op tijd'],
          'Om de beurt het overleg leiden',
        ],
      },
      {
        name: 'Klanten',
        says: [
          'Vaker met klanten praten',
          'Elke maand bij een klant langs',
          'Klanten uitnodigen bij de evaluatie',
        ],
      },
      {
        name: 'Openheid',
        says: [
          ...['Besluiten opschrijven waar iedereen ze vindt', 'Eén plek voor alle besluiten'],
          ...['Cijfers met iedereen delen, ook als ze tegenvallen', 'Eerst uitleggen waarom, dan pas hoe'],
        ],
      },
      {
        name: 'Een fijne werkplek',
        says: [
          ...['Een stille ruimte om te werken', 'Meer stilteplekken', 'In de ochtend geen overleg'],
          ...['Meer planten op kantoor', 'Meer groen binnen'],
        ],
      },
      {
        name: 'Nieuwe collega’s',
        says: ['Nieuwe mensen een week laten meelopen', 'Een maatje voor wie nieuw is'],
      },
      {
        name: 'Systemen',
        says: ['Minder systemen, beter gebruikt', 'Eén systeem kiezen en de rest laten vallen'],
      },
      { name: 'Waardering', says: ['Vieren wat goed ging', 'Vaker dank je wel zeggen'] },
      {
        name: 'Kleine stappen',
        says: ['Eerst iets kleins proberen', 'Beginnen met een proef', 'Eerst uitproberen, dan pas invoeren'],
      },
      { name: 'Leren', says: ['Tijd om te leren inplannen', 'Eén middag per maand om te leren'] },
    ],
    questions: [
      ...['Wie beslist als we het niet eens worden?', 'Waar stoppen we mee om hier ruimte voor te maken?'],
      ...['Wanneer kijken we terug hoe het ging?', 'Wat kost ons dit?', 'Voor wie doen we het eigenlijk?'],
      ...[
        'Waarom nu, en niet vorig jaar?',
        'Hoe merken we dat het werkt?',
        'Wat hebben anderen ervan geleerd?',
      ],
      ...['Bij wie kan ik terecht als ik vastloop?', 'Wat gebeurt er als we niets doen?'],
    ],
    words: [
      ...['samen', 'duidelijkheid', 'vertrouwen', 'rust', 'energie', 'tijd', 'klanten', 'kwaliteit'],
      ...['plezier', 'lef', 'groei', 'samen', 'vertrouwen', 'openheid', 'nieuwsgierig', 'druk', 'hoop'],
    ],
    comments: [
      'Eens!',
      'Hoe zou dat werken?',
      'Dat hebben we al geprobeerd',
      'Goed punt',
      'Wie kan dit doen?',
    ],
    reasons: [
      'Ik wil eerst weten wat het kost',
      'Voor mijn team komt het te vroeg',
      'Het is nog niet gevraagd aan wie het aangaat',
    ],
  },
};
