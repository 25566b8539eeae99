import type { SessionAccessRepository, SessionShare } from '../../db/session-access-repository.ts';
import type { Clock } from '../platform/clock.ts';
import { done, refused, type Outcome } from '../platform/outcome.ts';
import type { Share, Who } from './decide-access.ts';
import type { Members } from './members.ts';

/** How an owner lets colleagues into a session, and keeps everybody out of a confidential one (PL-4). */
export class Sharing {
  readonly #sessions: SessionAccessRepository;
  readonly #members: Members;
  readonly #clock: Clock;

  constructor(sessions: SessionAccessRepository, members: Members, clock: Clock) {
    this.#sessions = sessions;
    this.#members = members;
    this.#clock = clock;
  }

  shares(sessionId: string): Promise<SessionShare[]> {
    return this.#sessions.shares(sessionId);
  }

  /** Shares with the colleague of this address; outside the organisation nobody is known. */
  async share(who: Who, sessionId: string, email: string, may: Share): Promise<Outcome<SessionShare[]>> {
    const accountId = await this.#members.findByEmail(who.organisationId, email);
    if (accountId === null) return refused('member-unknown');
    if (accountId === who.accountId) return refused('not-yourself');
    await this.#sessions.share(sessionId, accountId, may, this.#clock());
    return done(await this.shares(sessionId));
  }

  async unshare(sessionId: string, accountId: string): Promise<Outcome<null>> {
    return (await this.#sessions.unshare(sessionId, accountId)) ? done(null) : refused('not-found');
  }

  /** A confidential session is its owner's alone: what was shared sleeps, and wakes when it is confidential no more. */
  setConfidential(sessionId: string, confidential: boolean): Promise<void> {
    return this.#sessions.setConfidential(sessionId, confidential ? this.#clock() : null);
  }

  sharedWith(accountId: string) {
    return this.#sessions.sharedWith(accountId);
  }

  confidentialOf(ownerId: string): Promise<string[]> {
    return this.#sessions.confidentialOf(ownerId);
  }
}
