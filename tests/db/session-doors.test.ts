import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accounts, journal, roomLeases, sessions } from '../../db/schema.ts';
import { SqliteSessionDoorsRepository } from '../../db/session-doors-repository.ts';
import { SqliteSessionsRepository } from '../../db/sessions-repository.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';

let test: TestDatabase;
let doors: SqliteSessionDoorsRepository;
beforeEach(async () => {
  test = testDatabase();
  const { orm } = test.database;
  const row = { email: 'o', emailKey: 'o', passwordHash: '-', language: 'en', createdAt: 0 } as const;
  orm
    .insert(accounts)
    .values({ id: 'owner', ...row })
    .run();
  const drafts = new SqliteSessionsRepository(test.database);
  for (const id of ['one', 'two'])
    await drafts.insert(
      {
        id,
        ownerId: 'owner',
        title: id,
        language: 'en',
        settings: { names: 'none', teams: [], teamJoin: 'choose' },
        agenda: [],
        createdAt: 1,
      },
      [],
    );
  doors = new SqliteSessionDoorsRepository(test.database);
});
afterEach(() => test[Symbol.asyncDispose]());

const standing = (id: string) => test.database.orm.select().from(sessions).where(eq(sessions.id, id)).get();

describe('the doors of sessions', () => {
  it('[PR-9] a code that was issued before is not issued again, and the session stays a draft', async () => {
    const opening = { code: 'AAAAAAAAA', codeHash: 'hash of it', now: 5, rehearsal: false };
    expect(await doors.open({ id: 'one', ...opening })).toBe('opened');
    expect(await doors.open({ id: 'two', ...opening })).toBe('code-taken');
    expect(standing('two')).toMatchObject({ status: 'draft', code: null, epoch: 0, startedAt: null });
    expect(await doors.open({ id: 'one', ...opening, codeHash: 'other' })).toBe('not-a-draft');
    expect(await doors.open({ id: 'nobody', ...opening, codeHash: 'other' })).toBe('not-a-draft');
  });

  it('are found by code and by id while live, and not otherwise', async () => {
    expect(await doors.byId('one')).toBeNull();
    await doors.open({ id: 'one', code: 'AAAAAAAAA', codeHash: 'h', now: 5, rehearsal: false });
    const found = {
      id: 'one',
      title: 'one',
      language: 'en',
      settings: { names: 'none', teams: [], teamJoin: 'choose' },
      startedAt: 5,
    };
    expect(await doors.byCode('AAAAAAAAA')).toEqual(found);
    expect(await doors.byId('one')).toEqual(found);
    expect(await doors.byCode('AAAAAAAAB')).toBeNull();
    await doors.takeBack('one');
    expect(await doors.byCode('AAAAAAAAA')).toBeNull();
    expect(await doors.byId('one')).toBeNull();
  });

  it('a start is taken back with its fence outgrown, so that a late room writes nothing', async () => {
    await doors.open({ id: 'one', code: 'AAAAAAAAA', codeHash: 'h', now: 5, rehearsal: false });
    const { orm } = test.database;
    const lease = { sessionId: 'one', owner: 'node', fence: 3, expiresAt: 99, head: 0, headChecksum: 0 };
    orm.insert(roomLeases).values(lease).run();
    expect(await doors.takeBack('one')).toBe(true);
    expect(orm.select().from(roomLeases).get()).toMatchObject({ owner: '', fence: 4, expiresAt: 0 });
    expect(standing('one')).toMatchObject({ status: 'draft', code: null, startedAt: null, epoch: 2 });
  });

  it('a start that a room journalled stands', async () => {
    await doors.open({ id: 'one', code: 'AAAAAAAAA', codeHash: 'h', now: 5, rehearsal: false });
    const record = { sessionId: 'one', seq: 1, at: 5, actor: 'system', body: '{}', checksum: 0 };
    test.database.orm.insert(journal).values(record).run();
    expect(await doors.takeBack('one')).toBe(false);
    expect(standing('one')).toMatchObject({ status: 'live', code: 'AAAAAAAAA' });
  });
});
