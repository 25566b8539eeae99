import type { SessionAccessRepository } from '../../db/session-access-repository.ts';
import type { Refusal } from '../../sessions/refusals.ts';
import { CONNECTIONS, parsedRight, type Standing } from './access.ts';
import type { SignedIn } from './auth-sessions.ts';
import { decideAccess, standingOf, type Who } from './decide-access.ts';
import type { Members } from './members.ts';

export interface SessionStanding {
  standing: Standing;
  ownerId: string;
  confidential: boolean;
}

/** Asks the database what the tables of rights need to know, each time anew: a right that is taken away is gone at once. */
export class AccessCheck {
  readonly #members: Members;
  readonly #sessions: SessionAccessRepository;

  constructor(members: Members, sessions: SessionAccessRepository) {
    this.#members = members;
    this.#sessions = sessions;
  }

  /** Somebody signed in; null when the account is disabled or locked. */
  who({ account, twoStep }: Pick<SignedIn, 'account' | 'twoStep'>): Promise<Who | null> {
    return this.#members.who(account, twoStep);
  }

  /** How somebody stands to a session; null is a stranger, or no such session. */
  async onSession(who: Who, sessionId: string): Promise<SessionStanding | null> {
    const facts = await this.#sessions.find(sessionId, who.accountId);
    const standing = facts && standingOf(who, facts);
    return standing && { standing, ownerId: facts.ownerId, confidential: facts.confidential };
  }

  /** May this account facilitate the session over a live connection now? Null is yes, with whose session it is. */
  async facilitating(
    accountId: string,
    sessionId: string,
  ): Promise<{ refusal: Refusal } | { refusal: null; ownerId: string }> {
    const who = await this.#members.who({ id: accountId });
    const found = who && (await this.onSession(who, sessionId));
    const asking = { who, standing: found?.standing ?? null, fromListedAddress: false };
    const refusal = decideAccess(parsedRight(CONNECTIONS.facilitator), asking);
    if (refusal !== null || !found) return { refusal: refusal ?? 'not-found' };
    return { refusal: null, ownerId: found.ownerId };
  }
}
