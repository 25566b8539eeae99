import { Answers } from '../../../client/participant/answers.svelte.ts';
import { Outbox } from '../../../client/live/outbox.svelte.ts';
import type { Vault } from '../../../client/live/vault.ts';
import { ViewStore } from '../../../client/live/view-store.svelte.ts';
import type { AgendaRound } from '../../../sessions/agenda.ts';
import { actorKey, type Actor, type Command, type ParticipantCommand } from '../../../sessions/commands.ts';
import { decide } from '../../../sessions/decide.ts';
import { answerOf, evolve } from '../../../sessions/evolve.ts';
import type { CommandAck } from '../../../sessions/protocol.ts';
import { newSessionState, type Team } from '../../../sessions/state.ts';
import { meOf } from '../../../sessions/own-view.ts';
import type { Presence } from '../../../sessions/view-parts.ts';
import { viewOf } from '../../../sessions/views.ts';
import { plannedRound, typedItems } from '../../support/planned-round.ts';

const NOW = 1_800_000_000_000;
const alone: Presence = { isOnline: () => true, online: 1 };
const voterOf = (_roundId: string, participantId: string): string => participantId;

/**
 * The real core with one participant in it, and a line to it that can be cut: `lost` swallows what is sent, or only
 * the answer to it. What the page is shown comes out of the real projections.
 */
export class CoreRoom {
  readonly state = newSessionState('s1');
  readonly store = new ViewStore();
  /** What becomes of the next messages, in order; after that all arrive. */
  fate: ('arrives' | 'lost' | 'answer-lost')[] = [];
  #ids = 0;

  /** @param teams where there are any, the participant is in the first one */
  constructor(agenda: AgendaRound[], teams: Team[] = []) {
    this.submit({ role: 'system', id: 'system' }, null, {
      type: 'start-session',
      facts: {
        id: 's1',
        title: 'Plans',
        language: 'en',
        settings: { names: teams.length > 0 ? 'optional' : 'none', teams, teamJoin: 'choose' },
        limits: { participants: 10, rounds: 10, contributionsPerRound: 100 },
        code: '',
        joinToken: '',
        startedAt: NOW,
        rehearsal: false,
      },
      agenda,
    });
    this.submit({ role: 'system', id: 'system' }, null, {
      type: 'join',
      participantId: 'p1',
      name: null,
      teamId: teams[0]?.id ?? null,
      waiting: false,
    });
    this.show();
  }

  /** A whole view, as after connecting. */
  show(): void {
    const me = meOf(this.state, 'p1', voterOf);
    this.store.takeView({ ...viewOf(this.state, alone, 'participants', NOW), ...(me ? { me } : {}) });
  }

  /** What everybody is sent: nobody's own answers. */
  publish(): void {
    this.store.takeView(viewOf(this.state, alone, 'participants', NOW));
  }

  /** Somebody else comes in. */
  join(participantId: string, name: string | null, teamId: string | null): void {
    this.submit({ role: 'system', id: 'system' }, null, {
      type: 'join',
      ...{ participantId, name, teamId },
      waiting: false,
    });
  }

  /** What somebody else does, and what this page is told of it. */
  other(participantId: string, command: ParticipantCommand): CommandAck {
    const answer = this.submit({ role: 'participant', id: participantId }, null, command);
    this.show();
    return answer;
  }

  do(command: Command): void {
    const answer = this.submit({ role: 'facilitator', id: 'f1' }, null, command);
    if (!answer.ok) throw new Error(answer.refusal);
    this.publish();
  }

  submit(actor: Actor, commandId: string | null, command: Command): CommandAck {
    const first = commandId === null ? undefined : answerOf(this.state, actorKey(actor), commandId);
    if (first) return { ok: true, ...first };
    const decision = decide(this.state, actor, command, {
      now: NOW,
      newId: () => `id${++this.#ids}`,
      newKey: () => 'a key for this round',
      present: () => 1,
      voterOf,
    });
    if (!decision.ok) return decision;
    const { events, result } = decision;
    const seq = this.state.seq + 1;
    evolve(this.state, { seq, at: NOW, actor: actorKey(actor), commandId, events, result });
    return { ok: true, seq, result };
  }

  /** The participant's page, as after loading it. */
  page(vault: Vault | null = null): Answers {
    const outbox: Outbox<ParticipantCommand> = new Outbox<ParticipantCommand>({
      deliver: ({ id, ...command }) => {
        const fate = this.fate.shift() ?? 'arrives';
        if (fate === 'lost') return Promise.resolve('lost');
        const answer = this.submit({ role: 'participant', id: 'p1' }, id, command);
        return Promise.resolve(fate === 'arrives' ? answer : 'lost');
      },
      vault: vault?.part('outbox') ?? null,
      isCommand: (value): value is ParticipantCommand => typeof value === 'object' && value !== null,
      replaces: (newer, older) =>
        newer.type === 'cast-ballot' && older.type === 'cast-ballot' && newer.roundId === older.roundId,
      settled: (entry, outcome) => answers.settled(entry, outcome),
    });
    const answers = new Answers(this.store, outbox, vault);
    return answers;
  }
}

export const ideasRound = plannedRound(
  'ideas',
  'ideas',
  { perPerson: 2, maxLength: 40, seeOthers: 'none' },
  { title: 'Ideas' },
);

export const choiceRound = plannedRound(
  'choice',
  'choice',
  { source: typedItems('a', 'b', 'c'), abstain: true },
  { title: 'Choice' },
);
