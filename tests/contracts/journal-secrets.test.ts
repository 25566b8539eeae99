import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SessionEvent } from '../../sessions/events.ts';
import { JournalDamaged, JournalFull, type JournalRecord } from '../../server/journal/journal.ts';
import { JOURNALS, record, type Implementation } from './journal-implementations.ts';

const SESSION = 's1';
const ROUND = 'r1';
let it: Implementation;
let fence: number;
let seq: number;
let key: string;

function next(...events: SessionEvent[]): JournalRecord {
  return record((seq += 1), events);
}

const opened = (): SessionEvent => ({
  type: 'round-opened',
  roundId: ROUND,
  items: [],
  endsAt: null,
  voterKey: key,
});
const closed: SessionEvent = { type: 'round-closed', roundId: ROUND, by: 'facilitator', present: 3 };

function cast(voter: string, pick: string, by: { teamId?: string; proxy?: boolean } = {}): SessionEvent {
  const { teamId = null, proxy = false } = by;
  return { type: 'ballot-cast', roundId: ROUND, voter, ballot: { picks: [pick] }, teamId, proxy };
}

const withdrawn = (voter: string): SessionEvent => ({ type: 'ballot-withdrawn', roundId: ROUND, voter });

/** What the ballots of the round come back as: voter and pick. */
async function ballots(journal = it.journal): Promise<(readonly [string, unknown])[]> {
  return (await journal.read(SESSION))
    .flatMap(({ events }) => events)
    .flatMap((event) => (event.type === 'ballot-cast' ? [[event.voter, event.ballot] as const] : []));
}

const append = (...records: JournalRecord[]) => it.journal.append(SESSION, fence, records);
const bytes = () => Buffer.concat(it.files());
const everyTable = () =>
  it
    .sql("SELECT name FROM sqlite_master WHERE type = 'table'")
    .map((table) => JSON.stringify(it.sql(`SELECT * FROM "${(table as { name: string }).name}"`)))
    .join('\n');

describe.each(JOURNALS)('[law 8][VOTE-5] secret rounds in the journal: %s', (_name, implementation) => {
  beforeEach(async () => {
    it = implementation();
    fence = await it.begin(SESSION);
    seq = 0;
    key = randomBytes(32).toString('base64url');
  });

  afterEach(async () => {
    await it.close();
  });

  test('while a round is open its ballots come back with their voters and its key, as they stand', async () => {
    await append(next(opened()));
    await append(next(cast('v1', 'a')), next(cast('v2', 'b')));
    await append(next(cast('v1', 'c')), next(cast('v3', 'a')), next(withdrawn('v2')));
    await append(next(cast('entry', 'b', { proxy: true })));
    for (const journal of [it.journal, it.elsewhere()]) {
      const records = await journal.read(SESSION);
      expect(records.map((each) => [each.seq, each.actor, each.commandId])).toEqual(
        Array.from({ length: 7 }, (_, at) => [at + 1, 'facilitator:f1', `command-${at + 1}`]),
      );
      expect(records[0]?.events).toEqual([opened()]);
      expect(records[1]?.events).toEqual([
        cast('entry', 'b', { proxy: true }),
        cast('v1', 'c'),
        cast('v3', 'a'),
      ]);
      expect(records.slice(2).flatMap(({ events }) => events)).toEqual([]);
    }
  });

  test('another owner goes on with the round', async () => {
    await append(next(opened()), next(cast('v1', 'a')));
    fence = await it.seize(SESSION);
    const journal = it.elsewhere();
    await journal.read(SESSION);
    await journal.append(SESSION, fence, [next(cast('v1', 'b')), next(cast('v2', 'b'))]);
    expect(await ballots(journal)).toEqual([
      ['v1', { picks: ['b'] }],
      ['v2', { picks: ['b'] }],
    ]);
    await journal.append(SESSION, fence, [next(closed)]);
    expect(it.sql('SELECT * FROM round_keys')).toEqual([]);
  });

  test('the rows never hold the key, a voter, a team or a ballot', async () => {
    await append(
      next(opened()),
      next(cast('voter-canary', 'pick-canary', { teamId: 'team-canary' })),
      next({ type: 'draft-shared', roundId: ROUND, teamId: 't', draft: { picks: ['draft-canary'] } }),
    );
    const rows = JSON.stringify(it.sql('SELECT * FROM journal'));
    expect(rows).not.toMatch(/canary/);
    expect(rows).not.toContain(key);
    expect(bytes().includes('pick-canary'), 'not even sealed elsewhere').toBe(false);
    expect(bytes().includes('draft-canary')).toBe(false);
  });

  test('after the close the ballots are there without voters, and the key is nowhere, in no file', async () => {
    const raw = Buffer.from(key, 'base64url');
    await append(next(opened()));
    for (let voter = 0; voter < 300; voter += 1)
      await append(next(cast(`voter-${voter}`, voter % 3 ? 'b' : 'a', { teamId: 'team-canary' })));
    await append(next(cast('entry', 'c', { proxy: true })));
    expect(bytes().includes(raw), 'open, the key is kept').toBe(true);
    await append(next(closed));
    expect(bytes().includes(raw)).toBe(false);
    expect(bytes().includes(key)).toBe(false);
    expect(everyTable()).not.toMatch(/voter-\d|canary/);
    const back = await ballots();
    expect(new Set(back.map(([voter]) => voter)).size).toBe(301);
    expect(back.map(([, ballot]) => (ballot as { picks: string[] }).picks[0]).join('')).toBe(
      'a'.repeat(100) + 'b'.repeat(200) + 'c',
    );
    const proxies = (await it.journal.read(SESSION))
      .flatMap(({ events }) => events)
      .filter((event) => event.type === 'ballot-cast' && event.proxy);
    expect(proxies).toHaveLength(1);
  });

  test('keys of hundreds of rounds leave no trace either, in whatever order they go', async () => {
    const rounds = Array.from({ length: 300 }, (_, at) => ({ roundId: `round-${at}`, key: randomBytes(32) }));
    for (const { roundId, key } of rounds)
      await append(next({ ...opened(), roundId, voterKey: key.toString('base64url') } as SessionEvent));
    expect(bytes().includes(rounds[150]!.key)).toBe(true);
    const order = rounds.map(({ roundId }, at) => ({ roundId, at: (at * 77) % 300 }));
    for (const { roundId } of order.sort((a, b) => a.at - b.at)) await append(next({ ...closed, roundId }));
    const left = bytes();
    expect(rounds.filter(({ key }) => left.includes(key))).toEqual([]);
  });

  test('the same content in whatever order it was cast leaves the same rows', async () => {
    const left: string[] = [];
    for (const order of [
      ['a', 'b', 'c'],
      ['c', 'b', 'a'],
    ]) {
      await it.close();
      it = implementation();
      fence = await it.begin(SESSION);
      seq = 0;
      await append(next(opened()), ...order.map((pick, at) => next(cast(`v${at}`, pick))), next(closed));
      left.push(JSON.stringify(it.sql('SELECT * FROM secret_rounds')));
    }
    expect(left[0]).toBe(left[1]);
  });

  test('opened, voted in and closed by one call, and with the stop, it is all the same', async () => {
    await append(next(opened()), next(cast('v1', 'a')), next(closed, { type: 'session-stopped' }));
    expect(it.sql('SELECT * FROM round_keys')).toEqual([]);
    expect(it.sql('SELECT * FROM secret_ballots')).toEqual([]);
    expect((await ballots()).map(([, ballot]) => ballot)).toEqual([{ picks: ['a'] }]);
  });

  test('a close that a full disk refused is made later, and loses no ballot', async () => {
    await append(next(opened()), next(cast('v1', 'a')), next(cast('v2', 'b')));
    it.fill();
    const close = { ...next(closed), result: 'x'.repeat(200_000) };
    await expect(append(close)).rejects.toThrow(JournalFull);
    expect(await ballots()).toHaveLength(2);
    it.makeRoom();
    await append(close);
    expect(await ballots()).toHaveLength(2);
    expect(it.sql('SELECT * FROM round_keys')).toEqual([]);
  });

  test('other rounds of the session are as before', async () => {
    await append(next(opened()), next({ ...cast('p1', 'a'), roundId: 'named' } as SessionEvent));
    expect((await it.journal.read(SESSION))[1]?.events).toEqual([{ ...cast('p1', 'a'), roundId: 'named' }]);
  });

  test.each([
    ['a sealed ballot altered', `UPDATE secret_ballots SET sealed = zeroblob(300)`, false],
    ['a ballot given to another voter', `UPDATE secret_ballots SET voter = 'v9' WHERE voter = 'v1'`, false],
    ['the key lost', `DELETE FROM round_keys`, false],
    ['a settled ballot altered', `UPDATE secret_rounds SET body = replace(body, 'a', 'b')`, true],
    ['the settled ballots lost', `DELETE FROM secret_rounds`, true],
  ])('%s is detected, and what came before is given', async (_what, statement, afterClose) => {
    await append(next(opened()), next(cast('v1', 'a')), next(cast('v2', 'b')));
    if (afterClose) await append(next(closed));
    it.sql(statement);
    const failure = await it.journal.read(SESSION).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(JournalDamaged);
    expect((failure as JournalDamaged).trusted.map((each) => each.seq)).toEqual([1]);
  });

  test('erasing leaves nothing of them', async () => {
    await append(next(opened()), next(cast('v1', 'a')));
    it.sql("UPDATE sessions SET status = 'stopped', results_at = 1");
    await it.journal.erase(SESSION);
    for (const table of ['round_keys', 'secret_ballots', 'secret_rounds'])
      expect(it.sql(`SELECT * FROM ${table}`)).toEqual([]);
  });
});
