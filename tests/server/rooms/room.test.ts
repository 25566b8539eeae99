import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../server/platform/ids.ts';
import { person, Rig, type TestNode, type TestSession } from './rig.ts';

let rig: Rig;
let node: TestNode;
let session: TestSession;

beforeEach(async () => {
  rig = new Rig();
  node = await rig.node('one');
  session = await rig.session(node);
});

afterEach(async () => {
  await rig[Symbol.asyncDispose]();
});

/** The picks counted for each option, as the facilitator sees them. */
async function counted(): Promise<Record<string, number>> {
  await session.ask({ type: 'show-results', roundId: 'vote', audiences: ['facilitator'], shown: true });
  const { parts } = await session.view();
  const result = parts['result/vote'] as { items: { id: string; count: number }[] };
  return Object.fromEntries(result.items.map(({ id, count }) => [id, count]));
}

describe('[law 2] exactly once', () => {
  test('a command that is sent again gets the first answer and changes nothing', async () => {
    const [p = ''] = await session.joined(1);
    const first = await session.vote(p, 'a', 'command-1');
    const other = await session.vote(p, 'b', 'command-2');
    expect(await session.vote(p, 'a', 'command-1')).toEqual(first);
    expect(await session.vote(p, 'b', 'command-2')).toEqual(other);
    expect(await counted()).toMatchObject({ a: 0, b: 1 });
  });

  test('sent twice in one turn it is one vote with one answer', async () => {
    const [p = ''] = await session.joined(1);
    const before = (await session.records()).length;
    const answers = await Promise.all([session.vote(p, 'a', 'command-1'), session.vote(p, 'a', 'command-1')]);
    expect(answers[0]).toEqual(answers[1]);
    expect((await session.records()).length).toBe(before + 1);
  });

  test('after a restart too, results included', async () => {
    const [p = ''] = await session.joined(1);
    const vote = await session.vote(p, 'a', 'command-1');
    await session.ask({ type: 'close-round', roundId: 'vote' });
    await session.ask({ type: 'open-round', roundId: 'brainstorm' });
    const idea = { type: 'add-contribution', roundId: 'brainstorm', text: 'Trees' } as const;
    const first = await node.router.submit(session.id, person(p), 'command-3', idea);
    await node.close();

    const again = await rig.node('two');
    expect(await again.router.submit(session.id, person(p), 'command-3', idea)).toEqual(first);
    expect(await session.through(again).vote(p, 'a', 'command-1')).toEqual(vote);
    expect(first).toMatchObject({ ok: true, result: { contributionId: expect.any(String) as string } });
  });

  test('a later ballot replaces the earlier one', async () => {
    const people = await session.joined(50);
    for (const pick of ['a', 'b', 'c', 'b']) await Promise.all(people.map((p) => session.vote(p, pick)));
    expect(await counted()).toEqual({ a: 0, b: 50, c: 0 });
  });

  test('two participants may use the same command id', async () => {
    const [p = '', q = ''] = await session.joined(2);
    await Promise.all([session.vote(p, 'a', 'command-1'), session.vote(q, 'b', 'command-1')]);
    expect(await counted()).toMatchObject({ a: 1, b: 1 });
  });
});

describe('[law 1] acked means kept', () => {
  test('the commands of one turn are one commit, in their order', async () => {
    const people = await session.joined(300);
    node.commits.length = 0;
    const answers = await Promise.all(people.map((p) => session.vote(p)));
    expect(node.commits.map((commit) => commit.records)).toEqual([300]);
    const seqs = answers.map((answer) => (answer.ok ? answer.seq : 0));
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    expect(new Set(seqs).size).toBe(300);
  });

  test('so are those of several rooms', async () => {
    const others = await Promise.all(Array.from({ length: 10 }, () => rig.session(node)));
    const people = await Promise.all(others.map((other) => other.joined(1)));
    node.commits.length = 0;
    await Promise.all(others.map((other, at) => other.vote(people[at]?.[0] ?? '')));
    expect(node.commits.map((commit) => commit.records)).toEqual([10]);
  });

  test('a very long queue is worked off in batches, and all are answered', async () => {
    const people = await session.joined(1_500);
    node.commits.length = 0;
    const answers = await Promise.all(people.map((p) => session.vote(p)));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(Math.max(...node.commits.map((commit) => commit.records))).toBeLessThanOrEqual(400);
  });
});

describe('[law 3] append, then publish', () => {
  test('before its commit a vote is neither answered nor shown, and refusals wait with it', async () => {
    const [p = '', q = ''] = await session.joined(2);
    const watching = await session.watch([p, q]);
    await sleep(150);
    watching.shows.length = 0;

    const release = node.journal.hold();
    const seen: string[] = [];
    const vote = session.vote(p).then((answer) => seen.push(`vote ${answer.ok}`));
    const close = session
      .ask({ type: 'close-round', roundId: 'vote' })
      .then((answer) => seen.push(`close ${answer.ok}`));
    const late = session.vote(q).then((answer) => seen.push(`late ${answer.ok ? '' : answer.refusal}`));
    await nextTurn();
    await nextTurn();
    const view = session.view('wall').then(({ parts }) => seen.push(`view ${parts['round/vote']?.status}`));
    await sleep(200);
    expect(seen).toEqual([]);
    expect(watching.shows).toEqual([]);

    release();
    await Promise.all([vote, close, late, view]);
    // That the round is closed may be learnt only when it is so for good, also from a refusal.
    expect(seen).toEqual(['vote true', 'close true', 'late round-not-open', 'view closed']);
    await expect.poll(() => watching.shows.some(({ audience }) => audience === 'participants')).toBe(true);
  });

  test('what came in meanwhile goes into the next batch', async () => {
    const people = await session.joined(20);
    const release = node.journal.hold();
    const first = people.slice(0, 10).map((p) => session.vote(p));
    await sleep(20);
    const second = people.slice(10).map((p) => session.vote(p));
    await sleep(20);
    node.commits.length = 0;
    release();
    expect((await Promise.all([...first, ...second])).every((answer) => answer.ok)).toBe(true);
    expect(node.commits.map((commit) => commit.records)).toEqual([10, 10]);
  });
});

describe('fail stop', () => {
  test('after an append whose outcome nobody knows, all fail for now, and the retries are exact', async () => {
    const people = await session.joined(5);
    node.journal.lostAnswer = new Error('the disk did not say');
    const votes = people.map((p) => ({ p, id: newId() }));
    const answers = await Promise.all(votes.map(({ p, id }) => session.vote(p, 'a', id)));
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.refusal))).toEqual(people.map(() => 'busy'));

    node.journal.lostAnswer = null;
    // They had been written after all: the room read them back, so a retry is a repetition.
    const before = (await session.records()).length;
    const retried = await Promise.all(votes.map(({ p, id }) => session.vote(p, 'a', id)));
    expect(retried.every((answer) => answer.ok)).toBe(true);
    expect((await session.records()).length).toBe(before);
    expect(await counted()).toMatchObject({ a: 5 });
  });
});

describe('[law 6] cost and publishing', () => {
  test('a thousand votes in a moment are a handful of messages, each encoded once per audience', async () => {
    const people = await session.joined(1_000);
    const watching = await session.watch(people);
    await sleep(200);
    watching.shows.length = 0;
    for (let from = 0; from < people.length; from += 100)
      await Promise.all(people.slice(from, from + 100).map((p) => session.vote(p)));
    await sleep(300);
    const counts = watching.shows.filter(({ audience }) => audience === 'participants');
    expect(counts.length).toBeGreaterThan(0);
    expect(watching.shows.length).toBeLessThan(60);
    expect(counts.at(-1)?.content.parts['progress/vote']).toMatchObject({ answered: 1_000, of: 1_000 });
  });

  test('a new phase reaches participants at once, not with the next count', async () => {
    const people = await session.joined(3);
    const watching = await session.watch(people);
    await sleep(150);
    watching.shows.length = 0;
    await session.ask({ type: 'open-round', roundId: 'brainstorm' });
    const [shown] = watching.shows.filter(({ audience }) => audience === 'participants');
    expect(shown).toMatchObject({
      event: 'view',
      content: { parts: { session: { current: 'brainstorm' } } },
    });
  });

  test('patches join on to each other without a gap', async () => {
    const people = await session.joined(100);
    const watching = await session.watch(people);
    await sleep(100);
    for (const p of people) await session.vote(p);
    await session.ask({ type: 'close-round', roundId: 'vote' });
    await sleep(150);
    for (const audience of ['participants', 'wall', 'facilitator'] as const) {
      let at = 0;
      for (const { event, content } of watching.shows.filter((show) => show.audience === audience)) {
        if (event === 'patch') expect((content as { from: number }).from).toBeLessThanOrEqual(at);
        expect(content.seq).toBeGreaterThanOrEqual(at);
        at = content.seq;
      }
      expect(at).toBe((await session.records()).length);
    }
  });

  test('nothing is made for an audience that nobody is in', async () => {
    const [p = ''] = await session.joined(1);
    const shows: string[] = [];
    await rig.bus.subscribe(`room/${session.id}`, (text) => shows.push(text.slice(0, 4)));
    await session.vote(p);
    await sleep(150);
    expect(shows).toEqual([]);
  });
});

describe('own answers', () => {
  test('a participant with a second tab is told there what was answered in the first', async () => {
    const [p = ''] = await session.joined(1);
    const watching = await session.watch([p], 2);
    await sleep(50);
    await session.vote(p, 'b');
    await expect.poll(() => watching.tells.length).toBeGreaterThan(0);
    const told = watching.tells.at(-1);
    expect(told?.to).toBe(p);
    expect(told?.content.me?.ballots).toEqual({ vote: { picks: ['b'], abstain: false } });
    expect(told?.content.seq).toBe((await session.records()).length);
  });

  test('with one tab nobody is told anything: the answer says it', async () => {
    const [p = ''] = await session.joined(1);
    const watching = await session.watch([p]);
    await session.vote(p, 'b');
    await sleep(100);
    expect(watching.tells).toEqual([]);
    expect((await session.me(p))?.ballots).toEqual({ vote: { picks: ['b'], abstain: false } });
  });

  test('[law 8] the journal names no voter of an anonymous round in its ballots', async () => {
    const [p = ''] = await session.joined(1);
    await session.vote(p, 'b');
    const ballot = (await session.records())
      .flatMap(({ events }) => events)
      .find(({ type }) => type === 'ballot-cast');
    expect(ballot).toBeDefined();
    expect(JSON.stringify(ballot)).not.toContain(p);
  });
});

describe('who is there', () => {
  test('comes and goes with the reports of the processes, and is never journalled', async () => {
    const people = await session.joined(3);
    const before = (await session.records()).length;
    const watching = await session.watch(people);
    expect((await session.view()).parts.people).toMatchObject({ joined: 3, online: 3 });
    await watching.stop();
    // A process that says nothing for a while has gone, and its connections with it.
    rig.ahead += 10_000;
    await expect
      .poll(async () => (await session.view()).parts.people, { timeout: 3_000 })
      .toMatchObject({ joined: 3, online: 0 });
    expect((await session.records()).length).toBe(before);
  });

  test('somebody removed is sent away, and gets nothing accepted any more', async () => {
    const [p = '', q = ''] = await session.joined(2);
    const watching = await session.watch([p, q]);
    await session.ask({ type: 'remove-participant', participantId: p });
    expect(watching.ends).toEqual([{ reason: 'removed', who: p }]);
    expect(await session.vote(p)).toEqual({ ok: false, refusal: 'participant-removed' });
    expect(await session.vote(q)).toMatchObject({ ok: true });
  });
});

describe('the timer', () => {
  test('closes the round when it has run out, and not while the session is paused', async () => {
    const status = async () => (await session.view()).parts['round/vote']?.status;
    await session.ask({ type: 'set-timer', roundId: 'vote', seconds: 5 });
    rig.ahead += 4_900;
    await session.ask({ type: 'pause-session', paused: true });
    await sleep(200);
    expect(await status()).toBe('open');
    await session.ask({ type: 'pause-session', paused: false });
    await expect.poll(status).toBe('closed');
    const closing = (await session.records()).at(-1);
    expect(closing).toMatchObject({ actor: 'system', events: [{ type: 'round-closed', by: 'timer' }] });
  });
});
