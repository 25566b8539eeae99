import { tick } from 'svelte';
import type { ContributionPart } from '../../../sessions/protocol.ts';
import type { StepHistory } from '../round-views.ts';
import type { boardTexts } from './board-texts.ts';
import type { Board } from './board.svelte.ts';
import type { Landing } from './card-drag.svelte.ts';

/** What is asked before something is done: where cards go, or into which group another goes. */
export type BoardQuestion = { move: readonly string[] } | { merge: string };

/** The hand of a facilitator on a board: what it does there, each step said in a sentence, and the card that has the focus. */
export class BoardHand {
  readonly board: Board;
  /** Not the board's alone: whoever goes back goes back over all that was done. */
  readonly history: StepHistory;
  question = $state.raw<BoardQuestion | null>(null);
  /** The sentence a screen reader speaks. */
  words = $state('');
  focused = $state<string | null>(null);
  /** The element the board is drawn in. */
  root: HTMLElement | undefined;
  readonly #texts: () => (typeof boardTexts)['en'];

  constructor(board: Board, history: StepHistory, texts: () => (typeof boardTexts)['en']) {
    this.board = board;
    this.history = history;
    this.#texts = texts;
  }

  /** Groups with what is in none before them, as the arrow keys go. */
  readonly columns: readonly (readonly string[])[] = $derived.by(() => [
    this.board.groups.loose.map(({ id }) => id),
    ...this.board.groups.groups.map(({ members }) => members.map(({ id }) => id)),
  ]);

  /** The one card that the Tab key goes to. */
  readonly cursor: string | null = $derived.by(() => {
    const { columns, focused } = this;
    const there = focused !== null && columns.some((ids) => ids.includes(focused));
    return there ? focused : (columns.flat()[0] ?? null);
  });

  get selected(): string[] {
    return this.board.selection;
  }

  nameOf(clusterId: string): string {
    const name = this.board.groups.groups.find(({ id }) => id === clusterId)?.name ?? '';
    return name === '' ? this.#texts().unnamed : name;
  }

  move(ids: readonly string[], clusterId: string | null): void {
    const { said } = this.#texts();
    const name = clusterId === null ? '' : this.nameOf(clusterId);
    void this.#keepFocus(ids[0]);
    if (!this.board.move(ids, clusterId)) this.#say(said.same);
    else this.#say(clusterId === null ? said.loosened(ids.length) : said.moved(ids.length, name));
  }

  async make(ids: readonly string[], name = ''): Promise<void> {
    const id = this.board.make(ids, name);
    if (id === null) return;
    this.#say(this.#texts().said.made(ids.length));
    if (name !== '') return;
    // A new group wants a name: the next thing typed is that.
    await tick();
    this.root?.querySelector<HTMLInputElement>(`[data-group="${id}"] input`)?.focus();
  }

  land(ids: readonly string[], landing: Landing): void {
    switch (landing.into) {
      case 'group':
        this.move(ids, landing.id);
        return;
      case 'none':
        this.move(ids, null);
        return;
      case 'new':
        void this.make(ids);
        return;
      case 'pair':
        void this.make([landing.with, ...ids]);
    }
  }

  together(first: ContributionPart, second: ContributionPart): void {
    if (first.clusterId !== undefined) this.move([second.id], first.clusterId);
    else if (second.clusterId !== undefined) this.move([first.id], second.clusterId);
    else void this.make([first.id, second.id]);
  }

  rename(clusterId: string, name: string): void {
    const { said, unnamed } = this.#texts();
    if (this.board.rename(clusterId, name)) this.#say(said.renamed(name === '' ? unnamed : name));
  }

  dissolve(clusterId: string): void {
    const name = this.nameOf(clusterId);
    if (this.board.dissolve(clusterId)) this.#say(this.#texts().said.dissolved(name));
  }

  toggle(id: string): void {
    this.board.toggle(id);
    this.#saySelected();
  }

  select(ids: readonly string[]): void {
    for (const id of ids) this.board.selected.add(id);
    this.#saySelected();
  }

  undo(): void {
    if (this.history.undo()) this.#say(this.#texts().said.undone);
  }

  redo(): void {
    if (this.history.redo()) this.#say(this.#texts().said.redone);
  }

  /** Asks where the selected ones go, or without any the one that has the focus. */
  askWhere(): void {
    const { selected, cursor } = this;
    const ids = selected.length > 0 ? selected : cursor === null ? [] : [cursor];
    if (ids.length > 0) this.question = { move: ids };
  }

  answer(clusterId: string | null): void {
    const asked = this.question;
    this.question = null;
    if (!asked) return;
    if ('move' in asked) this.move(asked.move, clusterId);
    else if (clusterId !== null) {
      const [from, into] = [this.nameOf(asked.merge), this.nameOf(clusterId)];
      if (this.board.merge(asked.merge, clusterId)) this.#say(this.#texts().said.merged(from, into));
    }
  }

  async focus(id: string | null): Promise<void> {
    if (id === null) return;
    this.focused = id;
    await tick();
    this.root?.querySelector<HTMLElement>(`[data-card="${id}"] button`)?.focus();
  }

  /** A card that moves is drawn anew: the focus that was on it goes with it. */
  async #keepFocus(id: string | undefined): Promise<void> {
    const had = this.focused !== null && id === this.focused;
    await tick();
    const { activeElement } = document;
    const lost = activeElement === null || activeElement === document.body || activeElement.matches('dialog');
    if (had && lost) void this.focus(id ?? null);
  }

  #saySelected(): void {
    this.#say(this.#texts().said.selected(this.board.selected.size));
  }

  /** A space turns, so that the same words are spoken again. */
  #say(text: string): void {
    this.words = this.words === text ? `${text}\u00a0` : text;
  }
}
