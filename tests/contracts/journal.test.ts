import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FenceLost, JournalDamaged, JournalFull, type JournalRecord } from '../../server/journal/journal.ts';
import { joined, JOURNALS, record, type Implementation } from './journal-implementations.ts';

const SESSION = 's1';
let it: Implementation;

function records(count: number, after = 0): JournalRecord[] {
  return Array.from({ length: count }, (_, at) => record(after + at + 1));
}

describe.each(JOURNALS)('journal contract: %s', (_name, implementation) => {
  beforeEach(() => {
    it = implementation();
  });

  afterEach(async () => {
    await it.close();
  });

  describe('appending and reading', () => {
    test('[law 1] what was appended is read back, in order, by another process too', async () => {
      const fence = await it.begin(SESSION);
      const first = { ...record(1), result: { roundId: 'r1', texts: ['ünïcode 💡', '\u0000'] } };
      await it.journal.append(SESSION, fence, [first, record(2)]);
      await it.journal.append(SESSION, fence, [record(3)]);
      const expected = [first, record(2), record(3)];
      expect(await it.journal.read(SESSION)).toEqual(expected);
      expect(await it.elsewhere().read(SESSION)).toEqual(expected);
    });

    test('a session without records reads as none', async () => {
      await it.begin(SESSION);
      expect(await it.journal.read(SESSION)).toEqual([]);
    });

    test('a long journal comes back whole', async () => {
      const fence = await it.begin(SESSION);
      await it.journal.append(SESSION, fence, records(5_000));
      expect(await it.journal.read(SESSION)).toHaveLength(5_000);
    });

    test('[law 1] group commit: calls of one turn, also of several rooms, share one transaction', async () => {
      const rooms = await Promise.all(
        Array.from({ length: 20 }, async (_, n) => ({ id: `room-${n}`, fence: await it.begin(`room-${n}`) })),
      );
      it.commits.length = 0;
      await Promise.all(rooms.map(({ id, fence }) => it.journal.append(id, fence, records(3))));
      expect(it.commits.map((commit) => commit.records)).toEqual([60]);
    });

    test('two calls of one room in one turn are both kept', async () => {
      const fence = await it.begin(SESSION);
      await Promise.all([
        it.journal.append(SESSION, fence, [record(1)]),
        it.journal.append(SESSION, fence, [record(2)]),
      ]);
      expect(await it.journal.read(SESSION)).toHaveLength(2);
    });

    test('records that do not follow on are a bug, and harm no other room of the turn', async () => {
      const fence = await it.begin(SESSION);
      const other = await it.begin('s2');
      const spoilt = it.journal.append(SESSION, fence, [record(7)]);
      const fine = it.journal.append('s2', other, [record(1)]);
      await expect(spoilt).rejects.toThrow(/does not follow/);
      await fine;
      expect(await it.journal.read('s2')).toHaveLength(1);
      expect(await it.journal.read(SESSION)).toEqual([]);
    });

    test('records of one call are kept all or none', async () => {
      const fence = await it.begin(SESSION);
      await it.journal.append(SESSION, fence, [joined(1, 'p1', null)]);
      // The same participant cannot join twice: the second record of the call spoils the first.
      await expect(it.journal.append(SESSION, fence, [record(2), joined(3, 'p1', null)])).rejects.toThrow();
      expect(await it.journal.read(SESSION)).toHaveLength(1);
      await it.journal.append(SESSION, fence, [record(2)]);
      expect(await it.journal.read(SESSION)).toHaveLength(2);
    });
  });

  describe('[law 5] the fence', () => {
    test('an append with an old fence keeps nothing and rejects with FenceLost', async () => {
      const old = await it.begin(SESSION);
      await it.journal.append(SESSION, old, [record(1)]);
      const fence = await it.seize(SESSION);
      expect(fence).toBeGreaterThan(old);
      const elsewhere = it.elsewhere();
      await elsewhere.read(SESSION);
      await elsewhere.append(SESSION, fence, [record(2)]);
      await expect(it.journal.append(SESSION, old, [record(2)])).rejects.toThrow(FenceLost);
      await expect(it.journal.append(SESSION, old, [])).rejects.toThrow(FenceLost);
      expect(await it.journal.read(SESSION)).toHaveLength(2);
    });

    test('a lost fence of one room harms no other room of the turn', async () => {
      const old = await it.begin(SESSION);
      const fine = await it.begin('s2');
      await it.seize(SESSION);
      const outcomes = await Promise.allSettled([
        it.journal.append(SESSION, old, [record(1)]),
        it.journal.append('s2', fine, [record(1)]),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    });

    test('an append of nothing with the right fence resolves', async () => {
      const fence = await it.begin(SESSION);
      await expect(it.journal.append(SESSION, fence, [])).resolves.toBeUndefined();
    });
  });

  describe('what must never disagree with the journal', () => {
    test('[law 8] a name stands in the table of names alone, and comes back on reading', async () => {
      const fence = await it.begin(SESSION);
      const join = joined(1, 'p1', 'Canary Ünal');
      await it.journal.append(SESSION, fence, [join]);
      expect(it.sql('SELECT * FROM journal WHERE body LIKE ?', '%Canary%')).toEqual([]);
      expect(it.sql('SELECT name, token_hash, receipt_hash, joined_at FROM participants')).toEqual([
        { name: 'Canary Ünal', token_hash: 'token of p1', receipt_hash: 'receipt of p1', joined_at: 1_001 },
      ]);
      const [read] = await it.journal.read(SESSION);
      expect(read?.events).toEqual(join.events);
    });

    test('a name that was erased is gone from the next reading', async () => {
      const fence = await it.begin(SESSION);
      await it.journal.append(SESSION, fence, [joined(1, 'p1', 'Canary')]);
      it.sql('UPDATE participants SET name = NULL');
      expect(JSON.stringify(await it.journal.read(SESSION))).not.toContain('Canary');
    });

    test('a removal marks the participant in the same transaction', async () => {
      const fence = await it.begin(SESSION);
      const removal = record(2, [{ type: 'participant-removed', participantId: 'p1' }]);
      await it.journal.append(SESSION, fence, [joined(1, 'p1', null), removal]);
      expect(it.sql('SELECT removed_at FROM participants')).toEqual([{ removed_at: 1_002 }]);
    });

    test('[law 4] a stop ends the session, its epoch and its code in the same transaction', async () => {
      const fence = await it.begin(SESSION);
      await it.journal.append(SESSION, fence, [record(1, [{ type: 'session-stopped' }])]);
      expect(it.sql('SELECT status, epoch, code, stopped_at FROM sessions')).toEqual([
        { status: 'stopped', epoch: 2, code: null, stopped_at: 1_001 },
      ]);
    });
  });

  describe('damage', () => {
    beforeEach(async () => {
      const fence = await it.begin(SESSION);
      await it.journal.append(SESSION, fence, records(5));
    });

    const harm: [string, string, number][] = [
      ['an altered byte', `UPDATE journal SET body = replace(body, 'true', 'tru3') WHERE seq = 4`, 3],
      ['another actor', `UPDATE journal SET actor = 'facilitator:f2' WHERE seq = 2`, 1],
      ['another time', `UPDATE journal SET at = at + 1 WHERE seq = 5`, 4],
      ['a row cut short', `UPDATE journal SET body = substr(body, 1, 10) WHERE seq = 5`, 4],
      ['the last row missing', `DELETE FROM journal WHERE seq = 5`, 5],
      ['a row in the middle missing', `DELETE FROM journal WHERE seq = 3`, 2],
      ['all rows missing', `DELETE FROM journal`, 0],
      [
        'a row put back from before',
        `UPDATE journal SET (body, checksum) = (SELECT body, checksum FROM journal WHERE seq = 1) WHERE seq = 3`,
        2,
      ],
    ];

    test.each(harm)('%s is detected, and what came before is given', async (name, statement, trusted) => {
      it.sql(statement);
      const failure = await it.journal.read(SESSION).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(JournalDamaged);
      const kept = name.startsWith('the last row') ? 4 : trusted;
      expect((failure as JournalDamaged).trusted.map(({ seq }) => seq)).toEqual(
        records(kept).map(({ seq }) => seq),
      );
    });
  });

  describe('a full disk', () => {
    test('rejects with JournalFull, keeps nothing of the call, and takes the same records when there is room', async () => {
      const fence = await it.begin(SESSION);
      await it.journal.append(SESSION, fence, records(3));
      it.fill();
      const big = { ...record(4), result: 'x'.repeat(200_000) };
      await expect(it.journal.append(SESSION, fence, [big])).rejects.toThrow(JournalFull);
      expect(await it.journal.isWritable()).toBe(false);
      expect(await it.journal.read(SESSION)).toHaveLength(3);

      it.makeRoom();
      expect(await it.journal.isWritable()).toBe(true);
      await it.journal.append(SESSION, fence, [big]);
      expect(await it.journal.read(SESSION)).toHaveLength(4);
    });
  });

  describe('erasing', () => {
    test('is refused while the results are not kept', async () => {
      const fence = await it.begin(SESSION);
      await it.journal.append(SESSION, fence, records(3));
      await expect(it.journal.erase(SESSION)).rejects.toThrow(/results/);
      expect(await it.journal.read(SESSION)).toHaveLength(3);
    });

    test('[law 8] leaves no row, no voter key and no lease', async () => {
      const fence = await it.begin(SESSION);
      await it.journal.append(SESSION, fence, records(2_500));
      it.sql('INSERT INTO voter_keys (session_id, key) VALUES (?, ?)', SESSION, Buffer.alloc(32));
      it.sql("UPDATE sessions SET status = 'stopped', results_at = 1");
      await it.journal.erase(SESSION);
      expect(it.sql('SELECT count(*) AS n FROM journal')).toEqual([{ n: 0 }]);
      expect(it.sql('SELECT count(*) AS n FROM voter_keys')).toEqual([{ n: 0 }]);
      await expect(it.journal.append(SESSION, fence, [])).rejects.toThrow(FenceLost);
    });
  });
});
