import { moved } from './agenda.ts';
import { resetView, touch, touchCounts, touchPerson } from './changes.ts';
import type { SessionEvent } from './events.ts';
import { kindOf } from './rounds/registry.ts';
import {
  ANSWERS_KEPT,
  newRound,
  type Answer,
  type Audience,
  type Participant,
  type Round,
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
  for (const event of record.events) apply(state, event, record.at);
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

function apply(state: SessionState, event: SessionEvent, at: number): void {
  switch (event.type) {
    case 'session-started':
      state.session = event.facts;
      state.phase = 'live';
      for (const planned of event.agenda) {
        state.rounds.set(planned.id, newRound(planned));
        state.order.push(planned.id);
      }
      resetView(state, 'participants', 'facilitator', 'wall');
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
      });
      if (!event.waiting) state.eligible += 1;
      touchPerson(state, event.participantId);
      return;
    case 'participant-admitted':
      onParticipant(state, event.participantId, (participant) => {
        if (participant.standing === 'waiting') state.eligible += 1;
        participant.standing = 'admitted';
      });
      return;
    case 'participant-removed':
      onParticipant(state, event.participantId, (participant) => {
        if (participant.standing === 'admitted') state.eligible -= 1;
        participant.standing = 'removed';
      });
      return;
    case 'participant-assigned':
      onParticipant(state, event.participantId, (participant) => {
        participant.teamId = event.teamId;
      });
      return;
    case 'round-added':
      state.rounds.set(event.round.id, newRound(event.round));
      state.order.splice(event.index, 0, event.round.id);
      touch(state, 'agenda', `round/${event.round.id}`);
      return;
    case 'round-moved':
      state.order = moved(state.order, event.roundId, event.index);
      touch(state, 'agenda');
      return;
    default:
      applyToRound(state, event, at);
  }
}

type RoundEvent = Extract<SessionEvent, { roundId: string | null }>;

function applyToRound(
  state: SessionState,
  event: Exclude<RoundEvent, { type: 'round-moved' }>,
  at: number,
): void {
  if (event.type === 'round-shown') {
    state.current = event.roundId;
    touch(state, 'session');
    resetView(state, 'participants', 'wall');
    return;
  }
  const round = state.rounds.get(event.roundId);
  if (!round) throw new Error(`journal names a round that does not exist: ${event.type} ${event.roundId}`);
  const key = `round/${round.id}` as const;
  switch (event.type) {
    case 'round-edited':
      Object.assign(round, { title: event.title, seconds: event.seconds, config: event.config });
      touch(state, key);
      return;
    case 'round-deleted':
      round.deleted = true;
      state.order = state.order.filter((id) => id !== round.id);
      touch(state, 'agenda', key);
      return;
    case 'round-restored':
      round.deleted = false;
      state.order.splice(event.index, 0, round.id);
      touch(state, 'agenda', key);
      return;
    case 'round-opened':
      round.status = 'open';
      round.items = event.items;
      round.openedAt = at;
      round.timer = event.endsAt === null ? null : { running: true, endsAt: event.endsAt };
      round.tally = kindOf(round.kind)?.ballots?.tally(round.config, round.items) ?? null;
      show(round, showingOf(round).open, true);
      inFront(state, round);
      return;
    case 'round-reopened':
      round.status = 'open';
      round.closedAt = null;
      round.atClose = null;
      round.timer = null;
      // Voting goes on: the group sees again only what it may see while voting; the facilitator keeps what was chosen.
      show(round, ['participants', 'wall'], false);
      show(round, showingOf(round).open, true);
      inFront(state, round);
      return;
    case 'round-closed': {
      round.status = 'closed';
      round.closedAt = at;
      round.timer = null;
      round.atClose = { eligible: state.eligible, present: event.present };
      const before = { ...round.shown };
      show(round, showingOf(round).close, true);
      touch(state, key);
      touchCounts(state, round);
      if (round.id === state.current) resetView(state, ...changed(before, round.shown));
      return;
    }
    case 'results-shown': {
      const before = { ...round.shown };
      show(round, event.audiences, event.shown);
      touch(state, key, `result/${round.id}`);
      if (round.id === state.current) resetView(state, ...changed(before, round.shown));
      return;
    }
    case 'timer-set':
      round.timer = event.endsAt === null ? null : { running: true, endsAt: event.endsAt };
      if (state.phase === 'paused') haltTimers(state, true, at);
      touch(state, key);
      return;
    case 'ballot-cast':
      replaceBallot(round, event.voter, event.ballot);
      touchCounts(state, round);
      return;
    case 'ballot-withdrawn':
      replaceBallot(round, event.voter, undefined);
      touchCounts(state, round);
      return;
    default:
      applyToContribution(state, round, event, at);
  }
}

function applyToContribution(
  state: SessionState,
  round: Round,
  event: Extract<SessionEvent, { contributionId: string }>,
  at: number,
): void {
  const id = event.contributionId;
  const key = `contribution/${round.id}/${id}` as const;
  if (event.type === 'contribution-added') {
    round.contributions.set(id, {
      id,
      participantId: event.participantId,
      text: event.text,
      at,
      edited: false,
      hidden: false,
    });
    const own = round.byAuthor.get(event.participantId) ?? new Set<string>();
    if (own.size === 0) round.byAuthor.set(event.participantId, own);
    own.add(id);
    touch(state, key);
    touchCounts(state, round);
    return;
  }
  const contribution = round.contributions.get(id);
  if (!contribution) throw new Error(`journal names a contribution that does not exist: ${event.type} ${id}`);
  switch (event.type) {
    case 'contribution-edited':
      contribution.text = event.text;
      contribution.edited = true;
      touch(state, key);
      return;
    case 'contribution-hidden':
      contribution.hidden = event.hidden;
      touch(state, key);
      touchCounts(state, round);
      return;
    case 'contribution-withdrawn': {
      round.contributions.delete(id);
      const own = round.byAuthor.get(contribution.participantId);
      own?.delete(id);
      if (own?.size === 0) round.byAuthor.delete(contribution.participantId);
      touch(state, key);
      touchCounts(state, round);
      return;
    }
    default:
      event satisfies never;
  }
}

/** Constant cost per ballot (law 6): the tally loses the old ballot and gains the new one. */
function replaceBallot(round: Round, voter: string, ballot: unknown): void {
  const former = round.ballots.get(voter);
  if (former !== undefined) round.tally?.remove(former);
  if (ballot === undefined) {
    round.ballots.delete(voter);
  } else {
    round.tally?.add(ballot);
    round.ballots.set(voter, ballot);
  }
}

function inFront(state: SessionState, round: Round): void {
  state.current = round.id;
  touch(state, 'session', `round/${round.id}`);
  touchCounts(state, round);
  resetView(state, 'participants', 'wall');
}

function showingOf(round: Round): { open: readonly Audience[]; close: readonly Audience[] } {
  return kindOf(round.kind)?.showing(round.config) ?? { open: [], close: [] };
}

function show(round: Round, audiences: readonly Audience[], shown: boolean): void {
  for (const audience of audiences) round.shown[audience] = shown;
}

/** The group audiences for which showing changed; the console keeps its view and gets parts. */
function changed(before: Record<Audience, boolean>, after: Record<Audience, boolean>): Audience[] {
  return (['participants', 'wall'] as const).filter((audience) => before[audience] !== after[audience]);
}

function haltTimers(state: SessionState, halted: boolean, at: number): void {
  const round = state.current === null ? undefined : state.rounds.get(state.current);
  if (!round?.timer) return;
  if (halted && round.timer.running)
    round.timer = { running: false, left: Math.max(0, round.timer.endsAt - at) };
  else if (!halted && !round.timer.running) round.timer = { running: true, endsAt: at + round.timer.left };
  else return;
  touch(state, `round/${round.id}`);
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
