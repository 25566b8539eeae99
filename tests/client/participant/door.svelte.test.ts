import { cleanup, fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { typedInto } from '../../../client/participant/code-field.ts';
import { proofFor } from '../../../client/participant/proof-of-work.ts';
import Door from '../../../client/participant/Door.svelte';
import type { Joined } from '../../../client/participant/join-api.ts';
import { JoinFlow } from '../../../client/participant/join-flow.svelte.ts';
import { LanguageChoice } from '../../../client/texts/language.svelte.ts';
import { completeCode, formatCode } from '../../../sessions/join-code.ts';
import { leadingZeroBits, proofText } from '../../../sessions/proof-of-work.ts';
import { button, show } from '../in-language.ts';

const code = completeCode('0A1B2C3D');
const plate = {
  sessionId: 's1',
  title: 'Planning day',
  language: 'en',
  names: 'required',
  teams: [
    { id: 't1', name: 'Heron' },
    { id: 't2', name: 'Kite' },
  ],
  teamJoin: 'choose',
  joiningLocked: false,
};
const place = { sessionId: 's1', participantId: 'p1', token: 'p.p1.x', receipt: 'R', waiting: false };

/** What goes with every join: the attempt's own secret, and which notice was shown. */
const everyTime = { attempt: expect.stringMatching(/^[\w-]{42}$/) as string, notice: '1.0' };

/** What the page sends to the server, and what the server would answer. */
let sent: { path: string; body: unknown }[];
let answers: ((body: Record<string, unknown>) => { status: number; body: unknown })[];
let joined: Joined[];

beforeEach(() => {
  sent = [];
  joined = [];
  answers = [];
  vi.stubGlobal('fetch', (path: string, init: { body: string }) => {
    const body = JSON.parse(init.body) as Record<string, unknown>;
    sent.push({ path, body });
    const answer = answers.shift()?.(body);
    if (!answer) return Promise.reject(new TypeError('network'));
    return Promise.resolve(Response.json(answer.body, { status: answer.status }));
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function door(): JoinFlow {
  const flow = new JoinFlow(
    new LanguageChoice('?lang=en', []),
    () => undefined,
    (place) => joined.push(place),
  );
  show(Door, { flow });
  return flow;
}

const codeField = () => screen.getByLabelText<HTMLInputElement>('Session code');
const type = (value: string) => fireEvent.input(codeField(), { target: { value } });

describe('the code field', () => {
  test.each([
    ['abc', 3, 'ABC', 3],
    ['abcd', 4, 'ABC-D', 5],
    ['ABC-', 4, 'ABC', 3],
    ['oil u', 5, '011-V', 5],
    ['ABC-DEF-GHJK', 12, 'ABC-DEF-GHJ', 11],
    ['AxBC-DEF', 2, 'AXB-CDE-F', 2],
    ['a b c–d', 7, 'ABC-D', 5],
    ['!?', 2, '', 0],
  ])('%j becomes %j', (typed, caret, shown, behind) => {
    expect(typedInto(typed, caret)).toEqual({ shown, caret: behind });
  });

  test('[JOIN-2] a typo is caught at once, and nothing is sent', async () => {
    door();
    const wrong = `${code.slice(0, 8)}${code.endsWith('Z') ? 'Y' : 'Z'}`;
    await type(wrong.toLowerCase());
    expect(codeField().value).toBe(formatCode(wrong));
    expect(screen.getByText(/^That is not a code/)).toBeTruthy();
    await fireEvent.submit(codeField());
    expect(sent).toEqual([]);
    expect(codeField().getAttribute('aria-invalid')).toBe('true');
  });

  test('what is missing is said when somebody goes on too early', async () => {
    door();
    await type('ABC DEF');
    expect(screen.queryByText(/missing/)).toBeNull();
    await fireEvent.submit(codeField());
    expect(screen.getByText('3 characters are missing.')).toBeTruthy();
  });
});

describe('joining', () => {
  const found = () => ({ status: 200, body: plate });
  const taken = () => ({ status: 201, body: place });

  test('[PL-28] the notice stands before anything is entered; name and team only if asked', async () => {
    answers = [found, taken];
    door();
    await type(formatCode(code));
    await fireEvent.submit(codeField());
    await screen.findByText('Planning day');
    const notice = screen.getByText(/no account, no tracking|no account, no trackers/);
    const name = screen.getByLabelText('Your name');
    expect(notice.compareDocumentPosition(name) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect(screen.getByText('Privacy notice, version 1.0')).toBeTruthy();
    await fireEvent.click(button('Join'));
    expect(screen.getByText('This session asks for a name.')).toBeTruthy();
    expect(screen.getByText('Choose your team first.')).toBeTruthy();
    await fireEvent.input(name, { target: { value: ' Ann ' } });
    await fireEvent.click(screen.getByLabelText('Kite'));
    await fireEvent.click(button('Join'));
    await waitFor(() => expect(joined).toEqual([place]));
    expect(sent).toEqual([
      { path: '/api/v1/join/look', body: { code } },
      { path: '/api/v1/join', body: { code, name: 'Ann', team: 't2', ...everyTime } },
    ]);
  });

  test('a session that asks nothing is joined with the code alone', async () => {
    answers = [() => ({ status: 200, body: { ...plate, names: 'none', teams: [] } }), taken];
    door();
    await type(code);
    await fireEvent.submit(codeField());
    await screen.findByText('Planning day');
    await fireEvent.click(button('Join'));
    await waitFor(() => expect(joined).toHaveLength(1));
    expect(sent[1]?.body).toEqual({ code, ...everyTime });
  });

  test('[CMD-2] a join whose answer got lost is asked again as the same attempt, so that nobody joins twice', async () => {
    const nothing = { ...plate, names: 'none', teams: [] };
    answers = [() => ({ status: 200, body: nothing })];
    const flow = door();
    await flow.look(code);
    await flow.join('', null);
    expect(flow.trouble?.refusal).toBe('no-connection');
    answers = [() => ({ status: 201, body: place }), () => ({ status: 200, body: nothing })];
    await flow.join('', null);
    expect(joined).toEqual([place]);
    const attempts = sent.slice(1).map(({ body }) => (body as { attempt: string }).attempt);
    expect(attempts[1]).toBe(attempts[0]);
    // Who joins next on this device is somebody else.
    await flow.look(code);
    answers = [() => ({ status: 201, body: place })];
    await flow.join('', null);
    expect((sent.at(-1)?.body as { attempt: string }).attempt).not.toBe(attempts[0]);
  });

  test('a refusal is told in a sentence with its reference; a dead network too', async () => {
    answers = [() => ({ status: 404, body: { code: 'code-unknown', reference: 'K7Q2' } })];
    door();
    await type(code);
    await fireEvent.submit(codeField());
    await screen.findByText(/No session is open under this code/, {}, { timeout: 5_000 });
    expect(screen.getByText('Reference: K7Q2')).toBeTruthy();
    await fireEvent.submit(codeField());
    await screen.findByText(/There is no connection to the server/);
  });

  test('while codes are being guessed the device solves one puzzle, good for looking and joining', async () => {
    const challenge = { salt: 'salt', difficulty: 6 };
    const asks = (body: Record<string, unknown>, then: () => { status: number; body: unknown }) =>
      'proof' in body ? then() : { status: 429, body: { code: 'proof-required', challenge } };
    answers = [(body) => asks(body, found), (body) => asks(body, found), (body) => asks(body, taken)];
    const flow = door();
    await flow.look(code);
    await flow.join('Ann', 't1');
    expect(joined).toEqual([place]);
    expect(sent).toHaveLength(3);
    expect(sent[2]?.body).toMatchObject({ proof: { salt: 'salt' } });
  });
});

describe('the proof of work', () => {
  test('is what the server asks for, and tells how far it is', async () => {
    const told: number[] = [];
    const proof = await proofFor(
      { salt: 'a salt', difficulty: 12 },
      (share) => told.push(share),
      new AbortController().signal,
    );
    const digest = await crypto.subtle.digest(
      'SHA-256',
      new TextEncoder().encode(proofText('a salt', proof?.nonce ?? '')),
    );
    expect(leadingZeroBits(new Uint8Array(digest))).toBeGreaterThanOrEqual(12);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  });

  test('stops when nobody waits for it any more', async () => {
    const gone = new AbortController();
    const proof = proofFor({ salt: 'a salt', difficulty: 60 }, () => gone.abort(), gone.signal);
    expect(await proof).toBeNull();
  });
});
