import { leaveNoTrace, Vault } from '../live/vault.ts';

/** What makes this browser a participant: a token, never a socket. The only secret here; gone when the session ends. */
export interface Membership {
  sessionId: string;
  participantId: string;
  token: string;
  /** With this random text a person can file a privacy request after the session; it opens no data. */
  receipt: string;
  /** Milliseconds since 1970, this device's clock. */
  joinedAt: number;
}

/** The memberships of this browser: kept for all tabs, with a note of which one this tab is in. */
export class Memberships {
  readonly #local: Storage | null;
  readonly #tab: Storage | null;

  constructor(local: Storage | null, tab: Storage | null) {
    this.#local = local;
    this.#tab = tab;
  }

  /** Where a session's drafts and unsent answers are kept. */
  vault(sessionId: string): Vault {
    return new Vault(this.#local, sessionId);
  }

  keep(membership: Membership): void {
    this.vault(membership.sessionId).keep('membership', membership);
    this.enter(membership.sessionId);
  }

  /** Notes that this tab is in a session, for its reloads. */
  enter(sessionId: string): void {
    const here = new Vault(this.#tab);
    for (const name of here.names()) if (name.endsWith('.here')) here.forget(name);
    new Vault(this.#tab, sessionId).keep('here', true);
  }

  of(sessionId: string): Membership | null {
    const kept = this.vault(sessionId).read('membership');
    return isMembership(kept) && kept.sessionId === sessionId ? kept : null;
  }

  /** The session to come back to: this tab's, or else the one joined last. */
  latest(): Membership | null {
    const here = sessionIdsIn(new Vault(this.#tab), 'here')
      .map((id) => this.of(id))
      .find((kept) => kept !== null);
    if (here) return here;
    return sessionIdsIn(new Vault(this.#local), 'membership')
      .map((id) => this.of(id))
      .reduce((latest, kept) => (kept && kept.joinedAt > (latest?.joinedAt ?? 0) ? kept : latest), null);
  }

  /** Takes away everything kept about a session. */
  leave(sessionId: string): void {
    leaveNoTrace(sessionId);
  }
}

function sessionIdsIn(vault: Vault, ending: string): string[] {
  return vault.names().flatMap((name) => {
    const [sessionId, rest] = name.split('.');
    return sessionId && rest === ending ? [sessionId] : [];
  });
}

function isMembership(value: unknown): value is Membership {
  if (typeof value !== 'object' || value === null) return false;
  const { sessionId, participantId, token, receipt, joinedAt } = value as Record<string, unknown>;
  return (
    [sessionId, participantId, token, receipt].every((text) => typeof text === 'string') &&
    typeof joinedAt === 'number'
  );
}
