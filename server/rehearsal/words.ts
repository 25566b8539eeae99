import type { Language } from '../../sessions/state.ts';

/** What simulated participants are called and what they write. Entries of one list say much the same in other words. */
export interface Words {
  names: readonly string[];
  ideas: readonly (readonly string[])[];
  words: readonly string[];
  comments: readonly string[];
}

export const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    names: [
      ...['Alex', 'Amina', 'Ben', 'Chloe', 'Daniel', 'Ella', 'Farid', 'Grace', 'Hannah', 'Ivan'],
      ...['Jack', 'Kate', 'Leo', 'Maya', 'Noah', 'Olivia', 'Priya', 'Quinn', 'Ravi', 'Sara'],
      ...['Tom', 'Uma', 'Victor', 'Wendy', 'Yusuf'],
    ],
    ideas: [
      ['Shorter meetings, with a clear end', 'End every meeting on time', 'Make meetings half as long'],
      ['Ask our customers more often', 'Talk to customers every month', 'Invite customers to our reviews'],
      ['Write decisions down where all can find them', 'One place for every decision'],
      ['A quiet room to work in', 'More quiet places', 'Silent hours in the morning'],
      ['Let new people shadow somebody for a week', 'A buddy for everybody who starts'],
      ['Fewer tools, used better', 'Choose one tool and drop the others'],
      ['Celebrate what went well', 'Say thank you more often'],
      ['Try small things before big plans', 'Start with a pilot', 'First an experiment, then a roll-out'],
      ['Plan time to learn', 'An afternoon a month for learning'],
      ['More plants in the office', 'Bring some green inside'],
      ['Explain why before how'],
      ['Rotate who leads the meeting'],
      ['Share numbers openly, also when they disappoint'],
      ['Who decides when we do not agree?'],
      ['What will we stop doing to make room for this?'],
      ['When do we look back at how it went?'],
    ],
    words: [
      ...['together', 'clarity', 'trust', 'focus', 'energy', 'time', 'customers', 'quality', 'fun'],
      ...['courage', 'calm', 'growth', 'trust', 'together', 'openness', 'curious', 'busy', 'hope'],
    ],
    comments: ['Agree!', 'How would that work?', 'We tried this before', 'Good one', 'Who could do it?'],
  },
  nl: {
    names: [
      ...['Anna', 'Bram', 'Chantal', 'Daan', 'Emma', 'Fatima', 'Gijs', 'Hanna', 'Ilse', 'Jan'],
      ...['Kees', 'Lotte', 'Mehmet', 'Nora', 'Omar', 'Pieter', 'Roos', 'Sanne', 'Thijs', 'Umut'],
      ...['Vera', 'Willem', 'Yara', 'Zoë', 'Marieke'],
    ],
    ideas: [
      ['Kortere vergaderingen, met een duidelijk einde', 'Vergaderingen stoppen op tijd'],
      ['Vaker met klanten praten', 'Elke maand bij een klant langs', 'Klanten uitnodigen bij de evaluatie'],
      ['Besluiten opschrijven waar iedereen ze vindt', 'Eén plek voor alle besluiten'],
      ['Een stille ruimte om te werken', 'Meer stilteplekken', 'In de ochtend geen overleg'],
      ['Nieuwe mensen een week laten meelopen', 'Een maatje voor wie nieuw is'],
      ['Minder systemen, beter gebruikt', 'Eén systeem kiezen en de rest laten vallen'],
      ['Vieren wat goed ging', 'Vaker dank je wel zeggen'],
      ['Eerst iets kleins proberen', 'Beginnen met een proef', 'Eerst uitproberen, dan pas invoeren'],
      ['Tijd om te leren inplannen', 'Eén middag per maand om te leren'],
      ['Meer planten op kantoor', 'Meer groen binnen'],
      ['Eerst uitleggen waarom, dan pas hoe'],
      ['Om de beurt het overleg leiden'],
      ['Cijfers met iedereen delen, ook als ze tegenvallen'],
      ['Wie beslist als we het niet eens worden?'],
      ['Waar stoppen we mee om hier ruimte voor te maken?'],
      ['Wanneer kijken we terug hoe het ging?'],
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
  },
};
