import { isBlocking, REASON_LENGTH, type ConsentScale } from '../../../sessions/rounds/consent-scales.ts';
import type { Item } from '../../../sessions/rounds/items.ts';
import type { BallotOf } from '../../../sessions/rounds/registry.ts';

export type ConsentBallot = BallotOf<'consent'>;
type Answer = ConsentBallot['answers'][number];

export function answerTo({ answers }: ConsentBallot, itemId: string): Answer | undefined {
  return answers.find(({ item }) => item === itemId);
}

/** A ballot with the answer to one proposal changed; answers stand in the order of the proposals. */
export function withAnswer(ballot: ConsentBallot, answer: Answer, items: readonly Item[]): ConsentBallot {
  return {
    answers: items.flatMap(({ id }) =>
      id === answer.item ? [answer] : (answerTo(ballot, id) ?? ([] as Answer[])),
    ),
  };
}

/** Proposals that still need an answer, or a reason for one that blocks. */
export function openIn(
  ballot: ConsentBallot,
  items: readonly Item[],
  scale: ConsentScale,
): { unanswered: number; unreasoned: number } {
  let [unanswered, unreasoned] = [0, 0];
  for (const { id } of items) {
    const answer = answerTo(ballot, id);
    if (!answer) unanswered += 1;
    else if (isBlocking(scale, answer.level) && answer.reason.trim() === '') unreasoned += 1;
  }
  return { unanswered, unreasoned };
}

/** A draft out of the browser's storage, made to fit the round: null when it is none of ours. */
export function asConsentDraft(
  draft: unknown,
  items: readonly Item[],
  levels: readonly number[],
): ConsentBallot | null {
  if (typeof draft !== 'object' || draft === null || !('answers' in draft) || !Array.isArray(draft.answers))
    return null;
  const found = new Map<unknown, Answer>();
  for (const entry of draft.answers as unknown[]) {
    if (typeof entry !== 'object' || entry === null || !('item' in entry) || !('level' in entry)) continue;
    const { item, level } = entry;
    const reason = 'reason' in entry && typeof entry.reason === 'string' ? entry.reason : '';
    if (typeof item === 'string' && typeof level === 'number' && levels.includes(level))
      found.set(item, { item, level, reason: reason.slice(0, REASON_LENGTH) });
  }
  return { answers: items.flatMap(({ id }) => found.get(id) ?? []) };
}
