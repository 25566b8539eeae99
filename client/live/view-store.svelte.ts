import { SvelteMap } from 'svelte/reactivity';
import type {
  AgendaPart,
  ContributionPart,
  EntryPart,
  Me,
  Patch,
  PeoplePart,
  PersonPart,
  ProgressPart,
  RoundPart,
  SessionPart,
  View,
} from '../../sessions/protocol.ts';
import type { RoundShift, TeamResult } from '../../sessions/results.ts';
import type { Cluster } from '../../sessions/state.ts';

/** What became of a patch: `gap` means something in between was missed and must be asked for. */
export type Applied = 'applied' | 'stale' | 'gap';

type ListName = 'contribution' | 'cluster';

/**
 * What the server lets this page see, as keyed parts. Each part is reactive by itself: a vote that moves one
 * count redraws that count. Contributions and clusters lie apart, per round, because there may be thousands.
 */
export class ViewStore {
  /** Number of the last change this page knows; not reactive, it is bookkeeping. */
  seq = 0;
  /** True from the first whole view on. */
  ready = $state(false);
  /** Participants only: own answers, as of `meSeq`. What is sent to everybody holds none, so they may be older. */
  me = $state.raw<Me | null>(null);
  /** Number of the last change that `me` knows. */
  meSeq = $state(0);
  readonly #parts = new SvelteMap<string, unknown>();
  /** What there may be thousands of, per round: contributions and clusters. */
  readonly #lists = {
    contribution: new SvelteMap<string, SvelteMap<string, ContributionPart>>(),
    cluster: new SvelteMap<string, SvelteMap<string, Cluster>>(),
  };
  readonly #clock: () => number;
  #ahead = 0;

  /** @param clock this device's clock, milliseconds since 1970 */
  constructor(clock: () => number = Date.now) {
    this.#clock = clock;
  }

  /** Replaces everything by a whole view. One without `me` says nothing about own answers: those stay. */
  takeView(view: View): void {
    this.#ahead = view.now - this.#clock();
    for (const key of this.#keys()) if (!Object.hasOwn(view.parts, key)) this.#put(key, null);
    for (const [key, value] of Object.entries(view.parts)) this.#put(key, value);
    this.#takeMe(view);
    this.seq = view.seq;
    this.ready = true;
  }

  /** Applies a patch when it joins on to what is known here: `from` ≤ own number ≤ `seq`. */
  takePatch(patch: Patch): Applied {
    this.#takeMe(patch);
    if (!this.ready || patch.from > this.seq) return 'gap';
    if (patch.seq < this.seq) return 'stale';
    for (const [key, value] of Object.entries(patch.parts)) this.#put(key, value);
    this.seq = patch.seq;
    return 'applied';
  }

  get session(): SessionPart | null {
    return this.#part<SessionPart>('session');
  }

  get people(): PeoplePart | null {
    return this.#part<PeoplePart>('people');
  }

  /** Facilitator only: round ids in agenda order. */
  get order(): readonly string[] {
    return this.#part<AgendaPart>('agenda')?.order ?? [];
  }

  /** The round in front of everybody; null is the lobby. */
  get current(): RoundPart | null {
    const id = this.session?.current;
    return id == null ? null : this.round(id);
  }

  round(roundId: string): RoundPart | null {
    return this.#part<RoundPart>(`round/${roundId}`);
  }

  /** The rounds of this page: in the agenda's order, and for moderators, who get no agenda, as they were opened. */
  get rounds(): RoundPart[] {
    const agenda = this.#part<AgendaPart>('agenda');
    if (agenda) return agenda.order.flatMap((id) => this.round(id) ?? []);
    const rounds: RoundPart[] = [];
    for (const [key, part] of this.#parts) if (key.startsWith('round/')) rounds.push(part as RoundPart);
    return rounds.sort((a, b) => (a.openedAt ?? 0) - (b.openedAt ?? 0));
  }

  progress(roundId: string): ProgressPart | null {
    return this.#part<ProgressPart>(`progress/${roundId}`);
  }

  /** The result by the kind's own method; null while this audience may not see it. */
  result(roundId: string): unknown {
    return this.#part(`result/${roundId}`);
  }

  /** In order of arrival. */
  contributions(roundId: string): ContributionPart[] {
    return [...(this.#lists.contribution.get(roundId)?.values() ?? [])].sort(
      (a, b) => a.at - b.at || (a.id < b.id ? -1 : 1),
    );
  }

  /** The clusters of a round's contributions, in the order they were made. */
  clusters(roundId: string): Cluster[] {
    return [...(this.#lists.cluster.get(roundId)?.values() ?? [])];
  }

  /** The result team by team; null where there is none, or while this audience may not see it. */
  teams(roundId: string): TeamResult[] | null {
    return this.#part<TeamResult[]>(`teams/${roundId}`);
  }

  /** Facilitator only: ballots entered for people who did not join, in order; none of a secret round. */
  entered(roundId: string): EntryPart[] {
    const entries: EntryPart[] = [];
    const of = `entry/${roundId}/`;
    for (const [key, part] of this.#parts) if (key.startsWith(of)) entries.push(part as EntryPart);
    return entries.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  }

  /** How opinions moved since the round this one repeats. */
  shift(roundId: string): RoundShift | null {
    return this.#part<RoundShift>(`shift/${roundId}`);
  }

  /** Facilitator only: everybody who joined, in order of arrival. */
  get persons(): PersonPart[] {
    const persons: PersonPart[] = [];
    for (const [key, part] of this.#parts) if (key.startsWith('person/')) persons.push(part as PersonPart);
    return persons.sort((a, b) => a.joinedAt - b.joinedAt || (a.id < b.id ? -1 : 1));
  }

  /** The server's clock now, by what it said last: timers agree on badly set devices. */
  serverNow(): number {
    return this.#clock() + this.#ahead;
  }

  /** Own answers come with a number of their own: news of them is news whatever the rest of a message is. */
  #takeMe({ me }: { me?: Me }): void {
    if (!me || me.seq < this.meSeq) return;
    this.me = me;
    this.meSeq = me.seq;
  }

  #part<Part>(key: string): Part | null {
    return (this.#parts.get(key) as Part | null | undefined) ?? null;
  }

  /** For writing only: what a reader makes while it draws would not redraw it later. */
  #listOf(section: ListName, roundId: string): SvelteMap<string, unknown> {
    const lists: SvelteMap<string, SvelteMap<string, unknown>> = this.#lists[section];
    let list = lists.get(roundId);
    if (!list) lists.set(roundId, (list = new SvelteMap()));
    return list;
  }

  #put(key: string, value: unknown): void {
    const [section = '', roundId = '', id = ''] = key.split('/');
    const listed = section === 'contribution' || section === 'cluster';
    const map = listed ? this.#listOf(section, roundId) : this.#parts;
    const name = listed ? id : key;
    if (value == null) map.delete(name);
    else map.set(name, value);
  }

  *#keys(): Generator<string> {
    yield* [...this.#parts.keys()];
    for (const [section, lists] of Object.entries(this.#lists))
      for (const [roundId, list] of lists)
        for (const id of [...list.keys()]) yield `${section}/${roundId}/${id}`;
  }
}
