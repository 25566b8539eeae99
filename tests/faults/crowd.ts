import type { RoundPart, SessionPart } from '../../sessions/protocol.ts';
import { Problem, type ApiClient, type Joined } from '../support/api-client.ts';
import { canonical, LiveClient, type Patience } from '../support/live-client.ts';
import type { Voice } from '../support/model.ts';
import type { SeededRandom } from '../support/random.ts';
import { IDEAS_EACH, someBallot } from './agenda.ts';

/** A participant with a phone, and the ideas that are known to stand in that name. */
export interface Member extends Voice {
  client: LiveClient;
  token: string;
  ideas: Map<string, string[]>;
}

export interface CrowdOptions {
  api: ApiClient;
  /** A typed code, or the token of the join link. */
  code: string;
  count: number;
  random: SeededRandom;
  /** Where a member's servers are, the preferred one first. */
  origins: (member: number) => readonly string[];
  patience: Patience;
}

/** How many people join at once. */
const AT_ONCE = 25;

/** Many participants, who vote and contribute in whatever round is in front of them. */
export class Crowd {
  readonly members: Member[] = [];
  /** Joins that were asked for and never answered: nobody knows whether they happened. */
  unheardJoins = 0;
  readonly #options: CrowdOptions;
  #wanted = 0;
  #text = 0;
  #beat: NodeJS.Timeout | undefined;

  private constructor(options: CrowdOptions) {
    this.#options = options;
  }

  /** Joins over HTTP and connects; resolves when everybody has a view. */
  static async join(options: CrowdOptions): Promise<Crowd> {
    const crowd = new Crowd(options);
    while (crowd.members.length < options.count)
      await crowd.grow(Math.min(AT_ONCE, options.count - crowd.members.length));
    await crowd.until(() => crowd.members.every(({ client }) => client.ready), 20_000, 'everybody is in');
    return crowd;
  }

  async grow(count: number): Promise<void> {
    const { api, code } = this.#options;
    const joined = await Promise.all(Array.from({ length: count }, () => api.join(code)));
    for (const each of joined) this.#admit(each);
  }

  /** Somebody comes just now, whatever happens to the server; the new member, if an answer came. */
  async comesNow(): Promise<Member | undefined> {
    const { api, code } = this.#options;
    try {
      return this.#admit(await api.join(code));
    } catch (error) {
      // Refused is not in; without an answer nobody knows.
      if (!(error instanceof Problem)) this.unheardJoins += 1;
      return undefined;
    }
  }

  #admit({ participantId, token }: Joined): Member {
    const { origins, random, patience } = this.#options;
    const place = this.members.length;
    const client = new LiveClient({
      origins: () => origins(place),
      credentials: { token },
      random: random.fork(),
      patience,
    }).start();
    const member = { participantId, token, client, sent: client.sent, ideas: new Map<string, string[]>() };
    this.members.push(member);
    return member;
  }

  /** From now on about `perSecond` commands are sent by people who wait for no answer. */
  busy(perSecond: number): void {
    clearInterval(this.#beat);
    let last = performance.now();
    let owed = 0;
    this.#beat = setInterval(() => {
      const now = performance.now();
      owed = Math.min(owed + ((now - last) / 1000) * perSecond, 100);
      last = now;
      for (; owed >= 1; owed -= 1) this.#act();
    }, 4);
  }

  /** Nobody starts anything new; what was sent is still sent until it is answered. */
  quiet(): void {
    clearInterval(this.#beat);
  }

  stop(): void {
    this.quiet();
    for (const { client } of this.members) client.stop();
  }

  /** How many commands were accepted so far. */
  get accepted(): number {
    let count = 0;
    for (const { sent } of this.members)
      for (const { outcome } of sent) if (outcome?.is === 'done') count += 1;
    return count;
  }

  /** Waits for something that must come true; says what did not when it does not. */
  async until(holds: () => boolean, withinMs: number, what: string): Promise<number> {
    const began = performance.now();
    while (!holds()) {
      if (performance.now() - began > withinMs)
        throw new Error(`not within ${withinMs} ms: ${what}. ${this.describe()}`);
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    return performance.now() - began;
  }

  /** Everything asked is answered, and everybody sees the same. */
  inStep(): boolean {
    const clients = this.members.map(({ client }) => client);
    if (!clients.every((client) => client.state === 'online' && client.unanswered === 0 && client.ready))
      return false;
    // Whole views are compared only when their counts agree: thousands of ideas are long to compare.
    return allEqual(clients, counts) && clients.every((client) => seesAsMuch(client, clients[0]!));
  }

  describe(): string {
    const states = new Map<string, number>();
    for (const { client } of this.members) {
      const state = `${client.overReason ?? client.state}${client.unanswered > 0 ? ' with unanswered' : ''}`;
      states.set(state, (states.get(state) ?? 0) + 1);
    }
    const said = [...states].map(([state, count]) => `${count} ${state}`).join(', ');
    return `${said}; ${this.#differences().join('; ') || 'all see the same'}`;
  }

  /** Parts that not everybody sees alike: how many see what. */
  #differences(): string[] {
    const clients = this.members.map(({ client }) => client);
    const keys = new Set(clients.flatMap(({ parts }) => [...parts.keys()]));
    return [...keys].flatMap((key) => {
      const seen = new Map<string, number>();
      for (const client of clients) {
        const text = `${canonical(client.part(key))} at ${client.seq}`.slice(0, 200);
        seen.set(text, (seen.get(text) ?? 0) + 1);
      }
      const kinds = new Set([...seen.keys()].map((text) => text.replace(/ at \d+$/, '')));
      return kinds.size > 1
        ? [`${key}: ${[...seen].map(([text, count]) => `${count} × ${text}`).join(', ')}`]
        : [];
    });
  }

  #act(): void {
    const { random } = this.#options;
    // A few tries to find somebody with nothing on the way; now and then somebody without a network.
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const member = this.members[(this.#wanted += random.int(1, 7)) % this.members.length];
      if (!member || member.client.unanswered > 0 || member.client.state === 'over') continue;
      if (member.client.state !== 'online' && !random.chance(0.1)) continue;
      const round = currentRound(member.client);
      if (round?.status !== 'open') continue;
      this.answer(member, round);
      return;
    }
  }

  /** One thing a participant may do in this round. */
  answer(member: Member, round: RoundPart): void {
    const { random } = this.#options;
    const roundId = round.id;
    if (round.kind !== 'ideas') {
      const takeBack = member.client.me?.ballots[roundId] !== undefined && random.chance(0.05);
      void member.client.send(
        takeBack
          ? { type: 'withdraw-ballot', roundId }
          : { type: 'cast-ballot', roundId, ballot: someBallot(round, random) },
      );
      return;
    }
    const own = member.ideas.get(roundId) ?? [];
    member.ideas.set(roundId, own);
    const text = `Idea ${(this.#text += 1)} ${random.id(12)}`;
    if (own.length < IDEAS_EACH && (own.length === 0 || random.chance(0.5))) {
      void member.client.send({ type: 'add-contribution', roundId, text }).then((outcome) => {
        if (outcome.is === 'done')
          own.push((outcome.ack.result as { contributionId: string }).contributionId);
      });
      return;
    }
    const contributionId = random.pick(own);
    if (random.chance(0.8)) {
      void member.client.send({ type: 'edit-contribution', roundId, contributionId, text });
      return;
    }
    own.splice(own.indexOf(contributionId), 1);
    void member.client.send({ type: 'withdraw-contribution', roundId, contributionId });
  }
}

/** What moves with every answer, in few letters. */
function counts({ parts }: LiveClient): string {
  let text = `${parts.size}`;
  for (const [key, part] of parts) if (/^(people|progress)/.test(key)) text += JSON.stringify(part);
  return text;
}

/** Do two people see the same? Every part was made by the same code, so equal parts are equal texts. */
function seesAsMuch(one: LiveClient, other: LiveClient): boolean {
  if (one.parts.size !== other.parts.size) return false;
  for (const [key, part] of one.parts) if (textOf(part) !== textOf(other.part(key))) return false;
  return true;
}

const texts = new WeakMap<object, string>();

function textOf(part: unknown): string {
  if (typeof part !== 'object' || part === null) return String(part);
  const known = texts.get(part);
  if (known !== undefined) return known;
  const text = JSON.stringify(part);
  texts.set(part, text);
  return text;
}

function allEqual(clients: readonly LiveClient[], of: (client: LiveClient) => string): boolean {
  const first = clients[0] && of(clients[0]);
  return clients.every((client) => of(client) === first);
}

/** The round in front of somebody. */
export function currentRound(client: LiveClient): RoundPart | undefined {
  const current = client.part<SessionPart>('session')?.current;
  return current == null ? undefined : client.part<RoundPart>(`round/${current}`);
}
