import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LeaseStore } from '../../db/lease-store.ts';
import { DatabaseLeases } from '../../server/rooms/database-leases.ts';
import { LEASE_MS, START_MS, type Leases } from '../../server/rooms/lease.ts';
import { liveSession, testDatabase, type TestDatabase } from '../support/database.ts';

/** Leases as two processes see them, with a way to let a process die. */
interface Implementation {
  one: Leases;
  two: Leases;
  die: (nodeId: 'one' | 'two') => void;
}

const SESSION = 's1';
const T = 1_000_000;
let base: TestDatabase;
let one: Leases;
let two: Leases;
let die: Implementation['die'];

function sqlite(): Implementation {
  base = testDatabase();
  liveSession(base.database, SESSION, T - START_MS - 1);
  liveSession(base.database, 's2', T - START_MS - 1);
  const dead = new Set<string>();
  const of = (database: TestDatabase['database'], nodeId: string) =>
    new DatabaseLeases(new LeaseStore(database), nodeId, (asked) => dead.has(asked));
  return { one: of(base.database, 'one'), two: of(base.again(), 'two'), die: (nodeId) => dead.add(nodeId) };
}

describe.each([['sqlite', sqlite]])('[law 5] lease contract: %s', (_name, implementation) => {
  beforeEach(() => {
    ({ one, two, die } = implementation());
  });

  afterEach(async () => {
    await base[Symbol.asyncDispose]();
  });

  test('a room without an owner is given to who asks, and to nobody else while it is renewed', async () => {
    expect(await one.ownerOf(SESSION, T)).toBeNull();
    expect(await one.acquire(SESSION, T)).toEqual({ fence: 1, previousUntil: null });
    expect(await two.acquire(SESSION, T + 10)).toBeNull();
    expect(await two.ownerOf(SESSION, T + 10)).toBe('one');
    expect(await one.renew([SESSION], T + LEASE_MS - 1)).toEqual(new Set([SESSION]));
    expect(await two.acquire(SESSION, T + LEASE_MS + 1)).toBeNull();
  });

  test('a lease that ran out is free, its former owner learns it, and the outage can be told', async () => {
    const former = await one.acquire(SESSION, T);
    const grant = await two.acquire(SESSION, T + LEASE_MS);
    expect(grant).toEqual({ fence: (former?.fence ?? 0) + 1, previousUntil: T });
    expect(await one.renew([SESSION], T + LEASE_MS)).toEqual(new Set());
    expect(await one.ownerOf(SESSION, T + LEASE_MS)).toBe('two');
  });

  test('a process of this host that is gone loses its rooms at once', async () => {
    await one.acquire(SESSION, T);
    expect(await two.adoptable(T + 1)).toEqual(['s2']);
    die('one');
    expect(await two.ownerOf(SESSION, T + 1)).toBeNull();
    expect((await two.adoptable(T + 1)).toSorted()).toEqual([SESSION, 's2']);
    expect(await two.acquire(SESSION, T + 1)).toMatchObject({ fence: 2 });
  });

  test('a released room is free at once, and an old release takes nothing from the next owner', async () => {
    const grant = await one.acquire(SESSION, T);
    await one.release(SESSION, grant?.fence ?? 0);
    expect(await one.ownerOf(SESSION, T)).toBeNull();
    expect(await two.acquire(SESSION, T)).toMatchObject({ fence: 2 });
    await one.release(SESSION, 1);
    expect(await one.ownerOf(SESSION, T)).toBe('two');
  });

  test('the owner may ask again: a new fence, and no outage', async () => {
    await one.acquire(SESSION, T);
    expect(await one.acquire(SESSION, T + 1)).toEqual({ fence: 2, previousUntil: null });
  });

  test('seizing takes the room from a living owner, with a greater fence', async () => {
    await one.acquire(SESSION, T);
    expect(await two.acquire(SESSION, T, 'seize')).toMatchObject({ fence: 2 });
    expect(await one.renew([SESSION], T)).toEqual(new Set());
  });

  test('a thousand races for a room: never two owners, fences only grow', async () => {
    let last = 0;
    let both = 0;
    for (let round = 0; round < 500; round++) {
      const now = T + round * (LEASE_MS + 1);
      const grants = await Promise.all([one.acquire(SESSION, now), two.acquire(SESSION, now)]);
      const given = grants.filter((grant) => grant !== null);
      if (given.length !== 1) both += 1;
      for (const { fence } of given) {
        if (fence <= last) both += 1;
        last = fence;
      }
    }
    expect(both).toBe(0);
    expect(last).toBe(500);
  });

  test('only sessions that need a room can be adopted', async () => {
    expect(await one.adoptable(T - 2)).toEqual([]);
    base.database.sqlite.exec("UPDATE sessions SET status = 'draft' WHERE id = 's1'");
    base.database.sqlite.exec("UPDATE sessions SET status = 'stopped' WHERE id = 's2'");
    expect(await one.adoptable(T)).toEqual(['s2']);
    base.database.sqlite.exec('UPDATE sessions SET results_at = 1');
    expect(await one.adoptable(T)).toEqual([]);
  });
});
