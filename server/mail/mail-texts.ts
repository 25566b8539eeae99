import type { Language } from '../../sessions/state.ts';
import type { Mail } from './mail-carrier.ts';

/**
 * Everything Rondo ever mails. A mail says that there is something and where to sign in or which code to type; it
 * holds no name, no title and nothing of a session (PL-14, KO-11). What a letter may mention is its type: there is no way
 * to put anything else in.
 */
export type Letter =
  | { kind: 'invitation'; link: string }
  | { kind: 'sign-up'; link: string }
  | { kind: 'has-account'; link: string }
  | { kind: 'reset'; link: string }
  | { kind: 'new-address'; link: string }
  | { kind: 'code'; code: string }
  | { kind: 'changed'; what: ChangedThing; link: string }
  | { kind: 'deleted' }
  | { kind: 'locked'; minutes: number; link: string }
  | { kind: 'alarm'; accounts: number; sources: number }
  | { kind: 'user-report'; month: string; link: string }
  | { kind: 'analysis'; month: string; failures: number; locks: number };

/** What an account's owner is told of, at the address known before. */
export type ChangedThing = 'password' | 'address' | 'two-step';

type Content = Omit<Mail, 'to'>;
type Write = { [Kind in Letter['kind']]: (letter: Extract<Letter, { kind: Kind }>) => Content };

const lines = (...parts: string[]) => parts.join('\n\n');

const CHANGED: Record<Language, Record<ChangedThing, string>> = {
  en: {
    password: 'The password of your Rondo account was changed.',
    address: 'The e-mail address of your Rondo account was changed.',
    'two-step': 'The ways to confirm a sign-in to your Rondo account were changed.',
  },
  nl: {
    password: 'Het wachtwoord van je Rondo-account is gewijzigd.',
    address: 'Het e-mailadres van je Rondo-account is gewijzigd.',
    'two-step': 'De manieren om inloggen op je Rondo-account te bevestigen zijn gewijzigd.',
  },
};

const en: Write = {
  invitation: ({ link }) => ({
    subject: 'An account on Rondo is waiting for you',
    text: lines(
      'Somebody you work with invites you to prepare and lead sessions with Rondo.',
      `Choose a password and begin. The link works once, for seven days:\n${link}`,
      'You know of nothing? Then leave this mail alone, and no account is made.',
    ),
  }),
  'sign-up': ({ link }) => ({
    subject: 'Finish your account on Rondo',
    text: lines(
      `Choose a password and your account is ready. The link works once, for a day:\n${link}`,
      'You did not ask for this? Then leave this mail alone, and no account is made.',
    ),
  }),
  'has-account': ({ link }) => ({
    subject: 'You have an account on Rondo already',
    text: lines(
      'Somebody asked for an account with this address. There is one already, so nothing was changed.',
      `Sign in, or choose a new password there if you lost it:\n${link}`,
      'That was not you? Then you need to do nothing.',
    ),
  }),
  reset: ({ link }) => ({
    subject: 'Choose a new password for Rondo',
    text: lines(
      `Choose a new password. The link works once, for thirty minutes:\n${link}`,
      'Everybody who is signed in with your account is signed out then.',
      'You did not ask for this? Then leave this mail alone; your password stays as it is.',
    ),
  }),
  'new-address': ({ link }) => ({
    subject: 'Confirm your new address for Rondo',
    text: lines(
      `This address becomes the one of your account when you open this link. It works once, for a day:\n${link}`,
      'You did not ask for this? Then leave this mail alone, and nothing changes.',
    ),
  }),
  code: ({ code }) => ({
    subject: 'Your code to sign in to Rondo',
    text: lines(
      `Your code is ${code}`,
      'It works once, for ten minutes, and only where you are signing in now. Rondo never asks for it by mail or telephone.',
      'You are not signing in? Then somebody knows your password: choose another one.',
    ),
  }),
  changed: ({ what, link }) => ({
    subject: 'Your Rondo account was changed',
    text: lines(CHANGED.en[what], `That was not you? Then choose a new password at once:\n${link}`),
  }),
  deleted: () => ({
    subject: 'Your Rondo account is deleted',
    text: lines(
      'Your Rondo account is deleted, with everything in it. Somebody asked for it and gave your password; it cannot be taken back.',
      'This is the last mail of this account.',
      'That was not you? Then somebody knew your password: change it wherever else you use it, and tell whoever runs this Rondo.',
    ),
  }),
  locked: ({ minutes, link }) => ({
    subject: 'Signing in to your Rondo account is held up',
    text: lines(
      `There were many wrong attempts to sign in to your account. New sign-ins are held up for ${minutes} minutes; that ends by itself.`,
      'Where you are signed in you stay signed in, and running sessions go on.',
      `Is your password a good one? You can choose a new one here:\n${link}`,
    ),
  }),
  alarm: ({ accounts, sources }) => ({
    subject: 'Rondo: many wrong sign-ins',
    text: lines(
      `Sign-ins are held up for ${accounts} accounts and ${sources} sources, because of many wrong attempts.`,
      'Locks end by themselves. Running sessions and whoever is signed in are not touched.',
      'Details are in the log under "sign-in locked".',
    ),
  }),
  'user-report': ({ month, link }) => ({
    subject: `Rondo: the user report of ${month}`,
    text: lines(`The user report of ${month} is ready. Sign in to read it:\n${link}`),
  }),
  analysis: ({ month, failures, locks }) => ({
    subject: `Rondo: sign-ins in ${month}`,
    text: lines(
      `Wrong sign-ins in ${month}: ${failures}. Locks: ${locks}.`,
      'The whole analysis is kept with the installation.',
    ),
  }),
};

const nl: Write = {
  invitation: ({ link }) => ({
    subject: 'Er ligt een account op Rondo voor je klaar',
    text: lines(
      'Iemand met wie je werkt nodigt je uit om met Rondo sessies voor te bereiden en te leiden.',
      `Kies een wachtwoord en begin. De link werkt één keer, zeven dagen lang:\n${link}`,
      'Weet je van niets? Laat deze mail dan liggen; er wordt dan geen account gemaakt.',
    ),
  }),
  'sign-up': ({ link }) => ({
    subject: 'Maak je account op Rondo af',
    text: lines(
      `Kies een wachtwoord en je account is klaar. De link werkt één keer, een dag lang:\n${link}`,
      'Heb je hier niet om gevraagd? Laat deze mail dan liggen; er wordt dan geen account gemaakt.',
    ),
  }),
  'has-account': ({ link }) => ({
    subject: 'Je hebt al een account op Rondo',
    text: lines(
      'Iemand vroeg om een account met dit adres. Dat is er al, dus er is niets veranderd.',
      `Log in, of kies daar een nieuw wachtwoord als je het kwijt bent:\n${link}`,
      'Was jij dat niet? Dan hoef je niets te doen.',
    ),
  }),
  reset: ({ link }) => ({
    subject: 'Kies een nieuw wachtwoord voor Rondo',
    text: lines(
      `Kies een nieuw wachtwoord. De link werkt één keer, dertig minuten lang:\n${link}`,
      'Iedereen die met jouw account is ingelogd wordt dan uitgelogd.',
      'Heb je hier niet om gevraagd? Laat deze mail dan liggen; je wachtwoord blijft zoals het is.',
    ),
  }),
  'new-address': ({ link }) => ({
    subject: 'Bevestig je nieuwe adres voor Rondo',
    text: lines(
      `Dit adres wordt dat van je account als je deze link opent. Hij werkt één keer, een dag lang:\n${link}`,
      'Heb je hier niet om gevraagd? Laat deze mail dan liggen; er verandert niets.',
    ),
  }),
  code: ({ code }) => ({
    subject: 'Je code om in te loggen op Rondo',
    text: lines(
      `Je code is ${code}`,
      'Hij werkt één keer, tien minuten lang, en alleen waar je nu inlogt. Rondo vraagt er nooit om per mail of telefoon.',
      'Ben je niet aan het inloggen? Dan kent iemand je wachtwoord: kies een ander.',
    ),
  }),
  changed: ({ what, link }) => ({
    subject: 'Je Rondo-account is gewijzigd',
    text: lines(CHANGED.nl[what], `Was jij dat niet? Kies dan meteen een nieuw wachtwoord:\n${link}`),
  }),
  deleted: () => ({
    subject: 'Je Rondo-account is verwijderd',
    text: lines(
      'Je Rondo-account is verwijderd, met alles wat erin stond. Iemand vroeg daarom en gaf je wachtwoord; het is niet terug te draaien.',
      'Dit is de laatste mail over dit account.',
      'Was jij dat niet? Dan kende iemand je wachtwoord: wijzig het overal waar je het nog gebruikt, en meld het bij wie deze Rondo beheert.',
    ),
  }),
  locked: ({ minutes, link }) => ({
    subject: 'Inloggen op je Rondo-account is even niet mogelijk',
    text: lines(
      `Er is vaak verkeerd geprobeerd om op je account in te loggen. Opnieuw inloggen kan ${minutes} minuten niet; dat gaat vanzelf voorbij.`,
      'Waar je bent ingelogd blijf je ingelogd, en lopende sessies gaan door.',
      `Is je wachtwoord goed genoeg? Hier kun je een nieuw kiezen:\n${link}`,
    ),
  }),
  alarm: ({ accounts, sources }) => ({
    subject: 'Rondo: veel verkeerde inlogpogingen',
    text: lines(
      `Inloggen is tijdelijk geblokkeerd voor ${accounts} accounts en ${sources} bronnen, na veel verkeerde pogingen.`,
      'Blokkades gaan vanzelf voorbij. Lopende sessies en wie al is ingelogd merken er niets van.',
      'Bijzonderheden staan in het logboek onder "sign-in locked".',
    ),
  }),
  'user-report': ({ month, link }) => ({
    subject: `Rondo: het gebruikersrapport van ${month}`,
    text: lines(`Het gebruikersrapport van ${month} is klaar. Log in om het te lezen:\n${link}`),
  }),
  analysis: ({ month, failures, locks }) => ({
    subject: `Rondo: inlogpogingen in ${month}`,
    text: lines(
      `Verkeerde inlogpogingen in ${month}: ${failures}. Blokkades: ${locks}.`,
      'De hele analyse wordt bij de installatie bewaard.',
    ),
  }),
};

const WRITERS: Record<Language, Write> = { en, nl };

/** A letter in a language, to one person. */
export function writeMail(to: string, language: Language, letter: Letter): Mail {
  const write = WRITERS[language][letter.kind] as (letter: Letter) => Content;
  return { to, ...write(letter) };
}
