import type { FacilitatorCommand } from './commands.ts';
import { accept, refuse, type Decision } from './decision.ts';
import { decideArrangement, textRefusal } from './decide-contribution.ts';
import { kindOf } from './rounds/registry.ts';
import type { Contribution, Round } from './state.ts';
import { cleanText } from './text.ts';

export type ModerationCommand = Extract<
  FacilitatorCommand,
  {
    type:
      | 'hide-contribution'
      | 'approve-contribution'
      | 'correct-contribution'
      | 'mark-answered'
      | 'hide-comment'
      | 'ban-word'
      | 'arrange';
  }
>;

/** Decides what a facilitator, or a helper who moderates, does with what participants wrote. */
export function decideModeration(round: Round, command: ModerationCommand): Decision {
  if (command.type === 'arrange') return decideArrangement(round, null, command);
  const roundId = round.id;
  if (command.type === 'ban-word') {
    if (!kindOf(round.kind)?.texts) return refuse('round-collects-nothing');
    const { word, banned } = command;
    return round.banned.has(word) === banned
      ? accept()
      : accept({ type: 'word-banned', roundId, word, banned });
  }
  const { contributionId } = command;
  const contribution = round.contributions.get(contributionId);
  if (!contribution) return refuse('contribution-unknown');
  switch (command.type) {
    case 'hide-contribution': {
      const { hidden } = command;
      return contribution.hidden === hidden
        ? accept()
        : accept({ type: 'contribution-hidden', roundId, contributionId, hidden });
    }
    case 'approve-contribution':
      return contribution.held
        ? accept({ type: 'contribution-approved', roundId, contributionId })
        : accept();
    case 'correct-contribution':
      return correct(round, contribution, command.text);
    case 'mark-answered': {
      const { answered } = command;
      return contribution.answered === answered
        ? accept()
        : accept({ type: 'contribution-answered', roundId, contributionId, answered });
    }
    case 'hide-comment': {
      const { commentId, hidden } = command;
      const comment = contribution.comments.find(({ id }) => id === commentId);
      if (!comment) return refuse('comment-unknown');
      return comment.hidden === hidden
        ? accept()
        : accept({ type: 'comment-hidden', roundId, contributionId, commentId, hidden });
    }
  }
}

function correct(round: Round, contribution: Contribution, raw: string | null): Decision {
  const maxLength = kindOf(round.kind)?.contributions(round.config)?.maxLength ?? 0;
  const wanted = raw ?? contribution.original ?? contribution.text;
  const text = cleanText(wanted);
  const refusal = textRefusal(wanted, text, maxLength);
  if (refusal) return refuse(refusal);
  return text === contribution.text
    ? accept()
    : accept({
        type: 'contribution-edited',
        roundId: round.id,
        contributionId: contribution.id,
        text,
        categoryId: contribution.categoryId,
        by: 'facilitator',
        held: contribution.held,
      });
}
