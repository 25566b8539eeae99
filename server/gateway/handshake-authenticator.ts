import { timingSafeEqual } from 'node:crypto';
import type { ParticipantsRepository } from '../../db/participants-repository.ts';
import type { RunningSessionsStore, SessionStanding } from '../../db/running-sessions-store.ts';
import { CO_FACILITATOR } from '../../sessions/commands.ts';
import type { Handshake } from '../../sessions/protocol.ts';
import type { Refusal } from '../../sessions/refusals.ts';
import type { AccessCheck } from '../accounts/access-check.ts';
import type { AuthSessions } from '../accounts/auth-sessions.ts';
import { hashOfSecret, participantOfToken, type LinkTokens } from '../platform/tokens.ts';
import type { Authenticator, Identity } from './authenticator.ts';

export interface HandshakeAuthenticatorParts {
  participants: ParticipantsRepository;
  running: RunningSessionsStore;
  access: AccessCheck;
  authSessions: AuthSessions;
  links: LinkTokens;
}

/** Who comes by which link, and what they are shown; a wall looks on and asks nothing. */
const LINKS = {
  w: { audience: 'wall', actor: null },
  c: { audience: 'facilitator', actor: CO_FACILITATOR },
  m: { audience: 'moderators', actor: { role: 'moderator', id: 'moderator' } },
} as const;

/** Lets in by a participant's token, by a wall, co-facilitator or moderator link, or by the cookie of who may facilitate. */
export class HandshakeAuthenticator implements Authenticator {
  readonly #parts: HandshakeAuthenticatorParts;

  constructor(parts: HandshakeAuthenticatorParts) {
    this.#parts = parts;
  }

  async identify(handshake: Handshake, cookieHeader: string | undefined): Promise<Identity | Refusal> {
    if ('sessionId' in handshake) return this.#facilitator(handshake.sessionId, cookieHeader);
    const participantId = participantOfToken(handshake.token);
    return participantId === null
      ? this.#link(handshake.token)
      : this.#participant(participantId, handshake.token);
  }

  async whyLeave({ authSessionId, sessionId, actor }: Identity): Promise<'signed-out' | 'removed' | null> {
    const { authSessions, access } = this.#parts;
    if (authSessionId === null || actor === null) return null;
    if (!(await authSessions.isAlive(authSessionId))) return 'signed-out';
    const { refusal } = await access.facilitating(actor.id, sessionId);
    if (refusal === null) return null;
    return refusal === 'sign-in-required' ? 'signed-out' : 'removed';
  }

  onSignedOut(listener: (authSessionId: string) => void): void {
    this.#parts.authSessions.onEnded(listener);
  }

  async #participant(participantId: string, token: string): Promise<Identity | Refusal> {
    const found = await this.#parts.participants.credentials(participantId);
    if (!found || !isSame(found.tokenHash, hashOfSecret(token))) return 'token-refused';
    if (found.status !== 'live') return notLive(found);
    if (found.removedAt !== null) return 'participant-removed';
    return {
      sessionId: found.sessionId,
      audience: 'participants',
      actor: { role: 'participant', id: participantId },
      epoch: found.epoch,
      authSessionId: null,
    };
  }

  #link(token: string): Identity | Refusal {
    const claim = this.#parts.links.read(token);
    if (!claim || claim.role === 'j') return 'token-refused';
    const session = this.#parts.running.find(claim.sessionId);
    if (!session?.startedAt || !this.#parts.links.isGenuine(token, session.startedAt)) return 'token-refused';
    if (session.status !== 'live') return notLive(session);
    return {
      sessionId: session.id,
      ...LINKS[claim.role],
      epoch: session.epoch,
      authSessionId: null,
    };
  }

  async #facilitator(sessionId: string, cookieHeader: string | undefined): Promise<Identity | Refusal> {
    const signedIn = await this.#parts.authSessions.authenticate(cookieHeader);
    if (!signedIn) return 'sign-in-required';
    const accountId = signedIn.account.id;
    const { refusal } = await this.#parts.access.facilitating(accountId, sessionId);
    if (refusal !== null) return refusal;
    const session = this.#parts.running.find(sessionId);
    if (!session) return 'not-found';
    if (session.status !== 'live') return notLive(session);
    return {
      sessionId,
      audience: 'facilitator',
      actor: { role: 'facilitator', id: accountId },
      epoch: session.epoch,
      authSessionId: signedIn.authSessionId,
    };
  }
}

function notLive({ status }: Pick<SessionStanding, 'status'>): Refusal {
  return status === 'stopped' ? 'session-stopped' : 'session-not-live';
}

/** In constant time. */
function isSame(one: string, other: string): boolean {
  const a = Buffer.from(one);
  const b = Buffer.from(other);
  return a.length === b.length && timingSafeEqual(a, b);
}
