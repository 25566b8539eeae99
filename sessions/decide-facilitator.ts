import type { AgendaRound } from './agenda.ts';
import type { DecisionContext, FacilitatorCommand } from './commands.ts';
import { decideModeration } from './decide-moderation.ts';
import { decideStage } from './decide-stage.ts';
import { accept, acceptWith, openRound, refuse, roundOf, type Decision } from './decision.ts';
import type { SessionEvent } from './events.ts';
import { itemsFor } from './item-sources.ts';
import { isSecret, votesByTeam } from './results.ts';
import { MAX_ITEMS } from './rounds/items.ts';
import { kindOf } from './rounds/registry.ts';
import type { Round, SessionState } from './state.ts';

type CommandOf<T extends FacilitatorCommand['type']> = Extract<FacilitatorCommand, { type: T }>;

/** Decides what a facilitator asks. */
export function decideFacilitator(
  state: SessionState,
  command: FacilitatorCommand,
  context: DecisionContext,
): Decision {
  switch (command.type) {
    case 'stop-session': {
      const open = openRound(state);
      return accept(...(open ? [closing(open, 'stop', context)] : []), { type: 'session-stopped' });
    }
    case 'pause-session':
      return (state.phase === 'paused') === command.paused
        ? accept()
        : accept({ type: 'session-paused', paused: command.paused });
    case 'lock-joining':
      return state.joiningLocked === command.locked
        ? accept()
        : accept({ type: 'joining-locked', locked: command.locked });
    case 'admit-participant':
    case 'remove-participant':
    case 'assign-team':
      return decidePeople(state, command, context);
    case 'add-round':
      return addRound(state, command, context);
    case 'show-round':
      return showRound(state, command.roundId, context);
    default: {
      const round = state.rounds.get(command.roundId);
      if (!round || (round.deleted && command.type !== 'restore-round')) return refuse('round-unknown');
      return decideRound(state, round, command, context);
    }
  }
}

function decidePeople(
  state: SessionState,
  command: CommandOf<'admit-participant' | 'remove-participant' | 'assign-team'>,
  context: DecisionContext,
): Decision {
  const { participantId } = command;
  const participant = state.participants.get(participantId);
  if (!participant) return refuse('participant-unknown');
  if (participant.standing === 'removed')
    return command.type === 'remove-participant' ? accept() : refuse('participant-removed');
  switch (command.type) {
    case 'admit-participant':
      return participant.standing === 'admitted'
        ? accept()
        : accept({ type: 'participant-admitted', participantId });
    case 'assign-team': {
      const { teamId } = command;
      if (teamId !== null && !state.session.settings.teams.some((team) => team.id === teamId))
        return refuse('team-unknown');
      return teamId === participant.teamId
        ? accept()
        : accept({ type: 'participant-assigned', participantId, teamId });
    }
    case 'remove-participant': {
      // A vote in a round that is still open goes with its voter; closed rounds keep the result they had.
      const events: SessionEvent[] = [{ type: 'participant-removed', participantId }];
      const open = openRound(state);
      const voter = open && !votesByTeam(open) ? context.voterOf(open.id, participantId) : null;
      if (open && voter !== null && open.ballots.has(voter))
        events.push({ type: 'ballot-withdrawn', roundId: open.id, voter });
      return accept(...events);
    }
  }
}

function addRound(state: SessionState, command: CommandOf<'add-round'>, context: DecisionContext): Decision {
  const kind = kindOf(command.kind);
  if (!kind) return refuse('round-kind-unknown');
  const config = kind.config.safeParse(command.config);
  if (!config.success) return refuse('round-config-invalid', where(config.error));
  return insertRound(
    state,
    {
      id: context.newId(),
      kind: command.kind,
      title: command.title,
      seconds: command.seconds,
      notes: command.notes,
      repeats: null,
      config: config.data,
    },
    command.index ?? state.order.length,
  );
}

function insertRound(state: SessionState, round: AgendaRound, index: number): Decision {
  if (state.order.length >= state.session.limits.rounds) return refuse('too-many-rounds');
  return acceptWith(
    { roundId: round.id },
    { type: 'round-added', round, index: Math.min(index, state.order.length) },
  );
}

function showRound(state: SessionState, roundId: string | null, context: DecisionContext): Decision {
  if (roundId === state.current) return accept();
  const round = roundId === null ? null : roundOf(state, roundId);
  if (round === undefined) return refuse('round-unknown');
  if (round?.status === 'planned') return refuse('round-not-closed');
  const open = openRound(state);
  return accept(...(open ? [closing(open, 'next-round', context)] : []), { type: 'round-shown', roundId });
}

type RoundCommand = Exclude<
  CommandOf<Extract<FacilitatorCommand, { roundId: string | null }>['type']>,
  { type: 'show-round' }
>;

function decideRound(
  state: SessionState,
  round: Round,
  command: RoundCommand,
  context: DecisionContext,
): Decision {
  const roundId = round.id;
  switch (command.type) {
    case 'edit-round': {
      if (round.status !== 'planned') return refuse('round-not-planned');
      const config = kindOf(round.kind)?.config.safeParse(command.config);
      if (!config?.success) return refuse('round-config-invalid', config && where(config.error));
      return accept({
        type: 'round-edited',
        roundId,
        title: command.title,
        seconds: command.seconds,
        notes: command.notes,
        config: config.data,
      });
    }
    case 'duplicate-round':
      return insertRound(state, copyOf(round, context, round.repeats), state.order.indexOf(roundId) + 1);
    case 'repeat-round':
      return round.status === 'planned' || !kindOf(round.kind)?.ballots
        ? refuse('not-repeatable')
        : insertRound(state, copyOf(round, context, roundId), state.order.indexOf(roundId) + 1);
    case 'move-round':
      return state.order.indexOf(roundId) === command.index
        ? accept()
        : accept({ type: 'round-moved', roundId, index: command.index });
    case 'delete-round':
      return round.status === 'planned'
        ? accept({ type: 'round-deleted', roundId })
        : refuse('round-not-planned');
    case 'restore-round':
      if (!round.deleted) return accept();
      if (state.order.length >= state.session.limits.rounds) return refuse('too-many-rounds');
      return accept({ type: 'round-restored', roundId, index: Math.min(command.index, state.order.length) });
    case 'open-round':
      return open(state, round, context);
    case 'reopen-round': {
      if (round.status !== 'closed') return refuse('round-not-closed');
      if (isSecret(round)) return refuse('round-final');
      const other = openRound(state);
      return accept(...(other ? [closing(other, 'next-round', context)] : []), {
        type: 'round-reopened',
        roundId,
      });
    }
    case 'close-round':
      return round.status === 'open'
        ? accept(closing(round, 'facilitator', context))
        : refuse('round-not-open');
    case 'show-results':
    case 'freeze-results':
    case 'show-team-results':
    case 'spotlight':
    case 'set-timer':
    case 'extend-timer':
    case 'enter-ballot':
    case 'withdraw-entered-ballot':
      return decideStage(state, round, command, context);
    default:
      return decideModeration(round, command);
  }
}

function copyOf(round: Round, context: DecisionContext, repeats: string | null): AgendaRound {
  const { kind, title, seconds, notes, config } = round;
  return { id: context.newId(), kind, title, seconds, notes, config, repeats };
}

function open(state: SessionState, round: Round, context: DecisionContext): Decision {
  if (round.status === 'open') return refuse('round-already-open');
  if (round.status === 'closed') return refuse('round-not-planned');
  const items = itemsFor(state, round);
  if (items.length === 0 && kindOf(round.kind)?.items(round.config)) return refuse('no-items');
  if (items.length > MAX_ITEMS) return refuse('too-many-items', String(MAX_ITEMS));
  const unfit = kindOf(round.kind)?.ballots?.fits?.(round.config, items);
  if (unfit) return refuse(unfit);
  const other = openRound(state);
  return accept(...(other ? [closing(other, 'next-round', context)] : []), {
    type: 'round-opened',
    roundId: round.id,
    items,
    endsAt: round.seconds === null ? null : context.now + round.seconds * 1000,
    ...(isSecret(round) ? { voterKey: context.newKey() } : {}),
  });
}

function closing(
  round: Round,
  by: 'facilitator' | 'next-round' | 'stop',
  context: DecisionContext,
): SessionEvent {
  return { type: 'round-closed', roundId: round.id, by, present: context.present() };
}

function where(error: { issues: { path: PropertyKey[] }[] }): string {
  return error.issues
    .map((issue) => issue.path.map(String).join('.'))
    .join(', ')
    .slice(0, 200);
}
