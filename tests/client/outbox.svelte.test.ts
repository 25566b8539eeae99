import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Outbox, type Outcome, type OutboxOptions } from '../../client/live/outbox.svelte.ts';
import { leaveNoTrace, Vault } from '../../client/live/vault.ts';
import type { CommandAck } from '../../sessions/protocol.ts';

interface Vote {
  type: string;
  roundId: string;
  ballot?: unknown;
}
const isVote = (value: unknown): value is Vote =>
  typeof value === 'object' && value !== null && 'roundId' in value;
const replaces = (newer: Vote, older: Vote) =>
  newer.type === 'cast-ballot' && older.type === newer.type && older.roundId === newer.roundId;
const vote = (ballot: unknown, roundId = 'r1'): Vote => ({ type: 'cast-ballot', roundId, ballot });

/** A server that answers when told to, and remembers answers by id as the real one does. */
class Line {
  readonly heard: (Vote & { id: string })[] = [];
  answers: (CommandAck | 'lost')[] = [];
  readonly #open: ((answer: CommandAck | 'lost') => void)[] = [];

  readonly deliver = (message: Vote & { id: string }): Promise<CommandAck | 'lost'> => {
    this.heard.push(message);
    const answer = this.answers.shift();
    return answer ? Promise.resolve(answer) : new Promise((resolve) => this.#open.push(resolve));
  };

  answer(answer: CommandAck | 'lost' = { ok: true, seq: this.heard.length }): void {
    this.#open.shift()?.(answer);
  }

  get ballots(): unknown[] {
    return this.heard.map(({ ballot }) => ballot);
  }
}

function outbox(line: Line, options: Partial<OutboxOptions<Vote>> = {}): Outbox<Vote> {
  return new Outbox<Vote>({ deliver: line.deliver, isCommand: isVote, replaces, ...options });
}

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
});
afterEach(() => vi.useRealTimers());

describe('the outbox', () => {
  test('[CMD-2] commands go one at a time, in the order they were given', async () => {
    const line = new Line();
    const box = outbox(line);
    box.online();
    void box.push(vote(1, 'r1'));
    void box.push(vote(2, 'r2'));
    expect(line.ballots).toEqual([1]);
    line.answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(line.ballots).toEqual([1, 2]);
    line.answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(box.entries).toEqual([]);
  });

  test('[CMD-2] what was not answered is sent again under the same id', async () => {
    const line = new Line();
    const box = outbox(line);
    box.online();
    const outcome = box.push(vote(1));
    box.offline();
    line.answer('lost');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(line.heard).toHaveLength(1);
    box.online();
    line.answer();
    expect(line.heard).toHaveLength(2);
    expect(line.heard[1]?.id).toBe(line.heard[0]?.id);
    expect(await outcome).toEqual({ is: 'done', ack: { ok: true, seq: 2 } });
  });

  test('a refusal that passes is tried again, later each time; any other is reported once', async () => {
    const line = new Line();
    line.answers = [
      { ok: false, refusal: 'busy' },
      { ok: false, refusal: 'read-only' },
      { ok: false, refusal: 'round-not-open' },
    ];
    const settled: Outcome[] = [];
    const box = outbox(line, { settled: (_entry, outcome) => settled.push(outcome) });
    box.online();
    const outcome = box.push(vote(1));
    await vi.advanceTimersByTimeAsync(0);
    expect(box.held).toBe('busy');
    expect(line.heard).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(400);
    expect(line.heard).toHaveLength(2);
    expect(box.held).toBe('read-only');
    await vi.advanceTimersByTimeAsync(800);
    expect(await outcome).toEqual({ is: 'refused', refusal: 'round-not-open' });
    expect(settled).toHaveLength(1);
    expect(new Set(line.heard.map(({ id }) => id)).size).toBe(1);
    expect(box.held).toBeNull();
  });

  test('after a failure of the server the same id is asked again, and only then reported', async () => {
    const line = new Line();
    line.answers = [
      { ok: false, refusal: 'internal-error' },
      { ok: true, seq: 7 },
      ...Array.from({ length: 6 }, (): CommandAck => ({ ok: false, refusal: 'internal-error' })),
    ];
    const box = outbox(line);
    box.online();
    const kept = box.push(vote('kept'));
    await vi.advanceTimersByTimeAsync(500);
    expect(await kept).toEqual({ is: 'done', ack: { ok: true, seq: 7 } });
    const broken = box.push(vote('broken'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await broken).toEqual({ is: 'refused', refusal: 'internal-error' });
    expect(line.heard).toHaveLength(8);
  });

  test('[VOTE-1] a newer ballot takes the place of one not yet sent, never of one that may have arrived', async () => {
    const line = new Line();
    const box = outbox(line);
    const first = box.push(vote('a'));
    void box.push(vote('other round', 'r2'));
    void box.push(vote('b'));
    expect(await first).toEqual({ is: 'gone' });
    expect(box.entries.map(({ command }) => command.ballot)).toEqual(['other round', 'b']);
    box.online();
    line.answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(line.ballots).toEqual(['other round', 'b']);
    void box.push(vote('c'));
    expect(box.entries.map(({ command }) => command.ballot)).toEqual(['b', 'c']);
  });

  test('what was never sent can be changed or taken back; what was sent cannot', () => {
    const line = new Line();
    const box = outbox(line);
    void box.push(vote('typo'));
    void box.push(vote('regret', 'r2'));
    const [typo, regret] = box.entries;
    expect(box.revise(typo?.id ?? '', vote('fixed'))).toBe(true);
    expect(box.drop(regret?.id ?? '')).toBe(true);
    box.online();
    expect(line.ballots).toEqual(['fixed']);
    expect(box.revise(typo?.id ?? '', vote('late'))).toBe(false);
    expect(box.drop(typo?.id ?? '')).toBe(false);
  });

  test('[CMD-2] unanswered commands survive a reload, in order and under their ids', async () => {
    const vault = new Vault(localStorage, 's1', 'outbox');
    const before = new Line();
    const box = outbox(before, { vault });
    void box.push(vote(1, 'r1'));
    void box.push(vote(2, 'r2'));
    box.online();
    expect(before.ballots).toEqual([1]);

    const after = new Line();
    after.answers = [
      { ok: true, seq: 1 },
      { ok: true, seq: 2 },
    ];
    const settled: unknown[] = [];
    const reloaded = outbox(after, {
      vault,
      settled: (entry, { is }) => settled.push([entry.command.ballot, is]),
    });
    reloaded.online();
    await vi.advanceTimersByTimeAsync(0);
    expect(after.ballots).toEqual([1, 2]);
    expect(after.heard[0]?.id).toBe(before.heard[0]?.id);
    expect(settled).toEqual([
      [1, 'done'],
      [2, 'done'],
    ]);
    expect(vault.names()).toEqual([]);
  });

  test('a second tab of the same person does not send what the first has settled or replaced', async () => {
    const vault = new Vault(localStorage, 's1', 'outbox');
    const line = new Line();
    const first = outbox(line, { vault });
    void first.push(vote('old'));
    const second = outbox(line, { vault });
    void first.push(vote('new'));
    first.online();
    line.answer();
    second.online();
    await vi.advanceTimersByTimeAsync(0);
    expect(line.ballots).toEqual(['new']);
  });

  test('what somebody wrote into storage by hand is not sent', () => {
    const vault = new Vault(localStorage, 's1', 'outbox');
    vault.keep('x1', { order: 1, sent: false, command: 'no command' });
    localStorage.setItem('rondo.s1.outbox.x2', '{broken');
    const box = outbox(new Line(), { vault });
    expect(box.entries).toEqual([]);
    expect(localStorage.length).toBe(0);
  });

  test('where storage is blocked commands are still sent', async () => {
    const line = new Line();
    line.answers = [{ ok: true, seq: 1 }];
    const box = outbox(line, { vault: new Vault(null, 's1') });
    box.online();
    expect(await box.push(vote(1))).toEqual({ is: 'done', ack: { ok: true, seq: 1 } });
  });

  test('[PR-11] when the session ends nothing is left in storage, and nothing more is sent', async () => {
    const vault = new Vault(localStorage, 's1');
    vault.keep('membership', { token: 'secret' });
    sessionStorage.setItem('rondo.s1.draft', '"half an idea"');
    new Vault(localStorage, 's2').keep('membership', { token: 'of another session' });
    const line = new Line();
    const box = outbox(line, { vault: vault.part('outbox') });
    const outcome = box.push(vote(1));
    box.close();
    leaveNoTrace('s1');
    box.online();
    expect(await outcome).toEqual({ is: 'gone' });
    expect(sessionStorage.length).toBe(0);
    expect(Object.keys(localStorage)).toEqual(['rondo.s2.membership']);
  });
});
