import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accounts, resultBallots, sessions } from '../../db/schema.ts';
import { SqliteResultsRepository } from '../../db/results-repository.ts';
import { SqliteSessionsRepository } from '../../db/sessions-repository.ts';
import type { SessionRecord } from '../../sessions/report.ts';
import { keptBallot, keptContribution, keptRound } from '../support/kept-records.ts';
import { liveSession, testDatabase, type TestDatabase } from '../support/database.ts';

const RECORD: SessionRecord = {
  rounds: ['b', 'a'].map((id) =>
    keptRound(id, 'information', { text: 'x' }, { seconds: 30, notes: 'Say why.', banned: ['no'] }),
  ),
  contributions: [
    keptContribution('b', 'c1', 'one', { participantId: 'p1', at: 1, up: 2 }),
    keptContribution('b', 'c2', 'two', {
      hidden: true,
      original: 'too',
      comments: [{ text: 'why?', participantId: null, teamId: 't', hidden: false }],
    }),
  ],
  ballots: Array.from({ length: 2_500 }, (_, n) => keptBallot(n % 2 ? 'a' : 'b', { n }, { proxy: n === 0 })),
};

/** As reading gives it: rounds in agenda order, entries by round and position. */
const AS_READ: SessionRecord = {
  ...RECORD,
  ballots: ['a', 'b'].flatMap((round) => RECORD.ballots.filter(({ roundId }) => roundId === round)),
};

let test: TestDatabase;
let results: SqliteResultsRepository;
beforeEach(() => {
  test = testDatabase();
  liveSession(test.database, 's1');
  results = new SqliteResultsRepository(test.database);
});
afterEach(() => test[Symbol.asyncDispose]());

const standing = () => test.database.orm.select().from(sessions).where(eq(sessions.id, 's1')).get();
const stop = () => test.database.orm.update(sessions).set({ status: 'stopped', code: null }).run();

describe('keeping results', () => {
  it('[PR-12] everything that was kept is read back as it was, with the agenda as it ended', async () => {
    stop();
    await results.keep('s1', RECORD, 77);
    expect(await results.read('s1')).toEqual(AS_READ);
    expect(standing()).toMatchObject({
      resultsAt: 77,
      summary: '{"participants":0,"rounds":2,"contributions":2,"ballots":2500}',
    });
    const session = await new SqliteSessionsRepository(test.database).findOwned('s1', 'owner');
    expect(session?.agenda.map(({ id, seconds }) => [id, seconds])).toEqual([
      ['b', 30],
      ['a', 30],
    ]);
  });

  it('[PR-12] begun again after a crash half-way it ends in the same rows', async () => {
    stop();
    const { orm } = test.database;
    const { roundId, participantId, ...first } = RECORD.ballots[0]!;
    orm
      .insert(resultBallots)
      .values({ sessionId: 's1', roundId, position: 0, participantId, body: JSON.stringify(first) })
      .run();
    expect(standing()?.resultsAt, 'half is not kept').toBeNull();
    await results.keep('s1', RECORD, 77);
    await results.keep('s1', { rounds: [], contributions: [], ballots: [] }, 99);
    expect(await results.read('s1')).toEqual(AS_READ);
    expect(standing()?.resultsAt).toBe(77);
  });

  it('a session that runs or is gone keeps nothing', async () => {
    await results.keep('s1', RECORD, 77);
    await results.keep('s2', RECORD, 77);
    expect(await results.read('s1')).toEqual({ rounds: [], contributions: [], ballots: [] });
    expect(standing()?.resultsAt).toBeNull();
  });

  it('a session that is deleted while its results are being kept stays deleted', async () => {
    stop();
    const keeping = results.keep('s1', RECORD, 77);
    expect(await new SqliteSessionsRepository(test.database).erase('s1')).toBe(true);
    await keeping;
    expect(await results.read('s1')).toEqual({ rounds: [], contributions: [], ballots: [] });
    expect(test.database.orm.select().from(accounts).all()).toHaveLength(1);
  });
});
