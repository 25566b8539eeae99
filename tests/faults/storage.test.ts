import { setTimeout as sleep } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataPaths } from '../../server/platform/paths.ts';
import type { SessionPart } from '../../sessions/protocol.ts';
import { JournalAudit } from '../support/journal-audit.ts';
import { LiveWire, type Credentials } from '../support/live-wire.ts';
import { meFaults, reportFaults } from '../support/model.ts';
import { SeededRandom } from '../support/random.ts';
import { ServerProcess } from '../support/server-process.ts';
import { AGENDA } from './agenda.ts';
import { Crowd } from './crowd.ts';
import { firstOwner, HASTE, startSession, watcher, type Stage } from './stage.ts';
import { copyOfData, Filler, insideOf, onSmallDisk } from './small-disk.ts';

const PEOPLE = 20;
const smallDisk = onSmallDisk();
if (!smallDisk)
  console.warn(
    'NOT TESTED: a full disk. This machine gives no mount namespace (`unshare --mount`) to this user.',
  );

describe.skipIf(!smallDisk)('a full disk', () => {
  test('[LAW-1] turns the room read-only within 1 s, tells the facilitator, loses nothing acknowledged, and heals by itself', async () => {
    const random = SeededRandom.forTest('full disk');
    await using server = await ServerProcess.start({ through: smallDisk ?? [] });
    const stage = await startSession(await firstOwner(server), 'A full disk');
    const { api } = stage;
    const origins = () => [server.origin];
    const facilitator = watcher(stage.owner, origins, random);
    const crowd = await Crowd.join({
      api,
      code: stage.joinToken,
      count: PEOPLE,
      random,
      origins,
      patience: HASTE,
    });
    const askers = [{ sent: facilitator.sent }, ...crowd.members.map(({ sent }) => ({ sent }))];
    const readOnly = () => facilitator.part<SessionPart>('session')?.readOnly === true;
    const refusedAt = () =>
      Math.min(
        ...crowd.members.flatMap(({ sent }) =>
          sent.flatMap(({ answers }) =>
            answers.flatMap(({ answer, at }) => (!answer.ok && answer.refusal === 'read-only' ? at : [])),
          ),
        ),
      );
    try {
      await facilitator.ask({ type: 'open-round', roundId: 'choice-named' });
      for (const round of [1, 2]) {
        crowd.busy(200);
        await sleep(200);
        const filler = new Filler(insideOf(server));
        filler.fill();
        const before = refusedAt();
        await crowd.until(() => readOnly(), 20_000, `read-only (${round})`);
        if (round === 1) {
          const told = performance.now() - refusedAt();
          console.log(`full disk: the facilitator was told ${Math.round(told)} ms after the first refusal`);
          expect(before).toBe(Infinity);
          expect(told).toBeLessThanOrEqual(1_000);
        }
        // What stands is still shown, also to who comes now; nobody is let in, and nothing pretends to work.
        const late = watcher({ token: crowd.members[0]!.token }, origins, random);
        await crowd.until(() => late.ready, 2_000, 'a second tab sees what stands');
        late.stop();
        await expect(api.join(stage.joinToken)).rejects.toMatchObject({ code: 'read-only' });
        expect(server.alive).toBe(true);
        await sleep(300);
        filler.giveBack();
        const freedAt = performance.now();
        await crowd.until(() => !readOnly(), 5_000, 'the room opens again by itself');
        console.log(
          `full disk: open again ${Math.round(performance.now() - freedAt)} ms after there was room`,
        );
        crowd.quiet();
        await crowd.until(() => crowd.inStep(), 15_000, 'everything that waited is counted');
        await using copy = copyOfData(server);
        const audit = new JournalAudit(copy.path, stage.sessionId);
        audit.add(...askers);
        expect(audit.faults()).toEqual([]);
      }
      expect(
        crowd.members.flatMap((member) => meFaults(member, member.client.me, member.client.meSeq)),
      ).toEqual([]);
      await facilitator.ask({ type: 'stop-session' });
      await sleep(500);
      expect(reportFaults(await api.report(stage.sessionId), AGENDA, crowd.members)).toEqual([]);
    } finally {
      crowd.stop();
      facilitator.stop();
    }
  }, 90_000);
});

/** What can happen to the end of a journal, or its middle, while nobody looks. */
const DAMAGES: Record<string, (database: BetterSqlite3.Database, sessionId: string) => void> = {
  'altered last record': (database, sessionId) => change(database, sessionId, "replace(body, 'c1', 'c2')", 0),
  'half-written last record': (database, sessionId) =>
    change(database, sessionId, 'substr(body, 1, length(body) / 2)', 0),
  'lost last record': (database, sessionId) =>
    database
      .prepare(
        'DELETE FROM journal WHERE session_id = ? AND seq = (SELECT max(seq) FROM journal WHERE session_id = ?)',
      )
      .run(sessionId, sessionId),
  'altered record in the middle': (database, sessionId) =>
    change(database, sessionId, "replace(body, '}', ' }')", 3),
};

function change(database: BetterSqlite3.Database, sessionId: string, body: string, fromEnd: number): void {
  const { changes } = database
    .prepare(
      `UPDATE journal SET body = ${body} WHERE session_id = @sessionId AND seq =
       (SELECT max(seq) FROM journal WHERE session_id = @sessionId) - @fromEnd`,
    )
    .run({ sessionId, fromEnd });
  if (changes !== 1) throw new Error('nothing was damaged');
}

describe('a damaged journal', () => {
  let server: ServerProcess;
  let random: SeededRandom;
  const stages = new Map<string, Stage>();
  const crowds = new Map<string, Crowd>();
  const WHOLE = 'whole';

  beforeAll(async () => {
    random = SeededRandom.forTest('damaged journal');
    server = await ServerProcess.start();
    const api = await firstOwner(server);
    const origins = () => [server.origin];
    for (const name of [...Object.keys(DAMAGES), WHOLE]) {
      const stage = await startSession(api, name);
      stages.set(name, stage);
      const facilitator = watcher(stage.owner, origins, random);
      await facilitator.ask({ type: 'open-round', roundId: 'choice-named' });
      facilitator.stop();
      const crowd = await Crowd.join({
        api,
        code: stage.joinToken,
        count: 3,
        random,
        origins,
        patience: HASTE,
      });
      crowds.set(name, crowd);
      for (const { client } of crowd.members)
        await client.ask({
          type: 'cast-ballot',
          roundId: 'choice-named',
          ballot: { picks: ['c1'], abstain: false },
        });
      crowd.stop();
    }
    await server.kill();
    const database = new BetterSqlite3(dataPaths(server.dataDir).database);
    for (const [name, damage] of Object.entries(DAMAGES)) damage(database, stages.get(name)!.sessionId);
    database.close();
    await server.restart();
  }, 60_000);

  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  function door(credentials: Credentials): Promise<string> {
    return new Promise((resolve) => {
      let heard = 'closed';
      const wire = new LiveWire(
        { origin: server.origin, credentials },
        {
          connected: () => undefined,
          view: () => {
            resolve('view');
            wire.close();
          },
          patch: () => undefined,
          ended: ({ reason }) => (heard = reason),
          refused: (message) => (heard = message),
          closed: () => resolve(heard),
        },
      );
    });
  }

  test.each(Object.keys(DAMAGES))('%s: is reported, never skipped', async (name) => {
    const { sessionId, owner, wallToken } = stages.get(name)!;
    const line = server.output
      .split('\n')
      .find((each) => each.includes('DAMAGED') && each.includes(sessionId));
    expect(line, 'a line in the log').toBeDefined();
    expect(await door(owner)).toBe('journal-damaged');
    expect(await door({ token: wallToken })).toBe('journal-damaged');
    expect(await door({ token: crowds.get(name)!.members[0]!.token })).toBe('journal-damaged');
  });

  test('the server says so to whoever watches it, and other sessions go on', async () => {
    const { api, owner, joinToken } = stages.get(WHOLE)!;
    const ready = await api.fetch('GET', '/readyz');
    expect(ready.status, 'one damaged session sends nobody else away').toBe(200);
    await expect
      .poll(async () => (await api.metrics()).get('rondo_rooms{state="damaged"}'), { timeout: 3_000 })
      .toBe(Object.keys(DAMAGES).length);
    expect(await door(owner)).toBe('view');
    await expect(api.join(joinToken)).resolves.toMatchObject({ waiting: false });
  });

  test('[PR-12] the owner can end it, and keeps everything before the damage with a word about it', async () => {
    const name = 'altered last record';
    const { api, sessionId } = stages.get(name)!;
    await api.stop(sessionId);
    await sleep(500);
    const report = await api.report(sessionId);
    // Three people joined, one round opened, three voted: the last vote is what was damaged.
    expect(report.damagedAfter).toBeGreaterThan(0);
    expect(report.rounds.find(({ roundId }) => roundId === 'choice-named')?.ballots).toHaveLength(2);
  });
});
