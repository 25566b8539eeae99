import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** A secret as it is stored: never itself. It is long and random, so a plain hash is enough. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** A participant's token; `participants.token_hash` is `hashOfSecret` of the whole of it. */
export function participantToken(participantId: string, secret: string): string {
  return `p.${participantId}.${secret}`;
}

/** The participant a token speaks of, before anything is known of its secret; null when it is no such token. */
export function participantOfToken(token: string): string | null {
  return /^p\.([A-Za-z0-9_-]{1,40})\.[A-Za-z0-9_-]{20,64}$/.exec(token)?.[1] ?? null;
}

/** What a link lets in: `j` joining, `w` a wall, `c` a co-facilitator, `m` a helper who moderates. */
export type LinkRole = 'j' | 'w' | 'c' | 'm';

const MAC_LENGTH = 22;
const linkToken = /^([jwcm])\.([A-Za-z0-9_-]{1,40})\.([A-Za-z0-9_-]{22})$/;

/**
 * The links of a running session: `role.sessionId.mac`. Nothing of them is stored: the 132 bits of the mac come from the
 * server's key, the role, the session and the moment of its start, so that they end with the run.
 */
export class LinkTokens {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  /** The link token of a session that was started at `startedAt`. */
  issue(role: LinkRole, sessionId: string, startedAt: number): string {
    return `${role}.${sessionId}.${this.#mac(role, sessionId, startedAt)}`;
  }

  /** What a token claims to be; whether that is true is for `isGenuine` to say, once the session is found. */
  read(token: string): { role: LinkRole; sessionId: string } | null {
    const [, role, sessionId] = linkToken.exec(token) ?? [];
    return role === undefined || sessionId === undefined ? null : { role: role as LinkRole, sessionId };
  }

  /** Was this token issued for the session's run that began at `startedAt`? In constant time. */
  isGenuine(token: string, startedAt: number): boolean {
    const claim = this.read(token);
    if (!claim) return false;
    const expected = this.#mac(claim.role, claim.sessionId, startedAt);
    return timingSafeEqual(Buffer.from(token.slice(-MAC_LENGTH)), Buffer.from(expected));
  }

  #mac(role: LinkRole, sessionId: string, startedAt: number): string {
    return createHmac('sha256', this.#key)
      .update(`${role}|${sessionId}|${startedAt}`)
      .digest('base64url')
      .slice(0, MAC_LENGTH);
  }
}
