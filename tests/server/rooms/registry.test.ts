import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../server/platform/ids.ts';
import type { Submission } from '../../../server/rooms/live-sessions.ts';
import { liveSession } from '../../support/database.ts';
import { person, Rig, type TestNode } from './rig.ts';

let rig: Rig;

beforeEach(() => {
  rig = new Rig();
});

afterEach(async () => {
  await rig[Symbol.asyncDispose]();
});

function outcome(answer: Submission): string {
  return answer.ok ? 'ok' : answer.refusal;
}

describe('[law 5] one owner per room', () => {
  test('another process forwards to the owner, and everything it does is the owner’s answer', async () => {
    const one = await rig.node('one');
    const two = await rig.node('two');
    const session = await rig.session(one);
    const [p = ''] = await session.through(two).joined(1);
    const vote = await session.through(two).vote(p, 'a', 'command-1');
    expect(await session.vote(p, 'a', 'command-1')).toEqual(vote);
    expect(two.registry.get(session.id)).toBeUndefined();
    expect((await session.through(two).view('participants', p)).me?.ballots['vote']).toBeDefined();
    expect(outcome(await session.through(two).vote('nobody'))).toBe('participant-unknown');
  });

  test('when the owner is gone another takes over at once, and nothing acknowledged is lost', async () => {
    const one = await rig.node('one');
    const session = await rig.session(one);
    const people = await session.joined(20);
    await Promise.all(people.map((p) => session.vote(p)));
    const two = await rig.node('two');
    expect(two.registry.get(session.id)).toBeUndefined();

    // The process ends as kill -9 ends it: its lease stands, its rooms say no more.
    rig.dead.add('one');
    await expect.poll(() => two.registry.get(session.id) !== undefined, { timeout: 3_000 }).toBe(true);
    expect((await session.through(two).view()).parts['progress/vote']).toMatchObject({ answered: 20 });
    expect(outcome(await session.through(two).vote(people[0] ?? '', 'b'))).toBe('ok');
  });

  test('who asks of a room without an owner need not wait for that', async () => {
    const one = await rig.node('one');
    const session = await rig.session(one);
    const [p = ''] = await session.joined(1);
    const two = await rig.node('two');
    rig.dead.add('one');
    expect(outcome(await session.through(two).vote(p))).toBe('ok');
  });

  test('a former owner that wakes up acknowledges nothing of its own, and hands on what it is asked', async () => {
    const one = await rig.node('one');
    const session = await rig.session(one);
    const [p = ''] = await session.joined(1);
    const two = await rig.node('two');
    const former = one.registry.get(session.id);
    rig.dead.add('one');
    await session.through(two).vote(p, 'a', 'command-1');
    rig.dead.clear();

    // Straight to the room that thinks it is still the owner's: its append finds the fence outgrown.
    const stale = await former?.submit(person(p), 'command-2', {
      type: 'cast-ballot',
      roundId: 'vote',
      ballot: { picks: ['b'], abstain: false },
    });
    expect(stale).toEqual({ ok: false, refusal: 'owner-unreachable' });
    expect(outcome(await session.vote(p, 'b', 'command-2'))).toBe('ok');
    expect(one.registry.get(session.id)).toBeUndefined();
    const votes = (await session.records()).filter(({ commandId }) => commandId?.startsWith('command-'));
    expect(votes.map(({ commandId }) => commandId)).toEqual(['command-1', 'command-2']);
  });

  test('even a repetition is not answered by a former owner', async () => {
    const one = await rig.node('one');
    const session = await rig.session(one);
    const [p = ''] = await session.joined(1);
    await session.vote(p, 'a', 'command-1');
    const former = one.registry.get(session.id);
    const two = await rig.node('two');
    rig.dead.add('one');
    await session.through(two).ask({ type: 'stop-session' });
    const ballot = { picks: ['a'], abstain: false };
    const command = { type: 'cast-ballot', roundId: 'vote', ballot } as const;
    expect(await former?.submit(person(p), 'command-1', command)).toMatchObject({ ok: false });
  });

  test('a running timer gets the outage back', async () => {
    const one = await rig.node('one');
    const session = await rig.session(one);
    await session.ask({ type: 'set-timer', roundId: 'vote', seconds: 60 });
    const before = (await session.view()).parts['round/vote']?.timer;
    rig.dead.add('one');
    await one.close();
    // As if the process had been killed: nothing gave the lease back.
    rig.base.database.sqlite.exec("UPDATE room_leases SET owner = 'one'");
    rig.ahead += 20_000;
    const two = await rig.node('two');
    const after = (await session.through(two).view()).parts['round/vote']?.timer;
    const [was, is] = [before, after].map((timer) => (timer?.running ? timer.endsAt : 0));
    expect((is ?? 0) - (was ?? 0)).toBeGreaterThan(19_000);
    expect((is ?? 0) - (was ?? 0)).toBeLessThan(24_000);
  });

  test('a process that closes in good order frees its rooms at once', async () => {
    const one = await rig.node('one');
    const session = await rig.session(one);
    const two = await rig.node('two');
    await one.close();
    expect(await session.through(two).ask({ type: 'lock-joining', locked: true })).toMatchObject({
      ok: true,
    });
  });
});

describe('a full disk', () => {
  test('turns rooms read-only, says so to the facilitator, keeps what was acknowledged, and is over by itself', async () => {
    const node = await rig.node('one');
    const session = await rig.session(node, newId(), { open: 'brainstorm' });
    const people = await session.joined(3);
    const idea = (p: string, text: string) =>
      node.router.submit(session.id, person(p), newId(), {
        type: 'add-contribution',
        roundId: 'brainstorm',
        text,
      });
    const watching = await session.watch(people);
    expect(outcome(await idea(people[0] ?? '', 'kept'))).toBe('ok');

    const { sqlite } = rig.base.database;
    sqlite.pragma(`max_page_count = ${sqlite.pragma('page_count', { simple: true }) as number}`);
    let acknowledged = 1;
    let last = 'ok';
    for (let at = 0; at < 5_000 && last === 'ok'; at++) {
      last = outcome(await idea(people[at % 2] ?? '', `idea ${at} ${'x'.repeat(20)}`));
      if (last === 'ok') acknowledged += 1;
      else if (last === 'contribution-limit-reached') last = 'ok';
      await session.ask({ type: 'lock-joining', locked: at % 2 === 0 });
    }
    const full = performance.now();
    await expect
      .poll(() => watching.shows.some(({ content }) => content.parts.session?.readOnly === true))
      .toBe(true);
    expect(performance.now() - full).toBeLessThan(1_000);
    expect(outcome(await idea(people[2] ?? '', 'not now'))).toBe('read-only');
    const standing = (await session.view()).parts['progress/brainstorm']?.contributions;
    expect(standing).toBeLessThanOrEqual(acknowledged);

    sqlite.pragma('max_page_count = 1000000');
    await expect
      .poll(async () => outcome(await idea(people[2] ?? '', 'again')), { timeout: 3_000 })
      .toBe('ok');
    expect((await session.view()).parts.session?.readOnly).toBeUndefined();
    expect((await session.view()).parts['progress/brainstorm']?.contributions).toBe((standing ?? 0) + 1);
  });
});

describe('a damaged journal', () => {
  async function damaged(statement: string): Promise<{ node: TestNode; id: string; people: string[] }> {
    const first = await rig.node('one');
    const session = await rig.session(first);
    const people = await session.joined(4);
    for (const p of people.slice(0, 3)) await session.vote(p);
    await first.close();
    rig.base.database.sqlite.prepare(statement).run(session.id);
    return { node: await rig.node('two'), id: session.id, people };
  }

  test.each([
    [
      'an altered last record',
      `UPDATE journal SET body = replace(body, '"a"', '"b"') WHERE session_id = ? AND seq = 9`,
    ],
    [
      'a half-written last record',
      `UPDATE journal SET body = substr(body, 1, 40) WHERE session_id = ? AND seq = 9`,
    ],
    ['a missing last record', `DELETE FROM journal WHERE session_id = ? AND seq = 9`],
  ])('%s is detected at the start, reported, and no command is taken', async (_what, statement) => {
    const { node, id, people } = await damaged(statement);
    expect(node.registry.health()).toMatchObject({ damaged: 1, hosted: 0 });
    const ballot = { picks: ['a'], abstain: false };
    const vote = { type: 'cast-ballot', roundId: 'vote', ballot } as const;
    expect(await node.router.submit(id, person(people[3] ?? ''), newId(), vote)).toEqual({
      ok: false,
      refusal: 'journal-damaged',
    });
    expect(await node.router.show(id, 'wall', null, null)).toBe('journal-damaged');
  });

  test('the stop keeps what can be trusted, and marks for ever where that ends', async () => {
    const { node, id } = await damaged(
      `UPDATE journal SET body = replace(body, '"a"', '"b"') WHERE session_id = ? AND seq = 9`,
    );
    const stop = { type: 'stop-session' } as const;
    expect(await node.router.submit(id, { role: 'facilitator', id: 'owner' }, null, stop)).toMatchObject({
      ok: true,
    });
    await expect.poll(() => node.kept.length).toBe(1);
    expect(node.kept[0]?.record.ballots).toHaveLength(2);
    expect(rig.sql('SELECT status, damaged_after, code FROM sessions WHERE id = ?', id)).toEqual([
      { status: 'stopped', damaged_after: 8, code: null },
    ]);
  });
});

describe('[law 4] stop', () => {
  test('is committed with its epoch, told to every process, and leaves results and no journal', async () => {
    const node = await rig.node('one');
    const session = await rig.session(node);
    const people = await session.joined(5);
    await Promise.all(people.map((p) => session.vote(p)));
    const watching = await session.watch(people);
    expect(await session.ask({ type: 'stop-session' })).toMatchObject({ ok: true });
    expect(rig.sql('SELECT status, code, epoch FROM sessions')).toEqual([
      { status: 'stopped', code: null, epoch: 2 },
    ]);
    // Told a moment later: who is sent away has its answers first.
    expect(watching.ends).toEqual([]);
    await expect.poll(() => watching.ends).toEqual([{ reason: 'stopped', who: null }]);
    expect(outcome(await session.vote(people[0] ?? ''))).toBe('session-stopped');

    await expect.poll(() => node.kept.length).toBe(1);
    await expect.poll(() => rig.sql('SELECT * FROM journal')).toEqual([]);
    expect(node.kept[0]?.record.ballots).toHaveLength(5);
    expect(outcome(await session.vote(people[0] ?? ''))).toBe('session-stopped');
    expect(rig.sql('SELECT * FROM voter_keys')).toEqual([]);
    expect(rig.sql('SELECT * FROM room_leases')).toEqual([]);
    expect(node.registry.health()).toMatchObject({ hosted: 0 });
  });

  test('[PR-12] a crash between the stop and its results: the next start keeps them', async () => {
    const one = await rig.node('one', () => new Promise(() => undefined));
    const session = await rig.session(one);
    const people = await session.joined(3);
    await Promise.all(people.map((p) => session.vote(p)));
    await session.ask({ type: 'stop-session' });
    await sleep(300);
    expect(rig.sql('SELECT results_at FROM sessions')).toEqual([{ results_at: null }]);
    rig.nodes.length = 0;
    rig.dead.add('one');

    rig.nodes.push(one);
    const two = await rig.node('two');
    await expect.poll(() => two.kept.length, { timeout: 3_000 }).toBe(1);
    expect(two.kept[0]?.record.ballots).toHaveLength(3);
    await expect.poll(() => rig.sql('SELECT * FROM journal')).toEqual([]);
    // What the dead process never finished is not waited for.
    rig.nodes.splice(rig.nodes.indexOf(one), 1);
  });

  test('results that could not be kept are tried again until they are', async () => {
    let tries = 0;
    const node = await rig.node('one', async () => {
      tries += 1;
      if (tries === 1) throw new Error('not now');
    });
    const session = await rig.session(node);
    await session.ask({ type: 'stop-session' });
    await expect.poll(() => node.kept.length, { timeout: 4_000 }).toBe(1);
    expect(tries).toBe(2);
  });

  test(
    'racing votes and joins 200 times, it never acknowledges anything after itself',
    { timeout: 60_000 },
    async () => {
      const node = await rig.node('one');
      const late: string[] = [];
      async function race(number: number): Promise<boolean> {
        const session = await rig.session(node, newId());
        const [p = '', q = ''] = await session.joined(2);
        let stopped = false;
        const note = (what: string) => (answer: Submission) => {
          if (answer.ok && stopped) late.push(`${what} in race ${number}`);
        };
        const tries = [
          ...Array.from({ length: number % 5 }, () => session.vote(p).then(note('vote'))),
          session.join().then(note('join')),
        ];
        const stop = session.ask({ type: 'stop-session' }).then((answer) => {
          stopped = answer.ok;
        });
        tries.push(session.vote(q).then(note('vote')), session.join().then(note('join')));
        await stop;
        tries.push(session.vote(p).then(note('vote')), session.join().then(note('join')));
        await Promise.all(tries);
        return stopped;
      }
      let raced = 0;
      for (let number = 0; number < 200; number += 20) {
        const stopped = await Promise.all(Array.from({ length: 20 }, (_, at) => race(number + at)));
        raced += stopped.filter(Boolean).length;
      }
      expect(raced).toBe(200);
      expect(late).toEqual([]);
      const after = rig.sql(
        `SELECT j.session_id FROM journal j JOIN journal s ON s.session_id = j.session_id
       WHERE s.body LIKE '%session-stopped%' AND j.seq > s.seq`,
      );
      expect(after).toEqual([]);
    },
  );

  test('a facilitator whose process cannot reach the owner stops the session all the same', async () => {
    const one = await rig.node('one');
    const two = await rig.node('two');
    const session = await rig.session(one);
    // No answer ever comes from the owner: as over a dead bus.
    await one.router.close();
    expect(outcome(await session.through(two).ask({ type: 'stop-session' }))).toBe('ok');
    expect(rig.sql('SELECT status FROM sessions')).toEqual([{ status: 'stopped' }]);
    // The owner learns it from its lease, and lets go.
    await expect.poll(() => one.registry.get(session.id), { timeout: 3_000 }).toBeUndefined();
  });
});

describe('starting', () => {
  test('a start that was interrupted before its first record is taken back', async () => {
    liveSession(rig.base.database, 'half', Date.now() - 60_000);
    await rig.node('one');
    expect(rig.sql('SELECT status, code, started_at FROM sessions')).toEqual([
      { status: 'draft', code: null, started_at: null },
    ]);
  });

  test('a start that is on its way is left alone', async () => {
    liveSession(rig.base.database, 'fresh', Date.now());
    const node = await rig.node('one');
    await sleep(1_200);
    expect(rig.sql('SELECT status FROM sessions')).toEqual([{ status: 'live' }]);
    expect(node.registry.get('fresh')).toBeUndefined();
  });

  test('what was never started or is over says so', async () => {
    const node = await rig.node('one');
    liveSession(rig.base.database, 'draft');
    rig.base.database.sqlite.exec("UPDATE sessions SET status = 'draft'");
    const ask = async (id: string) =>
      outcome(await node.router.submit(id, { role: 'facilitator', id: 'f' }, null, { type: 'stop-session' }));
    expect(await ask('draft')).toBe('session-not-live');
    expect(await ask('nothing')).toBe('not-found');
  });
});
