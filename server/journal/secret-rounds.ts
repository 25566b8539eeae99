import type { SealedBallot, SecretEffect, SettledRound } from '../../db/secret-ballots-store.ts';
import type { SessionEvent } from '../../sessions/events.ts';
import type { StandingBallot } from '../../sessions/state.ts';
import { seal, settle, unseal, unsettle } from './sealed-ballots.ts';

/**
 * An event of a secret round as it stands in a row: that it happened, and nothing of what was voted or drafted. It says of
 * itself that it is such a marker.
 */
export type StoredEvent = SessionEvent | ({ secret: true } & Record<string, unknown> & { type: string });

const NOTHING: readonly SecretEffect[] = [];

/** The secret rounds of a session on their way into the journal. */
export class SecretWriter {
  /** Of the rounds that are open. */
  readonly #keys: Map<string, Buffer>;

  constructor(keys: Map<string, Buffer>) {
    this.#keys = keys;
  }

  /** The event as it goes into a row. */
  veiled(event: SessionEvent): StoredEvent {
    switch (event.type) {
      case 'round-opened': {
        const { voterKey, ...rest } = event;
        if (voterKey === undefined) return event;
        this.#keys.set(event.roundId, Buffer.from(voterKey, 'base64url'));
        return { ...rest, secret: true };
      }
      case 'ballot-cast':
      case 'ballot-withdrawn': {
        const { type, roundId } = event;
        return this.#keys.has(roundId) ? { type, roundId, secret: true } : event;
      }
      case 'draft-shared':
        return this.#keys.has(event.roundId) ? { ...event, draft: null, secret: true } : event;
      default:
        return event;
    }
  }

  /** What the event changes beside the rows. */
  effectsOf(event: SessionEvent): readonly SecretEffect[] {
    if (this.#keys.size === 0 || !('roundId' in event) || event.roundId === null) return NOTHING;
    const { roundId } = event;
    const key = this.#keys.get(roundId);
    if (!key) return NOTHING;
    switch (event.type) {
      case 'round-opened':
        return [{ type: 'open-secret', roundId, key }];
      case 'ballot-cast': {
        const { voter, ballot, teamId, proxy } = event;
        const sealed = seal({ ballot, teamId, proxy }, roundId, voter, key);
        return [{ type: 'put-secret', roundId, voter, sealed }];
      }
      case 'ballot-withdrawn':
        return [{ type: 'drop-secret', roundId, voter: event.voter }];
      case 'round-closed':
        return [{ type: 'close-secret', roundId, settle: (ballots) => settle(ballots, roundId, key) }];
      default:
        return NOTHING;
    }
  }

  /** These are committed: keys of rounds that closed are forgotten. Says whether there were any. */
  committed(records: readonly { events: readonly SessionEvent[] }[]): boolean {
    if (this.#keys.size === 0) return false;
    let closed = false;
    for (const { events } of records)
      for (const event of events)
        if (event.type === 'round-closed') closed = this.#keys.delete(event.roundId) || closed;
    return closed;
  }
}

export interface StoredSecrets {
  keys: ReadonlyMap<string, Buffer>;
  settled: ReadonlyMap<string, SettledRound>;
  ballots(roundId: string): readonly SealedBallot[];
}

/**
 * The secret rounds of a session on their way out of the journal. Which ballot belonged to which marker is not known: the
 * ballots that stand at the end come all together with the round's first marker, which gives the same tally.
 */
export class SecretReader {
  readonly #stored: StoredSecrets;
  readonly #given = new Set<string>();

  constructor(stored: StoredSecrets) {
    this.#stored = stored;
  }

  /** The events that a stored one stands for; throws when the ballots are not what was written. */
  unveiled(stored: StoredEvent): SessionEvent[] {
    if (!('secret' in stored)) return [stored];
    const { secret: _secret, ...event } = stored;
    const roundId = String(event['roundId']);
    switch (event.type) {
      case 'round-opened': {
        const voterKey = this.#stored.keys.get(roundId)?.toString('base64url');
        return [{ ...event, ...(voterKey === undefined ? {} : { voterKey }) } as unknown as SessionEvent];
      }
      case 'ballot-cast':
      case 'ballot-withdrawn':
        if (this.#given.has(roundId)) return [];
        this.#given.add(roundId);
        return this.#ballots(roundId);
      default:
        return [event as unknown as SessionEvent];
    }
  }

  #ballots(roundId: string): SessionEvent[] {
    const cast = (voter: string, standing: StandingBallot): SessionEvent => ({
      type: 'ballot-cast',
      roundId,
      voter,
      ...standing,
    });
    const key = this.#stored.keys.get(roundId);
    if (key)
      return this.#stored.ballots(roundId).map((sealed) => cast(sealed.voter, unseal(sealed, roundId, key)));
    const settled = this.#stored.settled.get(roundId);
    if (!settled) throw new Error('the ballots of a secret round are gone');
    return unsettle(settled).map((standing, at) => cast(`${roundId}#${at}`, standing));
  }
}
