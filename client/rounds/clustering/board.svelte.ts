import { SvelteSet } from 'svelte/reactivity';
import type { ContributionPart } from '../../../sessions/protocol.ts';
import type { Cluster } from '../../../sessions/state.ts';
import { newId } from '../../live/chance.ts';
import { grouped } from '../contributions/grouped.ts';
import type { Arrangement } from '../round-views.ts';
import {
  arranged,
  dissolving,
  inverseOf,
  isNothing,
  making,
  merging,
  moving,
  naming,
  possible,
  type Arranged,
} from './arranging.ts';

/** What a board stands on: what the server says, and the way to change it. */
export interface BoardSource {
  readonly contributions: readonly ContributionPart[];
  readonly clusters: readonly Cluster[];
  arrange(change: Arrangement, back: Arrangement): void;
}

/** What was asked for and has not come back by then was refused; the board shows the server's word again. */
const GIVEN_UP_AFTER = 5_000;

/** A board on which contributions are put in groups: what is on it, what is selected, and what is done with it. */
export class Board {
  readonly selected = new SvelteSet<string>();
  readonly #source: BoardSource;
  /** Asked for here and not in the server's view yet: shown at once, so that nothing jumps back for a moment. */
  #asked = $state.raw<readonly Arrangement[]>([]);

  constructor(source: BoardSource) {
    this.#source = source;
  }

  /** As it stands, with what was asked for here laid over it. */
  readonly now: Arranged = $derived.by(() => {
    const { contributions, clusters } = this.#source;
    return this.#asked.reduce<Arranged>((board, change) => arranged(board, possible(change, board)), {
      clusters,
      contributions,
    });
  });
  readonly groups = $derived.by(() => grouped(this.now.contributions, this.now.clusters));

  /** What is selected and still there, in the board's order. */
  get selection(): string[] {
    return this.now.contributions.filter(({ id }) => this.selected.has(id)).map(({ id }) => id);
  }

  /** The selected ones when this is one of them, else this one alone. */
  meant(id: string): string[] {
    return this.selected.has(id) ? this.selection : [id];
  }

  toggle(id: string): void {
    if (!this.selected.delete(id)) this.selected.add(id);
  }

  move(ids: readonly string[], clusterId: string | null): boolean {
    this.selected.clear();
    return this.#do(moving(ids, clusterId));
  }

  /** A new group of these, with an id of its own; null when nothing could be made. */
  make(ids: readonly string[], name = ''): string | null {
    this.selected.clear();
    const id = newId();
    return this.#do(making({ id, name }, ids)) ? id : null;
  }

  rename(id: string, name: string): boolean {
    return this.#do(naming(id, name));
  }

  merge(from: string, into: string): boolean {
    return from !== into && this.#do(merging(from, into, this.now));
  }

  dissolve(id: string): boolean {
    return this.#do(dissolving(id, this.now));
  }

  /** Forgets what has come back from the server. Call it when the source has changed. */
  settle(): void {
    const { contributions, clusters } = this.#source;
    const open = this.#asked.filter((change) => !isNothing(possible(change, { contributions, clusters })));
    if (open.length < this.#asked.length) this.#asked = open;
  }

  #do(wanted: Arrangement): boolean {
    const change = possible(wanted, this.now);
    if (isNothing(change)) return false;
    const back = inverseOf(change, this.now);
    this.#asked = [...this.#asked, change];
    setTimeout(() => (this.#asked = this.#asked.filter((other) => other !== change)), GIVEN_UP_AFTER);
    this.#source.arrange(change, back);
    return true;
  }
}
