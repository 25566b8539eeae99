import { HOTP, Secret } from 'otpauth';
import type { ApiClient, Answer } from '../../support/api-client.ts';
import { PASSWORD } from '../../support/api-client.ts';
import { TestServer, type TestServerOptions } from '../http/test-server.ts';

export const OWNER = 'owner@example.org';
export const OTHER_PASSWORD = 'Grachtengordel-52';

/** A server with its first account, and that account's client, signed in. */
export async function withOwner(
  options: TestServerOptions = {},
): Promise<{ server: TestServer; owner: ApiClient } & AsyncDisposable> {
  const server = await TestServer.start({ hashCost: 4, ...options });
  const link = (await server.accounts.firstAccountLink('http://host')) ?? '';
  const owner = server.client();
  await owner.setUp(link.split('#')[1] ?? '');
  return { server, owner, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

export interface SecondStepAnswer {
  secondStep: { ticket: string; ways: string[]; way: string; sentTo: string };
}

/** The first step of signing in, to where the second is asked. */
export async function firstStep(client: ApiClient, email = OWNER): Promise<SecondStepAnswer['secondStep']> {
  const { secondStep } = await client.ask<SecondStepAnswer>('POST', '/sign-in', {
    email,
    password: PASSWORD,
  });
  return secondStep;
}

export function secondStep(
  client: ApiClient,
  ticket: string,
  answer: { way: string; code?: string; passkey?: unknown },
): Promise<Answer> {
  return client.fetch('POST', '/api/v1/sign-in/second-step', { ticket, ...answer });
}

/** What an authenticator app shows. */
export function appCode(secret: string, now = Date.now()): string {
  return HOTP.generate({ secret: Secret.fromBase32(secret), counter: Math.floor(now / 30_000) });
}

/** Sets up an authenticator app and answers its secret and the recovery codes. */
export async function addApp(
  client: ApiClient,
  now = Date.now(),
): Promise<{ secret: string; factor: string; recoveryCodes: string[] }> {
  const { factor, secret } = await client.ask<{ factor: string; secret: string }>('POST', '/me/two-step/app');
  const made = await client.ask<{ recoveryCodes: string[] }>('POST', `/me/two-step/${factor}/confirm`, {
    code: appCode(secret, now),
  });
  return { secret, factor, recoveryCodes: made.recoveryCodes };
}

/** Everything a client can see of an answer but the moment and the reference. */
export function seen({ status, headers, body }: Answer): string {
  const plain = Object.fromEntries(headers);
  delete plain['date'];
  const document = typeof body === 'object' && body !== null ? { ...body, reference: '' } : body;
  return JSON.stringify([status, plain, document]);
}
