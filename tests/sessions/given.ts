import type { Agenda } from '../../sessions/agenda.ts';
import { actorKey, type Actor, type Command, type DecisionContext } from '../../sessions/commands.ts';
import { decide } from '../../sessions/decide.ts';
import type { Decision } from '../../sessions/decision.ts';
import { answerOf, evolve, type EvolvedRecord } from '../../sessions/evolve.ts';
import { kindOf } from '../../sessions/rounds/registry.ts';
import { newSessionState, type SessionFacts, type SessionState } from '../../sessions/state.ts';
import type { Presence } from '../../sessions/view-parts.ts';

export const FACILITATOR: Actor = { role: 'facilitator', id: 'f1' };
export const SYSTEM: Actor = { role: 'system', id: 'system' };
export const participant = (id: string): Actor => ({ role: 'participant', id });

export const FACTS: SessionFacts = {
  id: 's1',
  title: 'Budget day',
  language: 'en',
  settings: { names: 'none', teams: [], teamJoin: 'choose' },
  limits: { participants: 100, rounds: 20, contributionsPerRound: 500 },
  code: '00000000' + '0',
  joinToken: 'j.s1.secret',
  startedAt: 1_000,
  rehearsal: false,
};

export const AGENDA: Agenda = [
  {
    id: 'brainstorm',
    kind: 'ideas',
    title: 'Ideas',
    seconds: null,
    notes: '',
    repeats: null,
    config: {
      prompt: '',
      authorship: 'anonymous',
      moderated: false,
      perPerson: 2,
      maxLength: 40,
      categories: [],
      seeOthers: 'all',
      upvotes: false,
      comments: false,
    },
  },
  {
    id: 'vote',
    kind: 'choice',
    title: 'Which?',
    seconds: 60,
    notes: '',
    repeats: null,
    config: {
      prompt: '',
      source: { from: 'typed', items: ['a', 'b', 'c'].map((id) => ({ id, text: id.toUpperCase() })) },
      maxPicks: 2,
      abstain: true,
      decision: null,
      anonymity: 'anonymous',
      voters: 'people',
      reveal: 'by-hand',
    },
  },
  {
    id: 'score',
    kind: 'rating',
    title: 'How good?',
    seconds: null,
    notes: '',
    repeats: null,
    config: {
      prompt: '',
      source: { from: 'round', roundId: 'brainstorm' },
      scale: { min: 1, max: 5, minLabel: '', maxLabel: '', labels: [] },
      noOpinion: true,
      criteria: [],
      anonymity: 'anonymous',
      voters: 'people',
      reveal: 'live',
    },
  },
  {
    id: 'pause',
    kind: 'information',
    title: 'Coffee',
    seconds: 300,
    notes: '',
    repeats: null,
    config: { text: '', image: null },
  },
];

/** A session in one hand: submits commands as a room does, keeps the journal, and knows the time. */
export class GivenSession implements Presence {
  readonly state: SessionState;
  readonly journal: EvolvedRecord[] = [];
  readonly offline = new Set<string>();
  now = 10_000;
  #ids = 0;

  constructor(facts: Partial<SessionFacts> = {}, agenda: Agenda = AGENDA, start = true) {
    this.state = newSessionState(FACTS.id);
    if (start) this.submit(SYSTEM, { type: 'start-session', facts: { ...FACTS, ...facts }, agenda });
  }

  get online(): number {
    return [...this.state.participants.values()].filter(
      ({ id, standing }) => standing === 'admitted' && this.isOnline(id),
    ).length;
  }

  isOnline(participantId: string): boolean {
    return !this.offline.has(participantId);
  }

  readonly context = (): DecisionContext => ({
    now: this.now,
    newId: () => `n${++this.#ids}`,
    newKey: () => `k${++this.#ids}`,
    present: () => this.online,
    voterOf: this.voterOf,
  });

  /** As a room does it, with hashes that a test can read. */
  readonly voterOf = (roundId: string, participantId: string): string | null => {
    const round = this.state.rounds.get(roundId);
    const secret = round && kindOf(round.kind)?.ballots?.anonymity(round.config) === 'secret';
    if (!secret) return participantId;
    return round.voterKey === null ? null : `${round.voterKey}-${participantId}`;
  };

  submit(actor: Actor, command: Command, commandId: string | null = null): Decision {
    const key = actorKey(actor);
    const first = commandId === null ? undefined : answerOf(this.state, key, commandId);
    if (first) return { ok: true, events: [], result: first.result };
    const decision = decide(this.state, actor, command, this.context());
    if (!decision.ok || decision.events.length === 0) return decision;
    // Through JSON, as the journal keeps it.
    const record = JSON.parse(
      JSON.stringify({
        seq: this.state.seq + 1,
        at: this.now,
        actor: key,
        commandId,
        events: decision.events,
        result: decision.result,
      }),
    ) as EvolvedRecord;
    this.journal.push(record);
    evolve(this.state, record);
    return decision;
  }

  facilitate(command: Command): Decision {
    return this.submit(FACILITATOR, command);
  }

  join(...ids: string[]): this {
    for (const participantId of ids)
      this.submit(SYSTEM, { type: 'join', participantId, name: null, teamId: null, waiting: false });
    return this;
  }

  opened(roundId: string): this {
    this.facilitate({ type: 'open-round', roundId });
    return this;
  }

  contribute(participantId: string, text: string, roundId = 'brainstorm'): string {
    const decision = this.submit(participant(participantId), { type: 'add-contribution', roundId, text });
    return decision.ok
      ? (decision.result as { contributionId: string }).contributionId
      : `refused: ${decision.refusal}`;
  }

  vote(participantId: string, picks: string[], roundId = 'vote'): Decision {
    return this.submit(participant(participantId), {
      type: 'cast-ballot',
      roundId,
      ballot: { picks, abstain: picks.length === 0 },
    });
  }

  /** The state a new owner would have after reading the journal. */
  replayed(): SessionState {
    const state = newSessionState(FACTS.id);
    for (const record of this.journal) evolve(state, record);
    return state;
  }
}

/** The refusal of a decision, or null when it was accepted. */
export function refusalOf(decision: Decision): string | null {
  return decision.ok ? null : decision.refusal;
}
