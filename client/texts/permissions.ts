import type { Branch, Permission, Warning } from '../../sessions/permissions.ts';
import { catalogue } from './catalogue.ts';

/** A permission in plain words: its name in the tree, and what people with it see and do. */
interface PermissionWords {
  name: string;
  sees: string | null;
  does: string | null;
}

interface PermissionTexts extends Record<string, unknown> {
  branches: Record<Branch, string>;
  warnings: Record<Exclude<Warning, 'none'>, string>;
  permissions: Record<Permission, PermissionWords>;
}

/** What roles are made of, and what granting each piece means. */
export const permissionTexts = catalogue<PermissionTexts>({
  en: {
    branches: {
      sessions: 'Sessions',
      members: 'People',
      organisation: 'The organisation',
      installation: 'The installation',
    },
    warnings: { personal: 'Personal data', critical: 'System-critical' },
    permissions: {
      'sessions.prepare': {
        name: 'Prepare sessions',
        sees: 'the agendas of their own sessions and of those shared with them to facilitate',
        does: 'make sessions, change them before they start, and duplicate them',
      },
      'sessions.run': {
        name: 'Run sessions',
        sees: 'who takes part in the sessions they run, and what people answer while they run',
        does: 'start, lead and stop those sessions',
      },
      'sessions.results': {
        name: 'See results',
        sees: 'the results of their own sessions and of those shared with them, with names where a round asked for names',
        does: 'take these results along as a file',
      },
      'sessions.share': {
        name: 'Share sessions',
        sees: null,
        does: 'let colleagues facilitate their sessions or see the results, and mark sessions as confidential',
      },
      'sessions.delete': {
        name: 'Delete sessions',
        sees: null,
        does: 'delete their own sessions with all results, for good',
      },
      'members.see': {
        name: 'See members',
        sees: 'the address of every member, when they were here last, and their roles and function groups',
        does: null,
      },
      'members.invite': {
        name: 'Invite people',
        sees: null,
        does: 'invite people to the organisation, with roles they may give',
      },
      'members.disable': {
        name: 'Disable members',
        sees: null,
        does: 'lock members out at once, also in the middle of a session, and let them in again',
      },
      'members.groups': {
        name: 'Function groups',
        sees: null,
        does: 'make and delete function groups, and put members into them',
      },
      'members.roles': {
        name: 'Give roles',
        sees: null,
        does: 'give and take the roles of others, as far as they have the rights themselves',
      },
      'organisation.name': {
        name: 'Name the organisation',
        sees: null,
        does: 'change the name of the organisation',
      },
      'organisation.roles': {
        name: 'Make roles',
        sees: null,
        does: 'make, change and delete roles, for everybody who has them',
      },
      'organisation.plan': {
        name: 'See the plan',
        sees: 'the plan of the organisation and how much of it was used',
        does: null,
      },
      'organisation.audit': {
        name: 'Read the log',
        sees: 'who did what in the organisation, when and from which network address',
        does: null,
      },
      'organisation.audit-export': {
        name: 'Export the log',
        sees: null,
        does: 'take the whole log along as a file',
      },
      'installation.look': {
        name: 'Look at accounts',
        sees: 'the accounts of all organisations, never their sessions',
        does: null,
      },
      'installation.report': {
        name: 'User report',
        sees: 'how often each account signed in, month by month',
        does: null,
      },
      'installation.accounts': {
        name: 'Lock accounts',
        sees: null,
        does: 'lock any account at once, and unlock it',
      },
      'installation.notice': {
        name: 'Tell everybody',
        sees: null,
        does: 'show a message on everybody’s pages',
      },
    },
  },
  nl: {
    branches: {
      sessions: 'Sessies',
      members: 'Mensen',
      organisation: 'De organisatie',
      installation: 'De installatie',
    },
    warnings: { personal: 'Persoonsgegevens', critical: 'Systeemkritisch' },
    permissions: {
      'sessions.prepare': {
        name: 'Sessies voorbereiden',
        sees: 'de agenda’s van hun eigen sessies en van sessies die ze mee mogen leiden',
        does: 'sessies maken, wijzigen tot de start, en dupliceren',
      },
      'sessions.run': {
        name: 'Sessies leiden',
        sees: 'wie er meedoet aan de sessies die ze leiden, en wat mensen tijdens de sessie antwoorden',
        does: 'die sessies starten, leiden en stoppen',
      },
      'sessions.results': {
        name: 'Resultaten inzien',
        sees: 'de resultaten van hun eigen sessies en van sessies die met hen gedeeld zijn, met namen waar een ronde om namen vroeg',
        does: 'die resultaten meenemen als bestand',
      },
      'sessions.share': {
        name: 'Sessies delen',
        sees: null,
        does: 'collega’s hun sessies laten meeleiden of de resultaten laten zien, en sessies vertrouwelijk maken',
      },
      'sessions.delete': {
        name: 'Sessies verwijderen',
        sees: null,
        does: 'hun eigen sessies met alle resultaten voorgoed verwijderen',
      },
      'members.see': {
        name: 'Leden bekijken',
        sees: 'het adres van ieder lid, wanneer iemand er voor het laatst was, en ieders rollen en functiegroepen',
        does: null,
      },
      'members.invite': {
        name: 'Mensen uitnodigen',
        sees: null,
        does: 'mensen uitnodigen voor de organisatie, met rollen die ze mogen geven',
      },
      'members.disable': {
        name: 'Leden uitschakelen',
        sees: null,
        does: 'leden direct buitensluiten, ook midden in een sessie, en weer toelaten',
      },
      'members.groups': {
        name: 'Functiegroepen',
        sees: null,
        does: 'functiegroepen maken en verwijderen, en leden erin plaatsen',
      },
      'members.roles': {
        name: 'Rollen geven',
        sees: null,
        does: 'rollen van anderen geven en afnemen, voor zover ze de rechten zelf hebben',
      },
      'organisation.name': {
        name: 'Naam van de organisatie',
        sees: null,
        does: 'de naam van de organisatie wijzigen',
      },
      'organisation.roles': {
        name: 'Rollen maken',
        sees: null,
        does: 'rollen maken, wijzigen en verwijderen, voor iedereen die ze heeft',
      },
      'organisation.plan': {
        name: 'Abonnement bekijken',
        sees: 'het abonnement van de organisatie en hoeveel daarvan gebruikt is',
        does: null,
      },
      'organisation.audit': {
        name: 'Logboek lezen',
        sees: 'wie wat deed in de organisatie, wanneer en vanaf welk netwerkadres',
        does: null,
      },
      'organisation.audit-export': {
        name: 'Logboek exporteren',
        sees: null,
        does: 'het hele logboek meenemen als bestand',
      },
      'installation.look': {
        name: 'Accounts bekijken',
        sees: 'de accounts van alle organisaties, nooit hun sessies',
        does: null,
      },
      'installation.report': {
        name: 'Gebruikersrapport',
        sees: 'hoe vaak ieder account inlogde, maand na maand',
        does: null,
      },
      'installation.accounts': {
        name: 'Accounts blokkeren',
        sees: null,
        does: 'ieder account direct blokkeren, en weer vrijgeven',
      },
      'installation.notice': {
        name: 'Iedereen iets melden',
        sees: null,
        does: 'een bericht tonen op ieders pagina’s',
      },
    },
  },
});
