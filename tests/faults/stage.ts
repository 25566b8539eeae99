import type { Agenda } from '../../sessions/agenda.ts';
import { ApiClient, tokenIn, type Started } from '../support/api-client.ts';
import { LiveClient, type Patience } from '../support/live-client.ts';
import type { Credentials } from '../support/live-wire.ts';
import type { SeededRandom } from '../support/random.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { AGENDA } from './agenda.ts';

export const full = process.env['RONDO_FAULTS'] === 'full';

/** Shorter than a page's, so that a fault takes two seconds and not five; it makes the stampede worse, not better. */
export const HASTE: Patience = { first: 100, longest: 400 };

/** A session that runs, and what its owner holds in hand. */
export interface Stage {
  api: ApiClient;
  sessionId: string;
  code: string;
  joinToken: string;
  wallToken: string;
  coFacilitatorToken: string;
  links: Started;
  /** The owner's way into the live session. */
  owner: Credentials;
}

/** The owner of a fresh server, signed in. */
export async function firstOwner(server: ServerProcess): Promise<ApiClient> {
  const api = new ApiClient(server.origin);
  await api.setUp(await server.setupToken());
  return api;
}

/** Prepares and starts a session. */
export async function startSession(api: ApiClient, title: string, agenda: Agenda = AGENDA): Promise<Stage> {
  const { id: sessionId } = await api.createSession(title, agenda);
  const links = await api.start(sessionId);
  return {
    api,
    sessionId,
    code: links.code,
    joinToken: tokenIn(links.joinUrl),
    wallToken: tokenIn(links.wallUrl),
    coFacilitatorToken: tokenIn(links.coFacilitatorUrl),
    links,
    owner: { sessionId, cookie: api.cookie },
  };
}

/** Somebody beside the participants: the owner, a co-facilitator or a wall. */
export function watcher(
  credentials: Credentials,
  origins: () => readonly string[],
  random: SeededRandom,
): LiveClient {
  return new LiveClient({ origins, credentials, random: random.fork(), patience: HASTE }).start();
}
