import { decide } from '../../sessions/decide.ts';
import { evolve } from '../../sessions/evolve.ts';
import { actorKey, type Actor, type Command, type DecisionContext } from '../../sessions/commands.ts';
import { resultOf } from '../../sessions/results.ts';
import { kindOf, ROUND_KIND_NAMES } from '../../sessions/rounds/registry.ts';
import { newSessionState, type SessionState } from '../../sessions/state.ts';
import { SeededRandom } from '../support/random.ts';
import { median } from './statistics.ts';
import { markdownTable } from './table.ts';

const VOTERS = 2_000;
const SLICES = 44;
const WARMING = 4;
const A_SLICE = 2_500;
const ITEMS = 10;
const ROUND = 'vote';
const SYSTEM: Actor = { role: 'system', id: 'system' };
const FACILITATOR: Actor = { role: 'facilitator', id: 'owner' };

/**
 * What a ballot costs inside a room, for every kind that votes: checked, decided, counted and noted for those who see
 * results, without journal and sockets, which cost the same for all kinds. 2,000 people vote 55 times each, so that
 * all but the first 2,000 ballots replace one.
 */
export function ballotCosts(): string {
  const rows = [
    ['', 'CPU a ballot, first quarter, µs', 'last quarter', 'ratio', 'law 6', 'a result of all, ms'],
  ];
  for (const kind of ROUND_KIND_NAMES) {
    const cost = costOf(kind);
    if (!cost) continue;
    const ratio = cost.last / cost.first;
    rows.push([
      kind,
      cost.first.toFixed(1),
      cost.last.toFixed(1),
      ratio.toFixed(2),
      ratio <= 1.2 ? 'yes' : 'NO',
      cost.resultMs.toFixed(2),
    ]);
  }
  return `### A ballot of each kind, inside the room\n\n${markdownTable(rows, [1, 2, 3, 5])}`;
}

interface Cost {
  /** Microseconds of CPU a ballot. */
  first: number;
  last: number;
  resultMs: number;
}

function costOf(kindName: (typeof ROUND_KIND_NAMES)[number]): Cost | null {
  const kind = kindOf(kindName);
  const rules = kind?.ballots;
  if (!kind || !rules) return null;
  const typed = Array.from({ length: ITEMS }, (_, at) => ({ id: `i${at}`, text: `Item ${at}` }));
  let made = 0;
  const defaults = kind.defaults(() => `d${++made}`) as Record<string, unknown>;
  const config = kind.config.parse(
    'source' in defaults ? { ...defaults, source: { from: 'typed', items: typed } } : defaults,
  );
  const room = new BareRoom(kindName, config);
  const round = room.state.rounds.get(ROUND);
  if (!round) throw new Error('the round is missing');

  const random = new SeededRandom(2026);
  const pool = Array.from({ length: 1_000 }, () => rules.random(config, round.items, random));
  const slices: number[] = [];
  for (let slice = 0; slice < SLICES; slice += 1) {
    const before = process.cpuUsage();
    for (let at = slice * A_SLICE; at < (slice + 1) * A_SLICE; at += 1) {
      const actor: Actor = { role: 'participant', id: `p${at % VOTERS}` };
      // Steps of a number prime to the pool, so that a person's next ballot is another one.
      const ballot = pool[(at * 7) % pool.length];
      room.submit(actor, { type: 'cast-ballot', roundId: ROUND, ballot }, `c${at}`);
    }
    const { user, system } = process.cpuUsage(before);
    slices.push((user + system) / A_SLICE);
  }
  // What the engine learns from the first slices is no cost of theirs.
  const settled = slices.slice(WARMING);
  const quarter = settled.length / 4;
  const began = performance.now();
  resultOf(round, { eligible: VOTERS, present: VOTERS, answered: VOTERS });
  const resultMs = performance.now() - began;
  return { first: median(settled.slice(0, quarter)), last: median(settled.slice(-quarter)), resultMs };
}

/** A session with one open round, in which commands are decided and applied and nothing else. */
class BareRoom {
  readonly state: SessionState = newSessionState('bench');
  readonly #context: DecisionContext;

  constructor(kind: string, config: unknown) {
    let ids = 0;
    this.#context = {
      now: 1_000,
      newId: () => `n${++ids}`,
      newKey: () => `k${++ids}`,
      present: () => VOTERS,
      voterOf: (_, participantId) => participantId,
    };
    this.submit(SYSTEM, {
      type: 'start-session',
      facts: {
        id: 'bench',
        title: 'Bench',
        language: 'en',
        settings: { names: 'none', teams: [], teamJoin: 'choose' },
        limits: { participants: VOTERS, rounds: 10, contributionsPerRound: 10 },
        code: '000000000',
        joinToken: 'j.bench.secret',
        startedAt: 0,
        rehearsal: false,
      },
      agenda: [{ id: ROUND, kind, title: 'Bench', seconds: null, notes: '', repeats: null, config }],
    });
    for (let at = 0; at < VOTERS; at += 1)
      this.submit(SYSTEM, {
        type: 'join',
        participantId: `p${at}`,
        name: null,
        teamId: null,
        waiting: false,
      });
    this.submit(FACILITATOR, { type: 'open-round', roundId: ROUND });
  }

  submit(actor: Actor, command: Command, commandId: string | null = null): void {
    const decision = decide(this.state, actor, command, this.#context);
    if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.refusal}`);
    const { events, result } = decision;
    const seq = this.state.seq + 1;
    evolve(this.state, { seq, at: this.#context.now, actor: actorKey(actor), commandId, events, result });
  }
}
