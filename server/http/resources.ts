import * as z from 'zod';
import type { Account } from '../../db/accounts-repository.ts';
import type { ListedSession, StoredSession } from '../../db/sessions-repository.ts';
import { formatCode } from '../../sessions/join-code.ts';
import { SESSION_ACTIONS } from '../../sessions/permissions.ts';
import { sessionLanguage, sessionSettings } from '../../sessions/settings.ts';
import type { LinkTokens } from '../platform/tokens.ts';

/** What the routes answer with. Times are milliseconds since 1970. */
const time = z.int().meta({ description: 'Milliseconds since 1970, UTC' });

export const account = z
  .object({ id: z.string(), email: z.string(), language: sessionLanguage })
  .meta({ description: 'An account, as its owner sees it' });

const summary = z
  .object({ participants: z.int(), rounds: z.int(), contributions: z.int(), ballots: z.int() })
  .meta({ description: 'Counts of a stopped session' });

const head = {
  id: z.string(),
  title: z.string(),
  language: sessionLanguage,
  status: z.enum(['draft', 'live', 'stopped']),
  createdAt: time,
  updatedAt: time,
  startedAt: time.nullable(),
  stoppedAt: time.nullable(),
  version: z.int().meta({ description: 'Grows with every change; a PATCH names the one it saw' }),
  rounds: z.int(),
  summary: summary.nullable(),
};

const standing = z
  .enum(['viewer', 'co-facilitator', 'owner'])
  .meta({ description: 'How who asks stands to the session' });
const may = z.array(z.enum(SESSION_ACTIONS)).meta({ description: 'What who asks may do with the session' });
const confidential = z.boolean().meta({ description: 'Its owner alone gets to see it' });

export const listedSession = z
  .object({
    ...head,
    standing,
    may,
    confidential,
    owner: z.string().nullable().meta({ description: 'Address of the owner, when that is somebody else' }),
  })
  .meta({ description: 'A session as the list shows it' });

const agendaRound = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  seconds: z.int().nullable(),
  notes: z.string().meta({ description: 'For the facilitator alone' }),
  repeats: z.string().nullable(),
  config: z.unknown().meta({ description: 'As the round kind says' }),
});

const doorFields = {
  code: z.string().meta({ description: 'The session code as shown: ABC-DEF-GHJ' }),
  joinUrl: z.string().meta({ description: 'For the QR code' }),
  wallUrl: z.string(),
  coFacilitatorUrl: z.string(),
  moderatorUrl: z.string().meta({ description: 'For a helper who moderates contributions and no more' }),
};

const rehearsal = z.boolean().meta({ description: 'It is being rehearsed: nothing of it is kept' });

/** The ways into a running session. */
export const doors = z.object(doorFields).meta({ description: 'The ways into a running session' });

export const session = z
  .object({ ...head, settings: sessionSettings, agenda: z.array(agendaRound) })
  .extend(z.object({ ...doorFields, standing, may, confidential, rehearsal }).partial().shape)
  .meta({ description: 'A session with its agenda; code and links are there while it is live' });

export function accountResource({ id, email, language }: Account): z.input<typeof account> {
  return { id, email, language };
}

export function listedResource(
  listed: ListedSession,
): Omit<z.input<typeof listedSession>, 'standing' | 'may' | 'confidential' | 'owner'> {
  const { id, title, language, status, createdAt, updatedAt, startedAt, stoppedAt, version } = listed;
  const { rounds, summary } = listed;
  return {
    id,
    title,
    language,
    status,
    createdAt,
    updatedAt,
    startedAt,
    stoppedAt,
    version,
    rounds,
    summary,
  };
}

export function sessionResource(
  stored: StoredSession,
  links: LinkTokens,
  baseUrl: string,
): z.input<typeof session> {
  const { settings, agenda, status, code, startedAt, id } = stored;
  return {
    ...listedResource({ ...stored, rounds: agenda.length }),
    settings,
    agenda,
    ...(stored.rehearsal ? { rehearsal: true } : {}),
    ...(status === 'live' && code !== null && startedAt !== null
      ? doorsResource({ id, code, startedAt }, links, baseUrl)
      : {}),
  };
}

/** Code and links of a running session; the secrets stand in the fragments, so that no log sees them. */
export function doorsResource(
  { id, code, startedAt }: { id: string; code: string; startedAt: number },
  links: LinkTokens,
  baseUrl: string,
): z.input<typeof doors> {
  return {
    code: formatCode(code),
    joinUrl: `${baseUrl}/j#${links.issue('j', id, startedAt)}`,
    wallUrl: `${baseUrl}/wall#${links.issue('w', id, startedAt)}`,
    coFacilitatorUrl: `${baseUrl}/app/join#${links.issue('c', id, startedAt)}`,
    moderatorUrl: `${baseUrl}/app/join#${links.issue('m', id, startedAt)}`,
  };
}
