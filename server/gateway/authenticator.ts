import type { Actor } from '../../sessions/commands.ts';
import type { Handshake } from '../../sessions/protocol.ts';
import type { Refusal } from '../../sessions/refusals.ts';
import type { Audience } from '../../sessions/state.ts';

/** Who a connection is, established once from a token or a cookie. */
export interface Identity {
  sessionId: string;
  audience: Audience;
  /** Who its commands come from; null for a wall, which may ask nothing. */
  actor: Actor | null;
  /** The session's epoch when it was let in: another one, and it has to go (law 4). */
  epoch: number;
  /** The sign-in a facilitator's connection hangs on. */
  authSessionId: string | null;
}

export interface Authenticator {
  identify(handshake: Handshake, cookieHeader: string | undefined): Promise<Identity | Refusal>;
  /** Why a connection has to go: its sign-in is over, or its account may not facilitate this session any more. Null is none. */
  whyLeave(identity: Identity): Promise<'signed-out' | 'removed' | null>;
  /** Calls back when a sign-in ends in this process. */
  onSignedOut(listener: (authSessionId: string) => void): void;
}
