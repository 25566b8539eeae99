import type { ParticipantCommand } from '../../sessions/commands.ts';
import type { OverReason } from '../live/connection.svelte.ts';
import { LiveSession } from '../live/live-session.svelte.ts';
import type { LanguageChoice } from '../texts/language.svelte.ts';
import { Answers } from './answers.svelte.ts';
import { JoinFlow } from './join-flow.svelte.ts';
import type { Membership, Memberships } from './membership.ts';

/** The three places of the page: at the door, in the session, and after it. */
export type Place =
  | { is: 'door'; flow: JoinFlow }
  | {
      is: 'inside';
      membership: Membership;
      live: LiveSession<ParticipantCommand>;
      answers: Answers;
      fresh: boolean;
    }
  | { is: 'after'; reason: OverReason | 'left'; receipt: string };

const COMMANDS: Readonly<Record<ParticipantCommand['type'], true>> = {
  'add-contribution': true,
  'edit-contribution': true,
  'withdraw-contribution': true,
  'cast-ballot': true,
  'withdraw-ballot': true,
};

/** Everything a participant's page does, without how it looks. */
export class ParticipantPage {
  place = $state.raw<Place>() as Place;
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

  /** Closes the lines: the page goes away, the participant does not leave. */
  close(): void {
    if (this.place.is === 'inside') this.place.live.stop();
    if (this.place.is === 'door') this.place.flow.leave();
  }

  /** Leaves the session for good: this browser forgets it. */
  leave(): void {
    if (this.place.is === 'inside') this.#over(this.place.membership, 'left');
  }

  joinAnother(): void {
    this.#language.give(null);
    const known = this.#memberships.latest();
    if (known) this.#enter(known, false);
    else this.#door(null);
  }

  #door(link: string | null): void {
    const flow = new JoinFlow(this.#language, (joined) => {
      const { sessionId, participantId, token, receipt } = joined;
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
    this.#memberships.enter(membership.sessionId);
    const vault = this.#memberships.vault(membership.sessionId);
    const live = new LiveSession<ParticipantCommand>({
      credentials: { token: membership.token },
      vault: vault.part('outbox'),
      isCommand: isParticipantCommand,
      replaces: (newer, older) =>
        newer.type === 'cast-ballot' && older.type === 'cast-ballot' && newer.roundId === older.roundId,
      settled: (entry, outcome) => answers.settled(entry, outcome),
      over: (reason) => this.#over(membership, reason),
    });
    const answers = new Answers(live.store, live.outbox, vault);
    this.place = { is: 'inside', membership, live, answers, fresh };
    live.start();
  }

  #over({ sessionId, receipt }: Membership, reason: OverReason | 'left'): void {
    if (this.place.is === 'inside') {
      this.place.answers.close();
      this.place.live.stop();
      this.place.live.outbox.close();
    }
    // A page that is merely too old still has its place: nothing is taken from it.
    if (reason !== 'unsupported-protocol' && reason !== 'origin-refused') this.#memberships.leave(sessionId);
    this.place = { is: 'after', reason, receipt };
  }
}

function isParticipantCommand(value: unknown): value is ParticipantCommand {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    Object.hasOwn(COMMANDS, value.type) &&
    'roundId' in value &&
    typeof value.roundId === 'string'
  );
}
