import { WebSocket } from 'ws';
import { FACILITATOR_COMMANDS, PARTICIPANT_COMMANDS } from './commands.ts';
import type { SeededRandom } from '../support/random.ts';
import { isRefusal } from '../../sessions/refusals.ts';
import { brokenText, mutated, strange } from './mutate.ts';

/** What a server said to hostile connections, counted; `faults` is what it may never say. */
export class Heard {
  readonly refusals = new Map<string, number>();
  readonly faults: string[] = [];
  accepted = 0;
  frames = 0;
  connections = 0;
  /** Commands that asked for an answer on a line that stayed open, and got none. */
  unanswered = 0;

  refusal(code: unknown, from: string): void {
    const name = String(code);
    this.refusals.set(name, (this.refusals.get(name) ?? 0) + 1);
    if (!isRefusal(code)) this.faults.push(`${from} met a refusal that is not on the list: ${name}`);
    if (code === 'internal-error') this.faults.push(`${from} met an internal error`);
  }
}

export interface Intruder {
  /** Handshake that lets in, and headers that go with it. */
  auth: object;
  headers?: Record<string, string>;
  commands: 'participant' | 'facilitator';
}

/** Commands that wait for an answer on one connection: a page has one, an intruder does not care. */
const WINDOW = 8;

/** One hostile connection after another, until so many frames were sent. */
export async function intrude(
  origin: string,
  intruders: readonly Intruder[],
  frames: number,
  random: SeededRandom,
  heard: Heard,
): Promise<void> {
  for (let left = frames; left > 0;) {
    const batch = Math.min(left, random.int(20, 150));
    left -= await oneConnection(origin, random.pick(intruders), batch, random, heard);
  }
}

/** Gives how many frames went over it before it was closed. */
async function oneConnection(
  origin: string,
  { auth, headers, commands }: Intruder,
  frames: number,
  random: SeededRandom,
  heard: Heard,
): Promise<number> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    perMessageDeflate: false,
    ...(headers ? { headers } : {}),
  });
  heard.connections += 1;
  const asked = new Set<number>();
  let letIn: (value: boolean) => void = () => undefined;
  const admitted = new Promise<boolean>((resolve) => (letIn = resolve));
  const closed = new Promise<void>((resolve) => {
    socket.on('close', () => {
      letIn(false);
      resolve();
    });
  });
  // A server may close on whoever sends garbage; the `close` that follows is all that matters.
  socket.on('error', () => undefined);
  socket.on('message', (data: Buffer) => {
    const packet = data.toString('utf8');
    if (packet.startsWith('0')) {
      // Some never introduce themselves properly.
      const hello = random.chance(0.1) ? mutated(auth, random) : auth;
      socket.send(`40/live,${JSON.stringify(hello)}`);
    } else if (packet === '2') socket.send('3');
    else if (packet.startsWith('40/live,') || packet.startsWith('40{')) letIn(true);
    else if (packet.startsWith('44')) {
      const [, where = '', text = '{}'] = /^44(\/[^,]*,)?(.*)$/s.exec(packet) ?? [];
      const { message } = JSON.parse(text) as { message?: unknown };
      // A namespace that does not exist is Socket.IO's own refusal.
      if (where === '/live,') heard.refusal(message, 'a handshake');
      letIn(false);
    } else if (packet.startsWith('43/live,')) {
      const [, number, text = '[]'] = /^43\/live,(\d+)(.*)$/s.exec(packet) ?? [];
      asked.delete(Number(number));
      const [answer] = JSON.parse(text) as [{ ok?: unknown; refusal?: unknown; seq?: unknown } | undefined];
      if (answer?.ok === true && Number.isSafeInteger(answer.seq)) heard.accepted += 1;
      else heard.refusal(answer?.refusal, 'a command');
    }
  });
  let sent = 0;
  if (await withTimeout(admitted, 5_000)) {
    while (sent < frames && socket.readyState === WebSocket.OPEN) {
      const frame = hostileFrame(sent, commands, random);
      // What may close the line goes last, when all the rest is answered: nothing is thrown into a closed door.
      if (frame.breaks) await settled(socket, asked);
      if (frame.asks) asked.add(sent);
      socket.send(frame.data);
      if (frame.then !== undefined) socket.send(frame.then);
      sent += 1;
      if (asked.size >= WINDOW) await settled(socket, asked);
      if (frame.breaks) {
        await withTimeout(
          closed.then(() => true),
          30,
        );
        break;
      }
    }
    await settled(socket, asked);
  }
  if (socket.readyState === WebSocket.OPEN && asked.size > 0) {
    heard.unanswered += asked.size;
    heard.faults.push(`${asked.size} commands got no answer on a line that stayed open`);
  }
  socket.terminate();
  await closed;
  heard.frames += Math.max(sent, 1);
  return Math.max(sent, 1);
}

/** Waits until all that asked were answered, or the server closed. */
async function settled(socket: WebSocket, asked: ReadonlySet<number>): Promise<void> {
  const deadline = performance.now() + 5_000;
  while (socket.readyState === WebSocket.OPEN && asked.size > 0 && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 2));
}

async function withTimeout(promise: Promise<boolean>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), ms)));
  const result = await Promise.race([promise, late]);
  clearTimeout(timer);
  return result;
}

interface Frame {
  data: string | Buffer;
  /** A second frame that belongs to the first. */
  then?: Buffer;
  /** The server has to answer it. */
  asks?: boolean;
  /** It abuses the transport itself, which the server may answer by closing. */
  breaks?: boolean;
}

/** One packet of a hostile client. */
export function hostileFrame(number: number, role: Intruder['commands'], random: SeededRandom): Frame {
  const kind = random.next();
  const known = role === 'participant' ? PARTICIPANT_COMMANDS : FACILITATOR_COMMANDS;
  const message = { id: random.id(), ...random.pick(random.chance(0.9) ? known : FACILITATOR_COMMANDS) };
  const event = (...words: unknown[]) => JSON.stringify(words.map(orNull));
  if (kind < 0.75)
    return { data: `42/live,${number}${event('command', mutated(message, random))}`, asks: true };
  if (kind < 0.82) return { data: `42/live,${event('command', mutated(message, random))}` };
  if (kind < 0.9) return { data: `42/live,${event('sync', mutated({ since: random.int(0, 99) }, random))}` };
  if (kind < 0.965)
    return { data: `42/live,${number}${JSON.stringify(random.pick(ODD_ARGUMENTS)(message, random))}` };
  if (kind < 0.98) return { data: `43/live,${random.int(0, 99)}${event(strange(random))}` };
  const breaks = true;
  if (kind < 0.986) return { data: random.pick(ODD_PACKETS), breaks };
  if (kind < 0.988) return { data: Buffer.from(random.id(random.int(1, 40))), breaks };
  if (kind < 0.991) {
    const hole = { _placeholder: true, num: random.pick([0, 1, -1, 'x']) };
    return {
      data: `451-/live,${number}${event('command', hole)}`,
      then: Buffer.from(random.id(8)),
      breaks,
    };
  }
  if (kind < 0.9997)
    return { data: `42/live,${number}${brokenText(event('command', message), random)}`, breaks };
  return {
    data: `42/live,${number}${event('command', { ...message, text: 'z'.repeat(1_200_000) })}`,
    breaks,
  };
}

function orNull(value: unknown): unknown {
  return value === undefined ? null : value;
}

/** Events with other arguments than one message and an acknowledgement. */
const ODD_ARGUMENTS: ((message: object, random: SeededRandom) => unknown)[] = [
  () => ['command'],
  (message) => ['command', message, message],
  (message) => ['command', [message], null, 1],
  (_message, random) => ['command', strange(random), strange(random)],
  (message) => ['unknown-event', message],
  (message) => ['view', message],
  (message) => ['__proto__', message],
  (message) => ['constructor', message],
  (message) => ['disconnecting', message],
  (message) => ['error', message],
  () => ['sync'],
  (_message, random) => [random.id(), strange(random)],
];

const ODD_PACKETS: readonly string[] = [
  ...['', '9', 'x', '4', '45', '46', '47', '48', '5', '6', '2', '3', '2probe', '3probe'],
  ...['40', '40/live,', '40/admin,', '40/live,{"token":1}', '40/live,null', '40/../live,', '40/live?x=1,{}'],
  ...['42["command",{}]', '42/admin,["command",{}]', '42/live,', '42/live,[]', '42/live,{}', '42/live,7[]'],
  ...['42/live,[null]', '42/live,[1]', '42/live,[{}]', '42/live,["connect"]', '42/live,["disconnect"]'],
  ...[
    '43/live,',
    '43/live,[]',
    '44/live,{"message":"x"}',
    '451-/live,[]',
    '45-1/live,["x"]',
    '459999999999-["x"]',
  ],
  ...['42/live,99999999999999999999["command",{}]', '42/live,-1["command",{}]', '4\u0000', '4🙂'],
];
