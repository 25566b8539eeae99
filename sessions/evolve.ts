import type { AgendaRound } from './agenda.ts';
import { resetView, touch, touchPerson, touchWritten } from './changes.ts';
import type { SessionEvent } from './events.ts';
import { applyToRound, haltTimers } from './evolve-round.ts';
import { moved } from './moved.ts';
import {
  ANSWERS_KEPT,
  AUDIENCES,
  newRound,
  type Answer,
  type Participant,
  type SessionState,
} from './state.ts';

/** A journal record as the core needs it: one answered command and what it changed. */
export interface EvolvedRecord {
  seq: number;
  at: number;
  actor: string;
  commandId: string | null;
  events: readonly SessionEvent[];
  result?: unknown;
}

/** Applies a journal record to the state, in place. Never refuses: what is in the journal happened. */
export function evolve(state: SessionState, record: EvolvedRecord): void {
  state.seq = record.seq;
  for (const event of record.events) apply(state, event, record.at, record.actor);
  if (record.commandId !== null) remember(state, record.actor, record.commandId, record);
}

/** The first answer to a command that is sent again (law 2); undefined when it was never answered. */
export function answerOf(state: SessionState, actor: string, commandId: string): Answer | undefined {
  return state.answered.get(actor)?.get(commandId);
}

function remember(
  state: SessionState,
  actor: string,
  commandId: string,
  { seq, result }: EvolvedRecord,
): void {
  const answers = state.answered.get(actor) ?? new Map<string, Answer>();
  if (answers.size === 0) state.answered.set(actor, answers);
  answers.set(commandId, result === undefined ? { seq } : { seq, result });
  if (answers.size > ANSWERS_KEPT) {
    const oldest = answers.keys().next();
    if (!oldest.done) answers.delete(oldest.value);
  }
}

function apply(state: SessionState, event: SessionEvent, at: number, actor: string): void {
  switch (event.type) {
    case 'session-started':
      state.session = event.facts;
      state.phase = 'live';
      for (const planned of event.agenda) {
        addRound(state, planned);
        state.order.push(planned.id);
      }
      resetView(state, ...AUDIENCES);
      return;
    case 'session-paused':
      state.phase = event.paused ? 'paused' : 'live';
      haltTimers(state, event.paused, at);
      touch(state, 'session');
      return;
    case 'session-stopped':
      state.phase = 'stopped';
      touch(state, 'session');
      return;
    case 'joining-locked':
      state.joiningLocked = event.locked;
      touch(state, 'session');
      return;
    case 'participant-joined':
      state.participants.set(event.participantId, {
        id: event.participantId,
        name: event.name,
        teamId: event.teamId,
        joinedAt: at,
        standing: event.waiting ? 'waiting' : 'admitted',
        simulated: event.simulated ?? false,
      });
      if (!event.waiting) countIn(state, event.participantId, event.teamId, 1);
      touchPerson(state, event.participantId);
      return;
    case 'participant-admitted':
      onParticipant(state, event.participantId, (participant) => {
        if (participant.standing === 'waiting') countIn(state, participant.id, participant.teamId, 1);
        participant.standing = 'admitted';
      });
      return;
    case 'participant-removed':
      onParticipant(state, event.participantId, (participant) => {
        if (participant.standing === 'admitted') countIn(state, participant.id, participant.teamId, -1);
        participant.standing = 'removed';
      });
      return;
    case 'participant-assigned':
      onParticipant(state, event.participantId, (participant) => {
        if (participant.standing === 'admitted') {
          countIn(state, participant.id, participant.teamId, -1);
          countIn(state, participant.id, event.teamId, 1);
        }
        participant.teamId = event.teamId;
      });
      touchWritten(state, event.participantId);
      return;
    case 'round-added':
      addRound(state, event.round);
      state.order.splice(event.index, 0, event.round.id);
      touch(state, 'agenda', `round/${event.round.id}`);
      return;
    case 'round-moved':
      state.order = moved(state.order, event.roundId, event.index);
      touch(state, 'agenda');
      return;
    default:
      applyToRound(state, event, at, actor);
  }
}

function addRound(state: SessionState, planned: AgendaRound): void {
  state.rounds.set(planned.id, newRound(planned));
  if (planned.repeats !== null) state.rounds.get(planned.repeats)?.repeatedBy.push(planned.id);
}

/** Somebody who can vote more, or less: in the whole group and in the team. */
function countIn(state: SessionState, participantId: string, teamId: string | null, people: 1 | -1): void {
  state.eligible += people;
  if (teamId === null) return;
  let members = state.teamMembers.get(teamId);
  if (!members) state.teamMembers.set(teamId, (members = new Set()));
  if (people === 1) members.add(participantId);
  else members.delete(participantId);
}

function onParticipant(
  state: SessionState,
  participantId: string,
  change: (participant: Participant) => void,
): void {
  const participant = state.participants.get(participantId);
  if (!participant) throw new Error(`journal names a participant that does not exist: ${participantId}`);
  change(participant);
  touchPerson(state, participantId);
}
