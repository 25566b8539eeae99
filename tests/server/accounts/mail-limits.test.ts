import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { leadingZeroBits, proofText, type Challenge, type Proof } from '../../../sessions/proof-of-work.ts';
import type { Answer } from '../../support/api-client.ts';
import { expectProblem } from '../http/problem.ts';
import { OWNER, seen, withOwner } from './door.ts';

const HOUR = 3_600_000;
const IN_ALL = 300;

function solve({ salt, difficulty }: Challenge): Proof {
  for (let tried = 0; ; tried++) {
    const nonce = tried.toString(36);
    const hash = createHash('sha256').update(proofText(salt, nonce)).digest();
    if (leadingZeroBits(hash) >= difficulty) return { salt, nonce };
  }
}

/** An answer without the challenge in it, which is another one each time. */
function alike({ body, ...answer }: Answer): string {
  const headers = new Headers(answer.headers);
  headers.delete('content-length');
  return seen({ ...answer, headers, body: { ...(body as object), challenge: '' } });
}

describe('[PL-23] mails that strangers ask for, from many sources at once', () => {
  const flooded = async () => {
    const door = await withOwner({ trustProxy: 1, signIn: { signUp: 'open' } });
    const { server } = door;
    let source = 0;
    const ask = (path: 'forgot' | 'sign-up', email: string, proof?: Proof) => {
      const from = { 'x-forwarded-for': `10.1.${(source += 1) >> 8}.${source & 255}` };
      const body = { email, ...(path === 'forgot' ? {} : { language: 'en' }), ...(proof ? { proof } : {}) };
      return server.client(from).fetch('POST', `/api/v1/${path}`, body);
    };
    for (let n = 0; n < IN_ALL; n++) {
      const { status } = await ask(n % 2 === 0 ? 'forgot' : 'sign-up', `p${n}@example.org`);
      expect([n, status]).toEqual([n, 204]);
    }
    await server.accounts.settled();
    return { ...door, ask };
  };
  const challenged = (answer: Answer) =>
    expectProblem(answer, 429, 'proof-required')['challenge'] as Challenge;

  it('past three hundred an hour each pays with a proof of work, also after a restart, and nobody who is signed in notices', async () => {
    const { server, owner, ask, ...door } = await flooded();
    await using _ = { [Symbol.asyncDispose]: door[Symbol.asyncDispose] };
    const rows = () =>
      server.database.sqlite.prepare("SELECT count(*) FROM failed_attempts WHERE kind = 'ask'").pluck().get();
    const before = rows();

    // [PL-15] Known and unknown alike: with a proof and without.
    const answers = [await ask('forgot', OWNER), await ask('forgot', 'nobody@example.org')];
    expect(alike(answers[0]!)).toBe(alike(answers[1]!));
    expect(rows(), 'what is refused costs the disk nothing').toBe(before);
    const paid = [];
    for (const [at, email] of [OWNER, 'nobody@example.org'].entries())
      paid.push(await ask('forgot', email, solve(challenged(answers[at]!))));
    expect(paid.map(({ status }) => status)).toEqual([204, 204]);
    expect(seen(paid[0]!)).toBe(seen(paid[1]!));
    await server.accounts.settled();
    expect(server.post.to(OWNER).map(({ subject }) => subject)).toEqual(['Choose a new password for Rondo']);

    const proof = solve(challenged(await ask('sign-up', 'new@example.org')));
    expect((await ask('sign-up', 'new@example.org', proof)).status).toBe(204);
    challenged(await ask('sign-up', 'again@example.org', proof));

    expect((await owner.fetch('GET', '/api/v1/sessions')).status).toBe(200);
    expect((await owner.fetch('POST', '/api/v1/me/address', { email: 'mine@example.org' })).status).toBe(204);
    await server.client().signIn();

    await server.restart();
    challenged(await ask('forgot', OWNER));
    server.ahead += HOUR;
    expect((await ask('forgot', OWNER)).status, 'an hour later it is over').toBe(204);
  });
});
