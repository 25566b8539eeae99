import { isTyping } from '../../app/typing.ts';
import type { BoardHand } from './board-hand.svelte.ts';
import { stepOver } from './card-walk.ts';

/** Undoing says on the board what it did, wherever the focus is; a text that is typed has its own. */
export function undoKey(hand: BoardHand, event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event)) return;
  const key = event.key.toLowerCase();
  if (key === 'z' && !event.shiftKey && hand.history.canUndo) hand.undo();
  else if ((key === 'y' || (key === 'z' && event.shiftKey)) && hand.history.canRedo) hand.redo();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Keys on a card, and Escape anywhere on the board. */
export function boardKey(hand: BoardHand, event: KeyboardEvent): void {
  if (isTyping(event) || hand.question) return;
  const id = cardOf(event);
  if (id === undefined || !cardKey(hand, event, id)) {
    if (event.key !== 'Escape' || hand.selected.length === 0) return;
    hand.board.selected.clear();
  }
  event.preventDefault();
  event.stopPropagation();
}

/** The card an event happened on. */
export function cardOf({ target }: Event): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-card]')?.dataset['card'] : undefined;
}

function cardKey(hand: BoardHand, event: KeyboardEvent, id: string): boolean {
  const { board, columns } = hand;
  const { key } = event;
  if (event.ctrlKey || event.metaKey) {
    if (key.toLowerCase() !== 'a') return false;
    hand.select(columns.find((ids) => ids.includes(id)) ?? []);
    return true;
  }
  if (key === ' ' || key === 'Enter') hand.toggle(id);
  else if (key === 'm' || key === 'M') hand.question = { move: board.meant(id) };
  else if (key === 'g' || key === 'G') void hand.make(board.meant(id));
  else if (key.startsWith('Arrow') && event.altKey) {
    const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    const to = columns.findIndex((ids) => ids.includes(id)) + by;
    if (by !== 0 && to >= 0 && to < columns.length)
      hand.move(board.meant(id), to === 0 ? null : (board.groups.groups[to - 1]?.id ?? null));
  } else {
    const next = stepOver(columns, id, key);
    if (next === null) return false;
    if (event.shiftKey) board.selected.add(id).add(next);
    void hand.focus(next);
  }
  return true;
}
