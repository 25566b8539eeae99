import { isIP } from 'node:net';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { SecondFactor } from '../../db/second-factors-repository.ts';

export interface NewPasskey {
  credentialId: string;
  publicKey: Buffer;
  counter: number;
}

/** How long the browser may ask for the key. */
const PATIENCE_MS = 120_000;

/**
 * Passkeys (WebAuthn). Which site they belong to comes from the server's own address, never from a header of a request: a
 * page elsewhere gets no answer that this server takes.
 */
export class Passkeys {
  readonly #origin: () => string;

  /** @param origin scheme, host and port under which people reach the server */
  constructor(origin: () => string) {
    this.#origin = origin;
  }

  /** Browsers give keys to names over TLS, and to the machine itself; never to an address in numbers. */
  get possible(): boolean {
    const { protocol, hostname } = new URL(this.#origin());
    return (
      hostname === 'localhost' || (protocol === 'https:' && isIP(hostname.replace(/^\[|\]$/g, '')) === 0)
    );
  }

  /** What the browser needs to make a key, with the challenge in it. */
  creation(accountId: string, email: string, known: readonly SecondFactor[]) {
    return generateRegistrationOptions({
      rpName: 'Rondo',
      rpID: this.#site(),
      userName: email,
      userID: new Uint8Array(Buffer.from(accountId)),
      timeout: PATIENCE_MS,
      attestationType: 'none',
      excludeCredentials: ids(known),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
    });
  }

  /** The key in a browser's answer; null when the answer is not one to this challenge. */
  async created(answer: RegistrationResponseJSON, challenge: string): Promise<NewPasskey | null> {
    try {
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        response: answer,
        expectedChallenge: challenge,
        expectedOrigin: this.#origin(),
        expectedRPID: this.#site(),
        requireUserVerification: false,
      });
      if (!verified) return null;
      const { id, publicKey, counter } = registrationInfo.credential;
      return { credentialId: id, publicKey: Buffer.from(publicKey), counter };
    } catch {
      // It throws at whatever does not fit; what a stranger sent is no bug of ours.
      return null;
    }
  }

  /** What the browser needs to use one of these keys. */
  use(known: readonly SecondFactor[]) {
    return generateAuthenticationOptions({
      rpID: this.#site(),
      timeout: PATIENCE_MS,
      allowCredentials: ids(known),
      userVerification: 'preferred',
    });
  }

  /** The new count of a key that answered the challenge; null when it did not. */
  async used(
    answer: AuthenticationResponseJSON,
    challenge: string,
    { credentialId, secret, counter }: SecondFactor,
  ): Promise<number | null> {
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: answer,
        expectedChallenge: challenge,
        expectedOrigin: this.#origin(),
        expectedRPID: this.#site(),
        credential: { id: credentialId ?? '', publicKey: new Uint8Array(secret), counter },
        requireUserVerification: false,
      });
      return verified ? authenticationInfo.newCounter : null;
    } catch {
      return null;
    }
  }

  #site(): string {
    return new URL(this.#origin()).hostname;
  }
}

function ids(known: readonly SecondFactor[]): { id: string }[] {
  return known.flatMap(({ credentialId }) => (credentialId === null ? [] : [{ id: credentialId }]));
}
