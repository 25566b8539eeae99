import { Desk, type DeskLine, type DeskListener } from '../../../client/console/desk.svelte.ts';
import type { Outcome } from '../../../client/live/outbox.svelte.ts';
import { ViewStore } from '../../../client/live/view-store.svelte.ts';
import type { Actor, FacilitatorCommand } from '../../../sessions/commands.ts';
import { viewOf } from '../../../sessions/views.ts';
import type { Audience } from '../../../sessions/state.ts';
import { FACILITATOR, GivenSession } from '../../sessions/given.ts';

/** One session on the real core and any number of desks on it; what they show comes out of the real projection. */
export class CoreDesks {
  readonly given: GivenSession;
  /** Whether answers and views arrive by themselves, or wait for `deliver`. */
  held = false;
  readonly #stores: { store: ViewStore; audience: Audience }[] = [];
  readonly #waiting: (() => void)[] = [];

  constructor(given: GivenSession = new GivenSession()) {
    this.given = given;
  }

  /** Another page of the facilitator, or of a moderator, on the same session. */
  desk(listener: Partial<DeskListener> = {}, audience: Audience = 'facilitator'): Desk {
    const store = new ViewStore(() => this.given.now);
    this.#stores.push({ store, audience });
    const line: DeskLine = {
      store,
      outbox: { entries: [], held: null },
      state: { is: 'online' },
      send: (command) =>
        this.#send(audience === 'moderators' ? { role: 'moderator', id: 'm' } : FACILITATOR, command),
    };
    this.publish();
    return new Desk(line, {
      did: () => undefined,
      refused: () => undefined,
      name: ({ type }) => type,
      ...listener,
    });
  }

  publish(): void {
    for (const { store, audience } of this.#stores)
      store.takeView(structuredClone(viewOf(this.given.state, this.given, audience, this.given.now)));
  }

  deliver(): void {
    for (const arrive of this.#waiting.splice(0)) arrive();
  }

  async #send(actor: Actor, command: FacilitatorCommand): Promise<Outcome> {
    const decision = this.given.submit(actor, command);
    const { seq } = this.given.state;
    if (this.held) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (!decision.ok) return { is: 'refused', refusal: decision.refusal };
    // The answer comes first; what it changed follows with the next publication.
    void Promise.resolve().then(() => this.publish());
    return { is: 'done', ack: { ok: true, seq, result: decision.result } };
  }
}
