import type { Me } from '../../sessions/protocol.ts';
import type { ParticipantCommand } from '../../sessions/commands.ts';

/**
 * Own answers after a command was acknowledged. What is sent to everybody holds nobody's own answers, so the page
 * keeps them itself from one whole view with `me` to the next. Applying the same command twice changes nothing.
 *
 * @param result what the acknowledgement brought: the server's id of a new contribution, or the ballot as it was completed
 * @param held do contributions of this round wait for approval?
 */
export function withAnswer(me: Me, command: ParticipantCommand, result: unknown, held = false): Me {
  switch (command.type) {
    case 'cast-ballot':
      return { ...me, ballots: { ...me.ballots, [command.roundId]: ballotIn(result) ?? command.ballot } };
    case 'withdraw-ballot': {
      const { [command.roundId]: _withdrawn, ...ballots } = me.ballots;
      return { ...me, ballots };
    }
    case 'add-contribution': {
      const id = idIn(result, 'contributionId');
      if (id === null || me.contributions.some((other) => other.id === id)) return me;
      const { roundId, text, categoryId = null } = command;
      const added = { roundId, id, text, categoryId, hidden: false, held };
      return { ...me, contributions: [...me.contributions, added] };
    }
    case 'edit-contribution':
      return {
        ...me,
        contributions: me.contributions.map((own) =>
          own.id === command.contributionId
            ? { ...own, text: command.text, categoryId: command.categoryId ?? own.categoryId, held }
            : own,
        ),
      };
    case 'withdraw-contribution':
      return { ...me, contributions: me.contributions.filter((own) => own.id !== command.contributionId) };
    case 'vote-contribution': {
      const { [command.contributionId]: _before, ...votes } = me.votes;
      return {
        ...me,
        votes: command.vote === 0 ? votes : { ...votes, [command.contributionId]: command.vote },
      };
    }
    case 'add-comment': {
      const id = idIn(result, 'commentId');
      return id === null || me.comments.includes(id) ? me : { ...me, comments: [...me.comments, id] };
    }
    case 'withdraw-comment':
      return { ...me, comments: me.comments.filter((id) => id !== command.commentId) };
    case 'take-pen':
      return { ...me, team: { draft: me.team?.draft ?? null, holder: own(me) } };
    case 'share-draft':
      return { ...me, team: { draft: command.draft, holder: own(me) } };
    case 'say-ready':
      return { ...me, ready: command.ready };
    // Clusters are everybody's: the view brings them.
    case 'arrange':
      return me;
  }
}

/** Does a newer command of a participant make an older one, never sent, needless? */
export function replaces(newer: ParticipantCommand, older: ParticipantCommand): boolean {
  if (newer.roundId !== older.roundId || newer.type !== older.type) return false;
  switch (newer.type) {
    case 'cast-ballot':
    case 'share-draft':
    case 'say-ready':
    case 'take-pen':
      return true;
    case 'vote-contribution':
      return older.type === 'vote-contribution' && newer.contributionId === older.contributionId;
    default:
      return false;
  }
}

function own({ participantId, name }: Me): { id: string; name: string | null } {
  return { id: participantId, name };
}

function ballotIn(result: unknown): unknown {
  return typeof result === 'object' && result !== null && 'ballot' in result ? result.ballot : null;
}

function idIn(result: unknown, name: 'contributionId' | 'commentId'): string | null {
  const id: unknown =
    typeof result === 'object' && result !== null ? (result as Record<string, unknown>)[name] : null;
  return typeof id === 'string' ? id : null;
}
