import type { Me } from '../../sessions/protocol.ts';
import type { ParticipantCommand } from '../../sessions/commands.ts';

/**
 * Own answers after a command was acknowledged. What is sent to everybody holds nobody's own answers, so the page
 * keeps them itself from one whole view with `me` to the next. Applying the same command twice changes nothing.
 *
 * @param result what the acknowledgement brought; the server's id of a new contribution is in there
 */
export function withAnswer(me: Me, command: ParticipantCommand, result: unknown): Me {
  switch (command.type) {
    case 'cast-ballot':
      return { ...me, ballots: { ...me.ballots, [command.roundId]: command.ballot } };
    case 'withdraw-ballot': {
      const { [command.roundId]: _withdrawn, ...ballots } = me.ballots;
      return { ...me, ballots };
    }
    case 'add-contribution': {
      const id = contributionIdIn(result);
      if (id === null || me.contributions.some((other) => other.id === id)) return me;
      const added = { roundId: command.roundId, id, text: command.text, hidden: false };
      return { ...me, contributions: [...me.contributions, added] };
    }
    case 'edit-contribution':
      return {
        ...me,
        contributions: me.contributions.map((own) =>
          own.id === command.contributionId ? { ...own, text: command.text } : own,
        ),
      };
    case 'withdraw-contribution':
      return { ...me, contributions: me.contributions.filter((own) => own.id !== command.contributionId) };
  }
}

function contributionIdIn(result: unknown): string | null {
  return typeof result === 'object' &&
    result !== null &&
    'contributionId' in result &&
    typeof result.contributionId === 'string'
    ? result.contributionId
    : null;
}
