import type { ParticipantCommand } from '../../sessions/commands.ts';
import type { OverReason } from '../live/connection.svelte.ts';
import { LiveSession } from '../live/live-session.svelte.ts';
import type { Vault } from '../live/vault.ts';
import { Answers } from './answers.svelte.ts';
import { replaces } from './own-answers.ts';
import type { Membership } from './membership.ts';

const COMMANDS: Readonly<Record<ParticipantCommand['type'], true>> = {
  'add-contribution': true,
  'edit-contribution': true,
  'withdraw-contribution': true,
  'vote-contribution': true,
  'add-comment': true,
  'withdraw-comment': true,
  arrange: true,
  'cast-ballot': true,
  'withdraw-ballot': true,
  'take-pen': true,
  'share-draft': true,
  'say-ready': true,
};

/** A participant in a session: the line to it, and the answers given and being given. */
export class InsideSession {
  readonly live: LiveSession<ParticipantCommand>;
  readonly answers: Answers;

  /**
   * @param vault where answers survive a reload
   * @param over told once, when the session is over for this participant; from then on nothing is stored any more
   */
  constructor(membership: Membership, vault: Vault, over: (reason: OverReason) => void) {
    this.live = new LiveSession<ParticipantCommand>({
      credentials: { token: membership.token },
      vault: vault.part('outbox'),
      isCommand: isParticipantCommand,
      replaces,
      settled: (entry, outcome) => this.answers.settled(entry, outcome),
      over: (reason) => {
        this.answers.close();
        over(reason);
      },
    });
    this.answers = new Answers(this.live.store, this.live.outbox, vault);
  }

  /** Leaves for good: nothing is sent or stored any more. */
  close(): void {
    this.answers.close();
    this.live.stop();
    this.live.outbox.close();
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
