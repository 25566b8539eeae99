import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLog } from '../../../server/platform/log.ts';
import { Rehearsals, type Cast } from '../../../server/rehearsal/rehearsals.ts';
import { WORDS } from '../../../server/rehearsal/words.ts';
import type { PersonPart, ProgressPart, View } from '../../../sessions/protocol.ts';
import { ROUND_KIND_NAMES, kindOf } from '../../../sessions/rounds/registry.ts';
import type { SessionSettings } from '../../../sessions/state.ts';
import { plannedRound, typedItems } from '../../support/planned-round.ts';
import { FACTS } from '../../sessions/given.ts';
import { LiveRig } from '../gateway/live-rig.ts';
import type { TestSession } from '../rooms/rig.ts';

const items = typedItems('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
const AGENDA = [
  plannedRound('vote', 'choice', { source: items, maxPicks: 1 }),
  plannedRound('teams', 'choice', { source: items, voters: 'teams' }),
  plannedRound('ideas', 'ideas', {
    upvotes: true,
    comments: true,
    categories: [{ id: 'k1', text: 'One' }],
  }),
  plannedRound('groups', 'clustering', { source: 'ideas', by: 'everyone' }),
  plannedRound('secret', 'choice', { source: items, anonymity: 'secret' }),
  ...ROUND_KIND_NAMES.map((kind) => plannedRound(`kind-${kind}`, kind, {})),
];

const TEAMS: SessionSettings = {
  names: 'required',
  teams: [
    { id: 'red', name: 'Red' },
    { id: 'blue', name: 'Blue' },
  ],
  teamJoin: 'choose',
};

let rig: LiveRig;
let session: TestSession;
let rehearsals: Rehearsals;

beforeEach(async () => {
  rig = await LiveRig.open();
  session = await rig.session({ agenda: AGENDA, open: null, settings: TEAMS, rehearsal: true });
  rehearsals = new Rehearsals({
    live: rig.node.router,
    links: rig.links,
    origin: () => rig.origin,
    log: createLog('silent'),
    haste: 200,
  });
});

afterEach(async () => {
  await rehearsals.close();
  await rig[Symbol.asyncDispose]();
});

function cast(rest: Partial<Cast> = {}): Cast {
  const [row] = rig.rig.sql('SELECT started_at AS at FROM sessions WHERE id = ?', session.id) as {
    at: number;
  }[];
  return {
    sessionId: session.id,
    startedAt: row?.at ?? 0,
    language: 'en',
    settings: TEAMS,
    participants: 12,
    temperament: 'lively',
    seed: 7,
    ...rest,
  };
}

const progress = async (roundId: string) => (await session.view()).parts[`progress/${roundId}`];
const people = ({ parts }: View) =>
  Object.entries(parts).flatMap(([key, part]) => (key.startsWith('person/') ? [part as PersonPart] : []));
const come = async (count: number) =>
  vi.waitFor(async () => expect((await session.view()).parts.people?.online).toBe(count), { timeout: 8_000 });

describe('simulated participants', () => {
  test('come in by the same door, are marked, and fill the teams', async () => {
    rehearsals.begin(cast());
    await come(12);
    const there = people(await session.view());
    expect(there.every(({ simulated, online }) => simulated && online)).toBe(true);
    expect(new Set(there.map(({ name }) => name)).size).toBe(12);
    for (const { name } of there) expect(WORDS.en.names).toContain(name);
    expect(there.filter(({ teamId }) => teamId === 'red')).toHaveLength(6);
    const inside = rig.client({ protocol: 1, token: rig.link('w', session) });
    await vi.waitUntil(() => inside.view, { timeout: 3_000 });
    expect(inside.view?.parts.session).toMatchObject({ rehearsal: true });
  });

  test('speak the language of the session, and give no name where none is asked for', async () => {
    const settings = { ...TEAMS, names: 'none' as const, teams: [] };
    session = await rig.session({ agenda: AGENDA, open: 'ideas', settings, rehearsal: true });
    rehearsals.begin(cast({ settings, language: 'nl', participants: 5 }));
    await vi.waitFor(async () => expect((await progress('ideas'))?.contributions).toBeGreaterThan(5), {
      timeout: 8_000,
    });
    const view = await session.view();
    expect(people(view).every(({ name }) => name === null)).toBe(true);
    const dutch = WORDS.nl.themes.flatMap(({ says }) => says);
    for (const [key, part] of Object.entries(view.parts))
      if (key.startsWith('contribution/')) expect(dutch).toContain((part as { text: string }).text);
  });

  test('vote, change their minds, write, vote on and comment on what is there, and say that they are done', async () => {
    rehearsals.begin(cast());
    await come(12);
    await session.ask({ type: 'open-round', roundId: 'vote' });
    await vi.waitFor(async () => expect((await progress('vote'))?.answered).toBeGreaterThan(10), {
      timeout: 8_000,
    });
    await session.ask({ type: 'open-round', roundId: 'teams' });
    await vi.waitFor(async () => expect((await progress('teams'))?.answered).toBe(2), { timeout: 8_000 });
    await session.ask({ type: 'open-round', roundId: 'ideas' });
    await vi.waitFor(
      async () => {
        const { parts } = await session.view();
        const ideas = Object.entries(parts).flatMap(([key, part]) =>
          key.startsWith('contribution/')
            ? [part as { up: number; comments?: unknown[]; categoryId: string }]
            : [],
        );
        expect(ideas.length).toBeGreaterThan(12);
        expect(ideas.some(({ up }) => up > 0)).toBe(true);
        expect(ideas.some(({ comments }) => comments !== undefined)).toBe(true);
        expect(ideas.every(({ categoryId }) => categoryId === 'k1')).toBe(true);
        expect((parts['progress/ideas'] as ProgressPart).ready).toBeGreaterThan(0);
      },
      { timeout: 8_000 },
    );
  });

  test('put what is alike together where everybody may', async () => {
    rehearsals.begin(cast());
    await come(12);
    await session.ask({ type: 'open-round', roundId: 'ideas' });
    await vi.waitFor(async () => expect((await progress('ideas'))?.contributions).toBeGreaterThan(20), {
      timeout: 8_000,
    });
    await session.ask({ type: 'open-round', roundId: 'groups' });
    const groups = async () =>
      Object.entries((await session.view()).parts).flatMap(([key, part]) =>
        key.startsWith('cluster/') ? [part as { name: string }] : [],
      );
    await vi.waitFor(async () => expect((await groups()).length).toBeGreaterThan(1), { timeout: 8_000 });
    const themes = WORDS.en.themes.map(({ name }) => name);
    for (const { name } of await groups()) expect(themes).toContain(name);
  });

  test('answer every kind that collects something', async () => {
    rehearsals.begin(cast({ participants: 6, temperament: 'calm' }));
    await come(6);
    for (const kind of ROUND_KIND_NAMES) {
      if (kindOf(kind)?.collects === 'nothing') continue;
      const roundId = `kind-${kind}`;
      if ((await session.ask({ type: 'open-round', roundId })).ok)
        await vi.waitFor(async () => expect((await progress(roundId))?.answered, kind).toBeGreaterThan(3), {
          timeout: 8_000,
        });
    }
  });

  test('of a divided group vote in two camps', async () => {
    rehearsals.begin(cast({ participants: 30, temperament: 'divided' }));
    await come(30);
    await session.ask({ type: 'open-round', roundId: 'vote' });
    await vi.waitFor(async () => expect((await progress('vote'))?.answered).toBeGreaterThan(26), {
      timeout: 8_000,
    });
    await session.ask({ type: 'show-results', roundId: 'vote', audiences: ['facilitator'], shown: true });
    const result = async () =>
      (await session.view()).parts['result/vote'] as { items: { count: number }[] } | undefined;
    await vi.waitUntil(result, { timeout: 3_000 });
    const { items } = (await result())!;
    const [first = 0, second = 0] = items.map(({ count }) => count).sort((a, b) => b - a);
    expect(first + second).toBeGreaterThan(18);
    expect(second).toBeGreaterThan(6);
  });

  test('that come with the same seed are the same', async () => {
    rehearsals.begin(cast({ participants: 4 }));
    await come(4);
    const names = people(await session.view()).map(({ name }) => name);
    session = await rig.session({ agenda: AGENDA, open: null, settings: TEAMS, rehearsal: true });
    rehearsals.begin(cast({ participants: 4 }));
    await come(4);
    expect(people(await session.view()).map(({ name }) => name)).toEqual(names);
  });
});

describe('[PR-2] the end of a rehearsal', () => {
  const row = () =>
    rig.rig.sql(
      'SELECT status, code, started_at, stopped_at, results_at, summary, rehearsal, agenda, version, updated_at FROM sessions WHERE id = ?',
      session.id,
    )[0];
  const DRAFT = {
    status: 'draft',
    code: null,
    started_at: null,
    stopped_at: null,
    results_at: null,
    summary: null,
    rehearsal: 0,
    agenda: '[]',
    version: 1,
    updated_at: 0,
  };
  const EMPTY = ['journal', 'participants', 'voter_keys', 'round_keys', 'secret_ballots', 'secret_rounds'];
  const gone = async () => {
    await vi.waitFor(() => expect(row()).toEqual(DRAFT), { timeout: 8_000 });
    for (const table of [...EMPTY, 'result_rounds', 'result_ballots', 'result_contributions'])
      expect(rig.rig.sql(`SELECT * FROM ${table} WHERE session_id = ?`, session.id), table).toEqual([]);
  };

  test('keeps nothing: it is the draft it was, and can be started for real', async () => {
    rehearsals.begin(cast());
    await come(12);
    for (const roundId of ['secret', 'vote']) {
      await session.ask({ type: 'open-round', roundId });
      await vi.waitFor(async () => expect((await progress(roundId))?.answered).toBeGreaterThan(5), {
        timeout: 8_000,
      });
    }
    await session.ask({ type: 'stop-session' });
    await gone();
    expect(rig.rig.base.database.sqlite.serialize().includes(WORDS.en.names[0] ?? '')).toBe(false);

    rig.rig.base.database.sqlite
      .prepare("UPDATE sessions SET status = 'live', code = 'AGAIN', started_at = 5 WHERE id = ?")
      .run(session.id);
    const begun = await rig.node.router.submit(session.id, { role: 'system', id: 'system' }, null, {
      type: 'start-session',
      facts: { ...FACTS, id: session.id },
      agenda: AGENDA,
    });
    expect(begun).toMatchObject({ ok: true, seq: 1 });
    expect((await session.view()).parts.people?.joined).toBe(0);
  });

  test('comes by itself when the process that simulates goes away in good order', async () => {
    rehearsals.begin(cast({ participants: 3 }));
    await come(3);
    await rehearsals.close();
    await gone();
  });

  test('comes with a crash: whoever takes the room over ends it', async () => {
    rehearsals.begin(cast({ participants: 3 }));
    await come(3);
    rig.rig.dead.add('one');
    await rig.rig.node('two');
    await gone();
  });

  test('is made up for when a crash came amid its clearing away', async () => {
    rehearsals.begin(cast({ participants: 3 }));
    await come(3);
    await rig.node.close();
    for (const table of ['journal', 'participants'])
      rig.rig.base.database.sqlite.prepare(`DELETE FROM ${table} WHERE session_id = ?`).run(session.id);
    rig.rig.base.database.sqlite
      .prepare("UPDATE sessions SET status = 'stopped', stopped_at = 9 WHERE id = ?")
      .run(session.id);
    await rig.rig.node('two');
    await gone();
  });
});
