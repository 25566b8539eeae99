import { frontOf } from './changes.ts';
import type { DecisionContext, FacilitatorCommand } from './commands.ts';
import { accept, refuse, type Decision } from './decision.ts';
import { decideEnteredBallot, withdraw } from './decide-ballot.ts';
import { kindOf } from './rounds/registry.ts';
import type { Round, SessionState } from './state.ts';

export type StageCommand = Extract<
  FacilitatorCommand,
  {
    type:
      | 'show-results'
      | 'freeze-results'
      | 'show-team-results'
      | 'spotlight'
      | 'set-timer'
      | 'extend-timer'
      | 'enter-ballot'
      | 'withdraw-entered-ballot';
  }
>;

/** Decides what of a round the group sees, for how long it runs, and ballots entered for people who did not join. */
export function decideStage(
  state: SessionState,
  round: Round,
  command: StageCommand,
  context: DecisionContext,
): Decision {
  const roundId = round.id;
  const kind = kindOf(round.kind);
  switch (command.type) {
    case 'show-results': {
      if (round.status === 'planned') return refuse('round-not-open');
      if (kind?.collects === 'nothing' && !kind.stages) return refuse('round-collects-nothing');
      const { shown } = command;
      const audiences = [...new Set(command.audiences)].filter((audience) => round.shown[audience] !== shown);
      return audiences.length === 0 ? accept() : accept({ type: 'results-shown', roundId, audiences, shown });
    }
    case 'freeze-results': {
      if (!round.tally)
        return refuse(kind?.collects === 'nothing' ? 'round-collects-nothing' : 'round-not-open');
      const { frozen } = command;
      return (round.frozen !== undefined) === frozen
        ? accept()
        : accept({ type: 'results-frozen', roundId, frozen });
    }
    case 'show-team-results': {
      if (!kind?.ballots) return refuse('round-collects-nothing');
      const { shown } = command;
      return round.teamsShown === shown ? accept() : accept({ type: 'team-results-shown', roundId, shown });
    }
    case 'spotlight': {
      const { target } = command;
      if (target !== null && state.current !== roundId && frontOf(state).staged !== round)
        return refuse('round-not-open');
      if (target !== null && !round.contributions.has(target) && !round.items.some(({ id }) => id === target))
        return refuse('item-unknown');
      return state.spotlight === target ? accept() : accept({ type: 'spotlight-set', roundId, target });
    }
    case 'set-timer':
      if (round.status !== 'open') return refuse('round-not-open');
      return accept({
        type: 'timer-set',
        roundId,
        endsAt: command.seconds === null ? null : context.now + command.seconds * 1000,
      });
    case 'extend-timer': {
      if (round.status !== 'open') return refuse('round-not-open');
      if (!round.timer) return refuse('timer-not-running');
      const endsAt = round.timer.running
        ? Math.max(round.timer.endsAt, context.now)
        : context.now + round.timer.left;
      return accept({ type: 'timer-set', roundId, endsAt: endsAt + command.seconds * 1000 });
    }
    case 'enter-ballot':
      return round.status === 'open'
        ? decideEnteredBallot(round, command.ballot, context)
        : refuse('round-not-open');
    case 'withdraw-entered-ballot':
      if (round.status !== 'open') return refuse('round-not-open');
      return round.ballots.get(command.entryId)?.proxy
        ? withdraw(round, command.entryId)
        : refuse('ballot-missing');
  }
}
