import type { OverReason } from '../live/connection.svelte.ts';
import { Late } from '../live/late.svelte.ts';
import type { Vault } from '../live/vault.ts';
import type { LanguageChoice } from '../texts/language.svelte.ts';
import { JoinFlow } from './join-flow.svelte.ts';
import type { Membership, Memberships } from './membership.ts';

/** The three places of the page: at the door, in the session, and after it. */
export type Place =
  | { is: 'door'; flow: JoinFlow }
  | { is: 'inside'; membership: Membership; vault: Vault; fresh: boolean }
  | { is: 'after'; reason: OverReason | 'left'; receipt: string };

/** Everything a participant's page does, without how it looks. */
export class ParticipantPage {
  place = $state.raw<Place>() as Place;
  /** What is needed inside is loaded while somebody stands at the door and reads. */
  readonly inside = new Late(() => import('./Inside.svelte'));
  readonly #language: LanguageChoice;
  readonly #memberships: Memberships;

  /** @param link the secret of a QR link, when the page was opened by one */
  constructor(language: LanguageChoice, memberships: Memberships, link: string | null) {
    this.#language = language;
    this.#memberships = memberships;
    const known = link === null ? memberships.latest() : null;
    if (known) this.#enter(known, false);
    else this.#door(link);
  }

  /** The page goes away; the participant does not leave. */
  close(): void {
    this.inside.stop();
    if (this.place.is === 'door') this.place.flow.leave();
  }

  joinAnother(): void {
    this.#language.give(null);
    const known = this.#memberships.latest();
    if (known) this.#enter(known, false);
    else this.#door(null);
  }

  /** The session is over for this participant, or was left: the browser forgets it. */
  over({ sessionId, receipt }: Membership, reason: OverReason | 'left'): void {
    // A page that is merely too old still has its place: nothing is taken from it.
    if (reason !== 'unsupported-protocol' && reason !== 'origin-refused') this.#memberships.leave(sessionId);
    this.place = { is: 'after', reason, receipt };
  }

  #door(link: string | null): void {
    const found = () => this.inside.want();
    const flow = new JoinFlow(this.#language, found, ({ sessionId, participantId, token, receipt }) => {
      const membership = { sessionId, participantId, token, receipt, joinedAt: Date.now() };
      this.#memberships.keep(membership);
      this.#enter(membership, true);
    });
    this.place = { is: 'door', flow };
    if (link !== null) void this.#lookBehind(flow, link);
  }

  /** Somebody who scans the code of a session again is not asked to join it a second time. */
  async #lookBehind(flow: JoinFlow, link: string): Promise<void> {
    const door = await flow.look(link, 'link');
    const known = door && this.#memberships.of(door.sessionId);
    if (known) this.#enter(known, false);
  }

  #enter(membership: Membership, fresh: boolean): void {
    this.inside.want();
    this.#memberships.enter(membership.sessionId);
    const vault = this.#memberships.vault(membership.sessionId);
    this.place = { is: 'inside', membership, vault, fresh };
  }
}
