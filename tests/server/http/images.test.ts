import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { images } from '../../../db/schema.ts';
import type { Answer, ApiClient } from '../../support/api-client.ts';
import { PICTURES } from '../../support/pictures.ts';
import { AGENDA } from './agenda.ts';
import { expectProblem } from './problem.ts';
import { TestServer } from './test-server.ts';

const GIF = PICTURES['image/gif'];
const PNG = PICTURES['image/png'];
const JPEG = PICTURES['image/jpeg'];
const WEBP = PICTURES['image/webp'];

let server: TestServer;
let owner: ApiClient;
let id: string;
beforeAll(async () => {
  server = await TestServer.start();
  owner = await server.owner();
  ({ id } = await owner.createSession('Pictures', AGENDA));
});
afterAll(() => server[Symbol.asyncDispose]());

async function upload(bytes: Buffer, type: string, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${server.origin}/api/v1/sessions/${id}/images`, {
    method: 'POST',
    headers: { cookie: owner.cookie, 'content-type': type, ...headers },
    body: new Uint8Array(bytes),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

describe('pictures', () => {
  it.each([
    ['image/gif', GIF],
    ['image/png', PNG],
    ['image/jpeg', JPEG],
    ['image/webp', WEBP],
  ])('%s comes back as it was, and as nothing else', async (type, bytes) => {
    const uploaded = await upload(bytes, type);
    expect(uploaded.status).toBe(201);
    const { id: picture } = uploaded.body as { id: string };
    const response = await fetch(`${server.origin}/api/v1/images/${picture}`, {
      headers: { cookie: owner.cookie },
    });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  it.each([
    ['a page that says it is a picture', Buffer.from('<html><script>alert(1)</script>'), 'image/png'],
    ['one kind that says it is another', GIF, 'image/png'],
    ['nothing', Buffer.alloc(0), 'image/png'],
    ['too few bytes to tell', PNG.subarray(0, 4), 'image/png'],
    ['half a picture', JPEG.subarray(0, 300), 'image/jpeg'],
    [
      'a drawing that can hold a program',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'image/svg+xml',
    ],
    ['JSON', Buffer.from('{}'), 'application/json'],
  ])('[KO-32] %s is refused', async (_what, bytes, type) => {
    expectProblem(await upload(bytes, type), 400, 'bad-input');
  });

  it('[KO-32] more than 2 MB is refused, and so is what is packed', async () => {
    const big = Buffer.concat([PNG, Buffer.alloc(2 * 1024 * 1024)]);
    expectProblem(await upload(big, 'image/png'), 413, 'too-large');
    expectProblem(await upload(PNG, 'image/png', { 'content-encoding': 'gzip' }), 400, 'bad-input');
  });

  it('[KO-32] a session holds so many pictures and no more', async () => {
    const { database } = server;
    const bytes = GIF;
    for (let n = 0; n < 200; n++)
      database.orm
        .insert(images)
        .values({ id: `filler${n}`, sessionId: id, type: 'image/gif', bytes, createdAt: 0 })
        .run();
    expectProblem(await upload(GIF, 'image/gif'), 413, 'too-large');
    database.sqlite.exec("DELETE FROM images WHERE id LIKE 'filler%'");
  });

  it('[KO-32] what a camera wrote beside the picture is not stored', async () => {
    const told = Buffer.concat([
      JPEG.subarray(0, 2),
      Buffer.from([0xff, 0xfe, 0, 8]),
      Buffer.from('CANARY'),
      JPEG.subarray(2),
    ]);
    const { id: picture } = (await upload(told, 'image/jpeg')).body as { id: string };
    const stored = server.database.orm.select().from(images).where(eq(images.id, picture)).get();
    expect(stored?.bytes).toEqual(JPEG);
  });

  it('[PR-11] participants see it by its id while the session runs; before and after only the owner does', async () => {
    const picture = ((await upload(GIF, 'image/gif')).body as { id: string }).id;
    const stranger = await server.owner('stranger@example.org');
    const statuses = async () =>
      Promise.all(
        [server.client(), stranger, owner].map(
          async (client) => (await client.fetch('GET', `/api/v1/images/${picture}`)).status,
        ),
      );
    expect(await statuses()).toEqual([404, 404, 200]);
    await owner.start(id);
    expect(await statuses()).toEqual([200, 200, 200]);
    await owner.stop(id);
    expect(await statuses()).toEqual([404, 404, 200]);
    const response = await owner.fetch('GET', `/api/v1/images/${picture}`);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});
