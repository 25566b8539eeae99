import { createHmac, hkdfSync } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { tempDir } from './temp-dir.ts';

/** Everything somebody has who took the server's disk and its log. */
export interface Dump {
  /** By file name: every byte. */
  files: ReadonlyMap<string, Buffer>;
  /** By table: its rows in the order in which the database gives them by itself. */
  tables: ReadonlyMap<string, readonly Record<string, unknown>[]>;
}

/** Takes all there is in a data folder, and what the server printed. The server may go on meanwhile. */
export async function dumpOf(dataDir: string, output: string): Promise<Dump> {
  const names = readdirSync(dataDir).filter((name) => !name.endsWith('-shm'));
  const files = new Map(names.map((name) => [name, readFileSync(join(dataDir, name))]));
  files.set('log', Buffer.from(output));
  await using folder = tempDir();
  for (const name of names) copyFileSync(join(dataDir, name), join(folder.path, name));
  const path = join(folder.path, names.find((name) => name.endsWith('.db')) ?? '');
  if (!existsSync(path)) throw new Error('there is no database to look into');
  const database = new BetterSqlite3(path);
  try {
    const tables = database
      .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
      .all()
      .map(({ name }): [string, Record<string, unknown>[]] => [
        name,
        database.prepare<[], Record<string, unknown>>(`SELECT * FROM "${name}"`).all(),
      ]);
    return { files, tables: new Map(tables) };
  } finally {
    database.close();
  }
}

/** A guess of who cast which ballot, and how it was come by. */
export interface Guess {
  how: string;
  ballots: ReadonlyMap<string, string>;
}

/**
 * Guesses who cast which ballot, in every way that a script can think of: by orders (of rows, of moments, of ids, of places
 * in the files, of hashes under every key that can be found or derived), by what stands next to what, and by voters' hashes.
 */
export class LinkAttack {
  readonly #dump: Dump;
  readonly #voters: readonly string[];
  readonly #orders: readonly Order[];
  /** Where the hash of a voter stands, under whatever key. */
  readonly #hashes: readonly { voter: string; near: Buffer }[];

  /** @param voters ids, in the order in which they were seen to join */
  constructor(dump: Dump, voters: readonly string[]) {
    this.#dump = dump;
    this.#voters = voters;
    const hashes = keysIn(dump).map((key) => new Map(voters.map((voter) => [voter, hashOf(key, voter)])));
    this.#orders = ordersOfVoters(dump, voters, hashes);
    this.#hashes = hashesIn(dump, hashes);
  }

  /** @param ballots the texts that were cast, each a different one: the published result */
  guesses(ballots: readonly string[]): Guess[] {
    const byHash = new Map(
      this.#hashes.map(({ voter, near }) => [voter, ballots.find((ballot) => near.includes(ballot)) ?? '']),
    );
    return [
      ...(byHash.size > 0 ? [{ how: BY_HASH, ballots: byHash }] : []),
      ...[...this.#dump.files].map(([name, bytes]) => nearest(name, bytes, this.#voters, ballots)),
      ...ordersOfBallots(this.#dump, ballots).flatMap(([howBallots, texts]) =>
        this.#orders.flatMap(([howVoters, inOrder]) =>
          [texts, texts.toReversed()].map((cast, turned) => ({
            how: `${howVoters} × ${howBallots}${turned ? ', backwards' : ''}`,
            ballots: new Map(inOrder.map((voter, at) => [voter, cast[at] ?? ''])),
          })),
        ),
      ),
    ];
  }
}

export const BY_HASH = 'by the hash of the voter';

/** How many of a guess are right. */
export function right({ ballots }: Guess, truth: ReadonlyMap<string, string>): number {
  return [...truth].filter(([voter, ballot]) => ballots.get(voter) === ballot).length;
}

type Order = [how: string, inOrder: readonly string[]];

function ordersOfVoters(
  dump: Dump,
  voters: readonly string[],
  hashes: readonly ReadonlyMap<string, string>[],
): Order[] {
  const orders: Order[] = [
    ['as seen joining', voters],
    ['by id', voters.toSorted()],
  ];
  for (const [name, rows] of dump.tables) {
    const first = firstPlaces(
      voters,
      rows.map((row) => JSON.stringify(Object.values(row))),
    );
    if (first) orders.push([`rows of ${name}`, first]);
  }
  // The last marker of each voter in the journal is the moment of the ballot that counts.
  const actors = (dump.tables.get('journal') ?? []).map(({ actor }) => String(actor).split(':')[1] ?? '');
  const last = voters.filter((voter) => actors.includes(voter));
  if (last.length === voters.length)
    orders.push(['by last record', last.toSorted((a, b) => actors.lastIndexOf(a) - actors.lastIndexOf(b))]);
  for (const [name, bytes] of dump.files) {
    const places = new Map(voters.map((voter) => [voter, bytes.indexOf(voter)]));
    if ([...places.values()].every((place) => place >= 0))
      orders.push([
        `places in ${name}`,
        voters.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0)),
      ]);
  }
  for (const [at, hash] of hashes.entries())
    orders.push([
      `by hash under key ${at}`,
      voters.toSorted((a, b) => ((hash.get(a) ?? '') < (hash.get(b) ?? '') ? -1 : 1)),
    ]);
  return orders;
}

function ordersOfBallots(dump: Dump, ballots: readonly string[]): Order[] {
  const orders: Order[] = [['by content', ballots.toSorted()]];
  for (const [name, rows] of dump.tables) {
    const first = firstPlaces(
      ballots,
      rows.map((row) => Object.values(row).map(String).join('\n')),
    );
    if (first) orders.push([`rows of ${name}`, first]);
  }
  for (const [name, bytes] of dump.files)
    for (const [how, place] of [
      ['first', (text: string) => bytes.indexOf(text)],
      ['last', (text: string) => bytes.lastIndexOf(text)],
    ] as const) {
      const places = new Map(ballots.map((ballot) => [ballot, place(ballot)]));
      if ([...places.values()].some((at) => at >= 0))
        orders.push([
          `${how} places in ${name}`,
          ballots.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0)),
        ]);
    }
  return orders;
}

/** Needles by the first row they stand in, and within it by place; null when not all are found. */
function firstPlaces(needles: readonly string[], rows: readonly string[]): string[] | null {
  const all = rows.join('\n');
  const places = new Map(needles.map((needle) => [needle, all.indexOf(needle)]));
  return [...places.values()].every((place) => place >= 0)
    ? needles.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))
    : null;
}

/** For each voter the ballot that stands nearest to any mention of the voter's id. */
function nearest(name: string, bytes: Buffer, voters: readonly string[], ballots: readonly string[]): Guess {
  const cast = ballots.flatMap((ballot) => placesOf(bytes, ballot).map((at) => ({ ballot, at })));
  const found = new Map<string, string>();
  for (const voter of voters) {
    let best = Infinity;
    for (const place of placesOf(bytes, voter))
      for (const { ballot, at } of cast) {
        // What was written of a vote begins with its voter.
        const distance = at >= place ? at - place : (place - at) * 4;
        if (distance >= best) continue;
        best = distance;
        found.set(voter, ballot);
      }
  }
  return { how: `nearest in ${name}`, ballots: found };
}

/** Every place in the files where some voter's hash stands, at whatever offset. */
function hashesIn(
  { files }: Dump,
  hashes: readonly ReadonlyMap<string, string>[],
): { voter: string; near: Buffer }[] {
  const known = new Map(
    hashes.flatMap((hash) => [...hash].map(([voter, text]) => [text.slice(0, HASH_LENGTH), voter] as const)),
  );
  const found: { voter: string; near: Buffer }[] = [];
  for (const bytes of files.values()) {
    const text = bytes.toString('latin1');
    for (let at = 0; at + HASH_LENGTH <= text.length; at += 1) {
      const voter = known.get(text.slice(at, at + HASH_LENGTH));
      if (voter !== undefined) found.push({ voter, near: bytes.subarray(at, at + 300) });
    }
  }
  return found;
}

/** Of a voter's hash, as it is kept. */
const HASH_LENGTH = 22;

/** Every 32 bytes that may be a key: blobs and texts of that length in tables and files, and what derives from them. */
export function keysIn({ tables, files }: Dump): Buffer[] {
  const keys = new Map<string, Buffer>();
  const add = (key: Buffer) => keys.set(key.toString('hex'), key);
  for (const rows of tables.values())
    for (const row of rows)
      for (const value of Object.values(row)) {
        if (Buffer.isBuffer(value) && value.length === 32) add(value);
        if (typeof value === 'string' && /^[\w-]{43}$/.test(value)) add(Buffer.from(value, 'base64url'));
      }
  for (const [name, bytes] of files)
    if (name.endsWith('.json'))
      for (const [text] of bytes.toString().matchAll(/[\w-]{43}/g)) add(Buffer.from(text, 'base64url'));
  const roots = [...keys.values()];
  const rounds = (tables.get('secret_rounds') ?? []).map((row) => String(row['round_id']));
  for (const root of roots) {
    for (const purpose of [
      'links',
      'code-tombstones',
      'attempt-sources',
      'challenges',
      'bus',
      'join-attempts',
      'password-pepper',
    ])
      add(Buffer.from(hkdfSync('sha256', root, '', `rondo/${purpose}`, 32)));
    for (const round of rounds) add(createHmac('sha256', root).update(round).digest());
  }
  return [...keys.values()];
}

function hashOf(key: Buffer, voter: string): string {
  return createHmac('sha256', key).update(voter).digest('base64url');
}

function placesOf(bytes: Buffer, text: string): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) places.push(at);
  return places;
}
