import type { FacilitatorCommand } from '../../sessions/commands.ts';
import type { ContributionPart, PersonPart, RoundPart, SessionPart } from '../../sessions/protocol.ts';
import { kindOf } from '../../sessions/rounds/registry.ts';

/** What has to be known of the session before a command to be able to take it back. */
export interface Before {
  session: SessionPart;
  order: readonly string[];
  round: (roundId: string) => RoundPart | null;
  person: (participantId: string) => PersonPart | null;
  contributions: (roundId: string) => readonly ContributionPart[];
  /** The server's clock, milliseconds since 1970. */
  now: number;
}

const SHORTEST_TIMER = 5;

/** The command that takes another back, as things stand before it is sent; null when nothing can. */
export function undoOf(command: FacilitatorCommand, before: Before): FacilitatorCommand | null {
  switch (command.type) {
    case 'close-round':
      return isSecret(before.round(command.roundId))
        ? null
        : { type: 'reopen-round', roundId: command.roundId };
    case 'reopen-round':
      return { type: 'close-round', roundId: command.roundId };
    case 'show-results': {
      const { roundId, shown } = command;
      const round = before.round(roundId);
      const audiences = command.audiences.filter((audience) => round && round.shown[audience] !== shown);
      return audiences.length > 0 ? { type: 'show-results', roundId, audiences, shown: !shown } : null;
    }
    case 'hide-contribution':
      return { ...command, hidden: !command.hidden };
    case 'lock-joining':
      return before.session.joiningLocked === command.locked
        ? null
        : { type: 'lock-joining', locked: !command.locked };
    case 'pause-session':
      return (before.session.phase === 'paused') === command.paused
        ? null
        : { type: 'pause-session', paused: !command.paused };
    case 'show-round':
      return undoOfShowing(before);
    case 'move-round': {
      const index = before.order.indexOf(command.roundId);
      return index === command.index ? null : { ...command, index };
    }
    case 'delete-round':
      return {
        type: 'restore-round',
        roundId: command.roundId,
        index: Math.max(0, before.order.indexOf(command.roundId)),
      };
    case 'restore-round':
      return { type: 'delete-round', roundId: command.roundId };
    case 'edit-round': {
      const round = before.round(command.roundId);
      if (!round) return null;
      const { title, seconds = null, notes = '', config } = round;
      return { ...command, title, seconds, notes, config };
    }
    case 'set-timer':
    case 'extend-timer':
      return undoOfTimer(command.roundId, before);
    case 'assign-team':
      return { ...command, teamId: before.person(command.participantId)?.teamId ?? null };
    case 'freeze-results':
      return before.round(command.roundId)?.frozen === command.frozen
        ? null
        : { ...command, frozen: !command.frozen };
    case 'show-team-results':
      return before.round(command.roundId)?.teamsShown === command.shown
        ? null
        : { ...command, shown: !command.shown };
    case 'ban-word':
      return { ...command, banned: !command.banned };
    case 'spotlight':
      return { ...command, target: before.session.spotlight ?? null };
    case 'correct-contribution': {
      const known = before.contributions(command.roundId).find(({ id }) => id === command.contributionId);
      return known ? { ...command, text: known.original === undefined ? null : known.text } : null;
    }
    case 'mark-answered':
      return { ...command, answered: !command.answered };
    case 'hide-comment':
      return { ...command, hidden: !command.hidden };
    // The board, which is ahead of the view, says itself what takes a step back. A copy's id is known only when it is there;
    // what opens, removes, admits or stops cannot be taken back.
    case 'arrange':
    case 'add-round':
    case 'duplicate-round':
    case 'repeat-round':
    case 'enter-ballot':
    case 'withdraw-entered-ballot':
    case 'approve-contribution':
    case 'open-round':
    case 'admit-participant':
    case 'remove-participant':
    case 'stop-session':
      return null;
  }
}

/** Closing a secret round ends it: nobody can know who voted what, so nobody could vote again. */
function isSecret(round: RoundPart | null): boolean {
  return round !== null && kindOf(round.kind)?.ballots?.anonymity(round.config) === 'secret';
}

/** Back to what was in front; a round that was open had to be closed for it, and is opened again. */
function undoOfShowing({ session, round }: Before): FacilitatorCommand {
  const current = session.current === null ? null : round(session.current);
  return current?.status === 'open'
    ? { type: 'reopen-round', roundId: current.id }
    : { type: 'show-round', roundId: session.current };
}

function undoOfTimer(roundId: string, { round, now }: Before): FacilitatorCommand {
  const timer = round(roundId)?.timer;
  if (!timer) return { type: 'set-timer', roundId, seconds: null };
  const left = Math.round((timer.running ? timer.endsAt - now : timer.left) / 1000);
  return { type: 'set-timer', roundId, seconds: Math.max(SHORTEST_TIMER, left) };
}
