import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { memberRoles, members, organisations } from '../../../db/organisation-schema.ts';
import { accounts } from '../../../db/schema.ts';
import { SqliteSessionAccessRepository } from '../../../db/session-access-repository.ts';
import type { TestSession } from '../rooms/rig.ts';
import { LiveRig, type Client } from './live-rig.ts';

let rig: LiveRig;
let session: TestSession;
let access: SqliteSessionAccessRepository;
/** Somebody with whom the owner shares the session, at the desk. */
let helper: Client;
let cookie: string;

beforeAll(async () => {
  rig = await LiveRig.open();
  const { orm } = rig.rig.base.database;
  access = new SqliteSessionAccessRepository(rig.rig.base.database);
  session = await rig.session();
  orm.insert(organisations).values({ id: 'ours', name: '', createdAt: 0 }).run();
  for (const id of ['owner', 'helper']) {
    const account = { id, email: id, emailKey: id, passwordHash: '-', language: 'en', createdAt: 0 } as const;
    orm.insert(accounts).values(account).onConflictDoNothing().run();
    orm.insert(members).values({ accountId: id, organisationId: 'ours', joinedAt: 0 }).run();
    orm.insert(memberRoles).values({ accountId: id, role: 'facilitator' }).run();
  }
});
afterAll(() => rig[Symbol.asyncDispose]());

beforeEach(async () => {
  await rig.members.setDisabled('helper', null);
  await rig.members.setLocked('helper', null);
  await rig.members.setRoles('helper', ['facilitator']);
  await access.setConfidential(session.id, null);
  await access.share(session.id, 'helper', 'co-facilitate', 0);
  cookie = await rig.signIn('helper');
  helper = atTheDesk();
  await until(() => helper.view !== undefined);
});

function atTheDesk(): Client {
  return rig.client({ sessionId: session.id, protocol: 1 }, { headers: { cookie } });
}

async function until(what: () => boolean): Promise<void> {
  for (let waited = 0; !what() && waited < 5_000; waited += 5) await sleep(5);
  if (!what()) throw new Error('it did not come');
}

describe('a live connection ends within a second of', () => {
  it.each<[string, string, () => Promise<unknown>]>([
    ['the end of sharing', 'removed', () => access.unshare(session.id, 'helper')],
    [
      'a share that is for the results only from now on',
      'removed',
      () => access.share(session.id, 'helper', 'view-results', 0),
    ],
    ['[PL-4] the session being marked confidential', 'removed', () => access.setConfidential(session.id, 1)],
    ['the role being taken away', 'removed', () => rig.members.setRoles('helper', [])],
    ['the account being disabled by a manager', 'signed-out', () => rig.members.setDisabled('helper', 1)],
    ['the account being locked by an operator', 'signed-out', () => rig.members.setLocked('helper', 1)],
  ])('%s', async (_what, reason, take) => {
    const began = Date.now();
    await take();
    await until(() => helper.ended !== undefined);
    expect(Date.now() - began).toBeLessThan(1_000);
    expect(helper.ended).toBe(reason);
    const again = atTheDesk();
    await until(() => again.refused !== undefined);
    expect(['not-found', 'not-allowed', 'sign-in-required']).toContain(again.refused);
  });

  it('nothing, while the right stands: the owner and other helpers stay', async () => {
    const owner = rig.client(
      { sessionId: session.id, protocol: 1 },
      { headers: { cookie: await rig.signIn('owner') } },
    );
    await until(() => owner.view !== undefined);
    await access.unshare(session.id, 'helper');
    await until(() => helper.ended !== undefined);
    await sleep(600);
    expect(owner.ended).toBeUndefined();
    expect(owner.socket.connected).toBe(true);
  });
});
