import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accountRepositories } from '../../../db/account-repositories.ts';
import { SqliteFailedAttemptsRepository } from '../../../db/failed-attempts-repository.ts';
import { memberRoles, members, organisations } from '../../../db/organisation-schema.ts';
import { accounts as accountsTable } from '../../../db/schema.ts';
import { SqliteSessionAccessRepository } from '../../../db/session-access-repository.ts';
import type { SignedIn } from '../../../server/accounts/auth-sessions.ts';
import { createAccounts, type Accounts } from '../../../server/accounts/create-accounts.ts';
import { MailQueue } from '../../../server/mail/mail-queue.ts';
import { createLog } from '../../../server/platform/log.ts';
import { KeptMails } from '../../support/kept-mails.ts';
import { OTHER_PASSWORD } from '../accounts/door.ts';
import type { TestSession } from '../rooms/rig.ts';
import { LiveRig, type Client } from './live-rig.ts';

let rig: LiveRig;
let session: TestSession;
let access: SqliteSessionAccessRepository;
/** Somebody with whom the owner shares the session, at the desk. */
let helper: Client;
let cookie: string;
/** What the accounts of another process do: nobody tells this one of it. */
let accounts: Accounts;
const post = new KeptMails();
const MAIL = 'helper@example.org';

beforeAll(async () => {
  rig = await LiveRig.open();
  const { orm } = rig.rig.base.database;
  access = new SqliteSessionAccessRepository(rig.rig.base.database);
  session = await rig.session();
  orm.insert(organisations).values({ id: 'ours', name: '', createdAt: 0 }).run();
  place('owner');
  const log = createLog('silent');
  accounts = createAccounts({
    repositories: accountRepositories(rig.rig.base.database),
    attempts: new SqliteFailedAttemptsRepository(rig.rig.base.database),
    secrets: { keyFor: () => Buffer.alloc(32, 1) },
    config: { encrypted: false, signUp: 'invited', twoStep: 'optional', operatorEmail: null },
    mails: new MailQueue({ carrier: post, clock: Date.now, log }),
    ...{ clock: Date.now, log, texts: null, hashCost: 4 },
    ...{ baseUrl: () => rig.origin, passkeyOrigin: () => rig.origin },
  });
});
afterAll(async () => {
  await accounts.close();
  await rig[Symbol.asyncDispose]();
});

function place(id: string): void {
  const { orm } = rig.rig.base.database;
  const [email, passwordHash] = [`${id}@example.org`, '-'];
  const account = { id, email, emailKey: email, passwordHash, language: 'en', createdAt: 0 } as const;
  orm.insert(accountsTable).values(account).onConflictDoNothing().run();
  orm
    .insert(members)
    .values({ accountId: id, organisationId: 'ours', joinedAt: 0 })
    .onConflictDoNothing()
    .run();
  orm.insert(memberRoles).values({ accountId: id, role: 'facilitator' }).onConflictDoNothing().run();
}

beforeEach(async () => {
  place('helper');
  await rig.members.setDisabled('helper', null);
  await rig.members.setLocked('helper', null);
  await rig.members.setRoles('helper', ['facilitator']);
  await access.setConfidential(session.id, null);
  await access.share(session.id, 'helper', 'co-facilitate', 0);
  cookie = await rig.signIn('helper');
  helper = atTheDesk();
  await until(() => helper.view !== undefined);
});

/** The helper, signed in at another place. */
function elsewhere(): SignedIn {
  const account = { id: 'helper', email: MAIL, language: 'en' } as const;
  return { authSessionId: 'elsewhere', account, provenAt: Date.now(), twoStep: false };
}

async function resetPassword(): Promise<void> {
  await accounts.lostPassword.ask(MAIL, { address: '192.0.2.1' });
  await accounts.settled();
  const reset = await accounts.lostPassword.reset(post.token(MAIL), OTHER_PASSWORD);
  expect(reset.ok).toBe(true);
}

async function changePassword(): Promise<void> {
  expect((await accounts.own.setPassword(elsewhere(), OTHER_PASSWORD)).ok).toBe(true);
}

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
    ['signing out', 'signed-out', () => accounts.authSessions.end(cookie)],
    ['signing out from elsewhere', 'signed-out', () => accounts.authSessions.endAllOf('helper')],
    ['[PL-16] the password being reset by the link of a mail', 'signed-out', () => resetPassword()],
    ['the password being changed where one is signed in too', 'signed-out', () => changePassword()],
    ['[PL-7] the account being deleted', 'signed-out', () => accounts.deletion.delete(elsewhere(), null)],
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
