import type { Database } from './connection.ts';

/** What happens to the ballots of secret rounds, in the transaction of the record that says so. */
export type SecretEffect =
  | { type: 'open-secret'; roundId: string; key: Buffer }
  | { type: 'put-secret'; roundId: string; voter: string; sealed: Buffer }
  | { type: 'drop-secret'; roundId: string; voter: string }
  /** The last reading of the sealed ballots; what is made of them is all that stays. */
  | { type: 'close-secret'; roundId: string; settle: (ballots: readonly SealedBallot[]) => SettledRound };

export interface SealedBallot {
  voter: string;
  sealed: Buffer;
}

export interface SettledRound {
  body: string;
  checksum: number;
}

/**
 * Keys and ballots of secret rounds (law 8). While a round is open its ballots stand here sealed under the round's key, one
 * row a voter, replaced in place. With the close the key and the rows go, and the ballots stay without their voters. Copies
 * of older pages, wherever they lie, are of no use without the key.
 */
export class SecretBallotsStore {
  readonly #addKey;
  readonly #keys;
  readonly #put;
  readonly #drop;
  readonly #open;
  readonly #removeKey;
  readonly #removeBallots;
  readonly #settle;
  readonly #settled;
  readonly #erase;

  constructor({ sqlite }: Pick<Database, 'sqlite'>) {
    this.#addKey = sqlite.prepare<[string, string, Buffer]>(
      'INSERT INTO round_keys (session_id, round_id, key) VALUES (?, ?, ?)',
    );
    this.#keys = sqlite
      .prepare<[string], [string, Buffer]>('SELECT round_id, key FROM round_keys WHERE session_id = ?')
      .raw();
    this.#put = sqlite.prepare<[string, string, string, Buffer]>(
      `INSERT INTO secret_ballots (session_id, round_id, voter, sealed) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET sealed = excluded.sealed`,
    );
    this.#drop = sqlite.prepare<[string, string, string]>(
      'DELETE FROM secret_ballots WHERE session_id = ? AND round_id = ? AND voter = ?',
    );
    this.#open = sqlite.prepare<[string, string], SealedBallot>(
      'SELECT voter, sealed FROM secret_ballots WHERE session_id = ? AND round_id = ? ORDER BY voter',
    );
    this.#removeKey = sqlite.prepare<[string, string]>(
      'DELETE FROM round_keys WHERE session_id = ? AND round_id = ?',
    );
    this.#removeBallots = sqlite.prepare<[string, string]>(
      'DELETE FROM secret_ballots WHERE session_id = ? AND round_id = ?',
    );
    this.#settle = sqlite.prepare<[string, string, string, number]>(
      'INSERT INTO secret_rounds (session_id, round_id, body, checksum) VALUES (?, ?, ?, ?)',
    );
    this.#settled = sqlite.prepare<[string], SettledRound & { roundId: string }>(
      'SELECT round_id AS roundId, body, checksum FROM secret_rounds WHERE session_id = ?',
    );
    this.#erase = ['round_keys', 'secret_ballots', 'secret_rounds'].map((table) =>
      sqlite.prepare<[string]>(`DELETE FROM ${table} WHERE session_id = ?`),
    );
  }

  apply(sessionId: string, effect: SecretEffect): void {
    const { roundId } = effect;
    switch (effect.type) {
      case 'open-secret':
        this.#addKey.run(sessionId, roundId, effect.key);
        return;
      case 'put-secret':
        this.#put.run(sessionId, roundId, effect.voter, effect.sealed);
        return;
      case 'drop-secret':
        this.#drop.run(sessionId, roundId, effect.voter);
        return;
      case 'close-secret': {
        const { body, checksum } = effect.settle(this.ballots(sessionId, roundId));
        this.#removeKey.run(sessionId, roundId);
        this.#removeBallots.run(sessionId, roundId);
        this.#settle.run(sessionId, roundId, body, checksum);
        return;
      }
    }
  }

  /** The keys of a session's open secret rounds, by round. */
  keys(sessionId: string): Map<string, Buffer> {
    return new Map(this.#keys.all(sessionId));
  }

  /** The ballots of an open secret round, in the order of their voters' hashes. */
  ballots(sessionId: string, roundId: string): SealedBallot[] {
    return this.#open.all(sessionId, roundId);
  }

  /** What stayed of a session's closed secret rounds, by round. */
  settled(sessionId: string): Map<string, SettledRound> {
    return new Map(this.#settled.all(sessionId).map(({ roundId, ...settled }) => [roundId, settled]));
  }

  erase(sessionId: string): void {
    for (const each of this.#erase) each.run(sessionId);
  }
}
