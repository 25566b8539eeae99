import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { AccountApi } from '../../../client/app/account/account-api.ts';
import { Api } from '../../../client/app/api.ts';
import { leadingZeroBits, proofText, type Proof } from '../../../sessions/proof-of-work.ts';

test('[PL-23] a page that is asked for a proof of work does the work and asks again', async () => {
  const heard: { email: string; proof?: Proof }[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (piece: Buffer) => (text += piece.toString()));
    request.on('end', () => {
      heard.push(JSON.parse(text) as { email: string });
      if (heard.length > 1) return void response.writeHead(204).end();
      const problem = { code: 'proof-required', challenge: { salt: 'a.b.c', difficulty: 8 } };
      response.writeHead(429, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const here = (path: unknown, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${String(path)}`, init);
  const accounts = new AccountApi(new Api(here, () => 'en'));

  expect(await accounts.forgot('owner@example.org')).toEqual({ ok: true, value: null });
  const [bare, paid] = heard;
  expect(bare).toEqual({ email: 'owner@example.org' });
  expect(paid).toMatchObject({ email: 'owner@example.org', proof: { salt: 'a.b.c' } });
  const hash = createHash('sha256')
    .update(proofText('a.b.c', paid?.proof?.nonce ?? ''))
    .digest();
  expect(leadingZeroBits(hash)).toBeGreaterThanOrEqual(8);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
