import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { FacilitatorCommand, ParticipantCommand } from '../../../sessions/commands.ts';
import { newId, newSecret } from '../../../server/platform/ids.ts';
import { hashOfSecret, participantToken } from '../../../server/platform/tokens.ts';
import { plannedRound, typedItems } from '../../support/planned-round.ts';
import { LiveRig, type Client } from './live-rig.ts';
import type { TestSession } from '../rooms/rig.ts';

const vote = { source: typedItems('a', 'b', 'c'), maxPicks: 3, reveal: 'by-hand' as const };
const notes = 'canary-notes';
const planned = { title: 'canary-planned' };

const AGENDA = [
  plannedRound('named', 'choice', { ...vote, anonymity: 'named' }, { notes }),
  plannedRound('anonymous', 'choice', { ...vote, anonymity: 'anonymous' }, { notes }),
  plannedRound('of-team', 'choice', { ...vote, anonymity: 'team' }),
  plannedRound('secret', 'choice', { ...vote, anonymity: 'secret' }),
  plannedRound('drafts', 'choice', { ...vote, voters: 'teams' }),
  plannedRound('unseen', 'ideas', { seeOthers: 'none', authorship: 'anonymous' }),
  plannedRound('moderated', 'ideas', { seeOthers: 'all', authorship: 'anonymous', moderated: true }),
  plannedRound('words', 'word-cloud', {}),
  plannedRound('quiz', 'quiz', {
    questions: [
      {
        id: 'q1',
        text: 'Which?',
        options: [
          { id: 'o1', text: 'One' },
          { id: 'o2', text: 'Two' },
        ],
        multiple: false,
        right: ['o2'],
        points: 10,
      },
    ],
  }),
  plannedRound('later', 'choice', vote, planned),
];

const TEAMS = [
  { id: 'red', name: 'Red' },
  { id: 'blue', name: 'Blue' },
];

/** Results in whatever form: of a tally there is a count, a share or a leader. */
const TALLY = /"(counts?|shares?|leaders|respondents|selections|rightCount|distribution|picks)"/;

interface Person {
  id: string;
  name: string;
  token: string;
  client: Client;
}

/** Who hears, every packet as it came over the line, and how much of that was searched before. */
interface Listener {
  who: string;
  client: Client;
  bytes: string;
  searched: number;
}

let rig: LiveRig;
let session: TestSession;
let ana: Person;
let bo: Person;
let cy: Person;
let desk: Client;
const listeners: Listener[] = [];
/** They may hear more of what people write than the group, and are asked about at the end. */
const moderators: Listener[] = [];

beforeAll(async () => {
  rig = await LiveRig.open();
  const settings = { names: 'required' as const, teams: TEAMS, teamJoin: 'choose' as const };
  session = await rig.session({ agenda: AGENDA, open: null, settings });
  desk = rig.client({ protocol: 1, token: rig.link('c', session) });
  await listen('wall', { protocol: 1, token: rig.link('w', session) });
  await listen('a moderator', { protocol: 1, token: rig.link('m', session) }, moderators);
  ana = await person('Canary Ana', 'red');
  bo = await person('Canary Bo', 'blue');
  cy = await person('Canary Cy', 'red');
  await vi.waitUntil(() => desk.view, { timeout: 5_000 });
});

afterAll(async () => {
  await rig[Symbol.asyncDispose]();
});

async function person(name: string, teamId: string): Promise<Person> {
  const id = newId();
  const token = participantToken(id, newSecret());
  await rig.node.router.submit(
    session.id,
    { role: 'system', id: 'system' },
    null,
    { type: 'join', participantId: id, name, teamId, waiting: false },
    { tokenHash: hashOfSecret(token), receiptHash: 'r' },
  );
  return { id, name, token, client: await listen(name, { protocol: 1, token }) };
}

async function listen(who: string, auth: Record<string, unknown>, among = listeners): Promise<Client> {
  const client = rig.client(auth);
  const listener = { who, client, bytes: '', searched: 0 };
  among.push(listener);
  client.socket.io.engine.on('packet', ({ type, data }) => {
    listener.bytes += `${type} ${String(data)}\n`;
  });
  await vi.waitUntil(() => client.view, { timeout: 5_000 });
  return client;
}

async function facilitate(command: FacilitatorCommand): Promise<unknown> {
  const answer = await desk.ask(command);
  if (!answer.ok) throw new Error(`${command.type}: ${answer.refusal}`);
  return answer.result;
}

async function act({ client }: Person, command: ParticipantCommand): Promise<{ contributionId: string }> {
  const answer = await client.ask(command);
  if (!answer.ok) throw new Error(`${command.type}: ${answer.refusal}`);
  return answer.result as { contributionId: string };
}

const cast = (who: Person, roundId: string, ...picks: string[]) =>
  act(who, { type: 'cast-ballot', roundId, ballot: { picks, abstain: false } });
const show = (roundId: string) =>
  facilitate({
    type: 'show-results',
    roundId,
    audiences: ['facilitator', 'participants', 'wall'],
    shown: true,
  });

/**
 * Everything each of them has heard since the last time, also by asking again, by coming late, and by a second device. What a
 * person entered is left out of what that person heard.
 */
async function heard(): Promise<{ who: string; text: string }[]> {
  for (const { name, token } of [ana, bo]) await listen(name, { protocol: 1, token });
  await listen('a second wall', { protocol: 1, token: rig.link('w', session) });
  for (const { client } of [...listeners, ...moderators])
    for (const since of [0, 3, client.view?.seq ?? 0]) client.socket.emit('sync', { since });
  await sleep(350);
  return listeners.map((listener) => {
    const text = listener.bytes.slice(listener.searched);
    listener.searched = listener.bytes.length;
    return { who: listener.who, text };
  });
}

/** Nobody but its own people may have heard any of this. */
async function unheard(secrets: readonly (string | RegExp)[], own: readonly Person[] = []): Promise<void> {
  const names = new Set(own.map(({ name }) => name));
  for (const { who, text } of await heard()) {
    expect(text.length, `${who} hears something at all`).toBeGreaterThan(50);
    // Nobody is told who the others are, what is not opened yet, or what is for the facilitator alone.
    const others = [ana, bo, cy].filter(({ name }) => name !== who);
    const always = [
      notes,
      planned.title,
      /"banned"|"seconds"|"original"|"held":true,"up"/,
      ...others.map(({ id }) => id),
    ];
    if (!who.includes('wall')) always.push(/"code"|"joinToken"/, ...others.map(({ name }) => name));
    for (const secret of [...always, ...(names.has(who) ? [] : secrets)])
      if (typeof secret === 'string' ? text.includes(secret) : secret.test(text))
        expect.fail(`${who} heard ${String(secret)}: ${excerpt(text, secret)}`);
  }
}

function excerpt(text: string, secret: string | RegExp): string {
  const at = typeof secret === 'string' ? text.indexOf(secret) : text.search(secret);
  return text.slice(Math.max(0, at - 200), at + 200);
}

test('[PL-3][SEE-2][SEE-5] of a vote that is not shown nobody hears a count, a share or a leader', async () => {
  for (const roundId of ['named', 'anonymous', 'of-team']) {
    await facilitate({ type: 'open-round', roundId });
    await cast(ana, roundId, 'a');
    await cast(bo, roundId, 'b', 'c');
    await facilitate({ type: 'enter-ballot', roundId, ballot: { picks: ['c'], abstain: false } });
    // The own ballot comes back to who cast it, on every device: there are no results in it.
    await unheard([TALLY], [ana, bo]);
    await unheard([/"(counts?|shares?|leaders|respondents)"/]);
    await facilitate({ type: 'close-round', roundId });
    await unheard([TALLY], [ana, bo]);
  }
});

test('[SEE-4] shown results of votes without names hold nobody and no key of anybody', async () => {
  for (const roundId of ['anonymous', 'of-team']) {
    await facilitate({ type: 'show-round', roundId });
    await show(roundId);
    const keys = rig.rig
      .sql('SELECT body FROM journal WHERE session_id = ?', session.id)
      .flatMap((row) => [...(row as { body: string }).body.matchAll(/"voter":"([^"]+)"/g)])
      .map(([, voter = '']) => voter);
    expect(keys.length).toBeGreaterThan(3);
    await unheard(keys.filter((key) => ![ana.id, bo.id].includes(key)));
  }
  expect(listeners.some(({ bytes }) => bytes.includes('"leaders"'))).toBe(true);
});

test('[VOTE-5] a secret round says nothing of anybody, and after its close no own ballot', async () => {
  await facilitate({ type: 'open-round', roundId: 'secret' });
  await cast(ana, 'secret', 'a');
  await cast(bo, 'secret', 'b');
  await unheard([TALLY], [ana, bo]);
  await facilitate({ type: 'close-round', roundId: 'secret' });
  await heard();
  // Whoever comes now, or asks again, is told of no ballot in it: also not the one who cast it.
  const late = await heard();
  expect(late.every(({ text }) => !/"ballots":\{[^{}]*"secret"|"secret":\{"picks"/.test(text))).toBe(true);
  await show('secret');
  await unheard([/"secret":\{"picks"/]);
});

test('[VOTE-4] a team’s draft and pen are heard by that team alone', async () => {
  await facilitate({ type: 'open-round', roundId: 'drafts' });
  await act(ana, { type: 'share-draft', roundId: 'drafts', draft: { picks: ['canary-draft'] } });
  const texts = new Map((await heard()).map(({ who, text }) => [who, text]));
  expect(texts.get(cy.name), 'its own team hears it').toContain('canary-draft');
  for (const [who, text] of texts)
    if (who !== ana.name && who !== cy.name) expect(text, who).not.toMatch(/canary-draft|"holder":\{/);
  await act(ana, {
    type: 'cast-ballot',
    roundId: 'drafts',
    ballot: { picks: ['a'], abstain: false },
  });
  for (const { who, text } of await heard())
    if (who !== ana.name && who !== cy.name)
      expect(text, who).not.toMatch(/"drafts":\{"picks"|"leaders"|"counts?"/);
});

test('[PL-3][SEE-2][SEE-4] contributions are heard when they are shown, and their authors never', async () => {
  await facilitate({ type: 'open-round', roundId: 'unseen' });
  const { contributionId } = await act(ana, {
    type: 'add-contribution',
    roundId: 'unseen',
    text: 'canary-idea',
  });
  const hidden = await act(ana, { type: 'add-contribution', roundId: 'unseen', text: 'canary-hidden' });
  await facilitate({
    type: 'hide-contribution',
    roundId: 'unseen',
    contributionId: hidden.contributionId,
    hidden: true,
  });
  await unheard(['canary-idea', contributionId, 'canary-hidden', hidden.contributionId], [ana]);
  await facilitate({ type: 'close-round', roundId: 'unseen' });
  await unheard(['canary-idea', contributionId, 'canary-hidden'], [ana]);
  await show('unseen');
  const shown = await heard();
  expect(shown.every(({ text }) => text.includes('canary-idea'))).toBe(true);
  await unheard(['canary-hidden', hidden.contributionId, '"author"'], [ana]);
});

test('[PL-3][IDEA-4][SEE-5] what waits for approval is heard by nobody but its author', async () => {
  await facilitate({ type: 'open-round', roundId: 'moderated' });
  const roundId = 'moderated';
  const { contributionId } = await act(bo, { type: 'add-contribution', roundId, text: 'canary-held' });
  await unheard(['canary-held', contributionId], [bo]);
  await facilitate({ type: 'correct-contribution', roundId, contributionId, text: 'canary-corrected' });
  await unheard(['canary-held', 'canary-corrected', contributionId], [bo]);
  const second = await act(bo, { type: 'add-contribution', roundId, text: 'canary-again' });
  await act(bo, { type: 'edit-contribution', roundId, ...second, text: 'canary-edited' });
  await act(bo, { type: 'withdraw-contribution', roundId, ...second });
  await unheard([second.contributionId, /canary-(again|edited)/], [bo]);
  await facilitate({ type: 'approve-contribution', roundId, contributionId });
  // The wording as it was stays with author and facilitator.
  await unheard(['canary-held', '"author"'], [bo]);
  expect(listeners.every(({ bytes }) => bytes.includes('canary-corrected'))).toBe(true);
});

test('[SEE-5] of counted words nobody hears one that was banned, nor any before they are shown', async () => {
  await facilitate({ type: 'open-round', roundId: 'words' });
  const roundId = 'words';
  await act(ana, { type: 'add-contribution', roundId, text: 'canaryword' });
  await act(bo, { type: 'add-contribution', roundId, text: 'canarybanned' });
  await facilitate({
    type: 'show-results',
    roundId,
    audiences: ['participants', 'wall'],
    shown: false,
  });
  await heard();
  await act(ana, { type: 'add-contribution', roundId, text: 'canarylater' });
  await unheard(['canarylater'], [ana]);
  await facilitate({ type: 'ban-word', roundId, word: 'canarybanned', banned: true });
  await heard();
  await show(roundId);
  await unheard(['canarybanned'], [bo]);
});

test('[SEE-5] right answers of a quiz are heard by nobody before its results are shown', async () => {
  await facilitate({ type: 'open-round', roundId: 'quiz' });
  for (const [who, pick] of [
    [ana, 'o1'],
    [bo, 'o2'],
  ] as const)
    await act(who, {
      type: 'cast-ballot',
      roundId: 'quiz',
      ballot: { answers: [{ question: 'q1', picks: [pick] }] },
    });
  const told = /"right":\s*(\[\s*"|true)|rightCount|rightShare/;
  await unheard([told]);
  await facilitate({ type: 'close-round', roundId: 'quiz' });
  await unheard([told]);
  await show('quiz');
  expect((await heard()).every(({ text }) => told.test(text))).toBe(true);
});

test('[SEE-1] what was taken away again is heard by nobody who comes after', async () => {
  await facilitate({
    type: 'show-results',
    roundId: 'quiz',
    audiences: ['participants', 'wall'],
    shown: false,
  });
  await facilitate({ type: 'show-round', roundId: null });
  await heard();
  const known = listeners.length;
  await person('Canary Dee', 'blue');
  await listen('the last wall', { protocol: 1, token: rig.link('w', session) });
  for (const { bytes } of listeners.slice(known))
    expect(bytes).not.toMatch(/canary-|"round\/|rightCount|"leaders"/);
});

test('[SEE-11] moderators hear what people write, and of everything else that happened nothing', async () => {
  await listen('a late moderator', { protocol: 1, token: rig.link('m', session) }, moderators);
  await heard();
  const { code, joinToken } = desk.view?.parts.session ?? {};
  for (const { who, bytes } of moderators) {
    for (const written of ['canary-idea', 'canary-hidden', 'canary-corrected', 'canarybanned'])
      expect(bytes, who).toContain(written);
    const never = [
      ...[code, joinToken, notes, planned.title, 'canary-draft'].map(String),
      ...[ana, bo, cy].flatMap(({ id, name }) => [id, name]),
      /"(code|joinToken|seconds|notes|spotlight|author|picks|leaders|respondents|rightCount|shares?)":/,
      /"(people|agenda)"|"(person|teams|shift)\//,
      /"(round|progress|contribution|cluster)\/(?!unseen|moderated|words)/,
      /"result\/(?!words)/,
    ];
    for (const secret of never)
      if (typeof secret === 'string' ? bytes.includes(secret) : secret.test(bytes))
        expect.fail(`${who} heard ${String(secret)}: ${excerpt(bytes, secret)}`);
  }
});
