import type { AccountErasureRepository, AccountHoldings } from '../../db/account-erasure-repository.ts';
import type { Clock } from '../platform/clock.ts';
import { done, refused, type Outcome } from '../platform/outcome.ts';
import type { SourceKeys } from '../privacy/source-keys.ts';
import type { AuthSessions, SignedIn } from './auth-sessions.ts';
import { emailKeyOf } from './email-key.ts';
import type { Letters } from './letters.ts';

const TOLD_FOR_MS = 24 * 3_600_000;
/** The log of the database is emptied at once, or as soon as nobody reads in it: within a minute (PL-10). */
const LOG_AGAIN_MS = 250;
const LOG_TRIES = 170;

export interface AccountDeletionParts {
  erasure: AccountErasureRepository;
  authSessions: AuthSessions;
  sources: SourceKeys;
  letters: Letters;
  clock: Clock;
}

/**
 * Deleting one's own account with everything in it (PL-7). What stays is the log of what was done, which knows an id and no
 * name, and what belongs to others: the organisation while somebody else is in it, and sessions of colleagues.
 */
export class AccountDeletion {
  readonly #parts: AccountDeletionParts;

  constructor(parts: AccountDeletionParts) {
    this.#parts = parts;
  }

  /** What would go, to be shown before. */
  look(accountId: string): Promise<AccountHoldings> {
    return this.#parts.erasure.holdings(accountId);
  }

  /** Deletes all of it at once, or says what is in the way. Its owner hears of it by a last mail. */
  async delete({ account }: SignedIn, source: string | null): Promise<Outcome<null>> {
    const { erasure, authSessions, sources, letters, clock } = this.#parts;
    const emailKey = emailKeyOf(account.email);
    const door = sources.ofAccount(emailKey);
    const erased = await erasure.erase({
      accountId: account.id,
      now: clock(),
      source,
      isOwnAddress: (email) => emailKeyOf(email) === emailKey,
      attemptKeys: [door, sources.ofAccount(`second-step|${account.id}`)],
    });
    switch (erased.is) {
      case 'running':
        return refused('sessions-running');
      case 'last-manager':
        return refused('last-manager');
      case 'gone':
        return refused('sign-in-required');
      case 'erased':
        authSessions.ended(erased.signIns);
        letters.send(account.email, account.language, { kind: 'deleted' }, TOLD_FOR_MS);
        this.#truncateLog(LOG_TRIES);
        return done(null);
      default:
        return erased satisfies never;
    }
  }

  #truncateLog(tries: number): void {
    if (this.#parts.erasure.truncateLog() || tries === 0) return;
    setTimeout(() => this.#truncateLog(tries - 1), LOG_AGAIN_MS).unref();
  }
}
