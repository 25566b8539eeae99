import { sql } from 'drizzle-orm';
import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * Every table. Times are milliseconds since 1970. Secrets are stored as SHA-256 hashes, never as they are.
 * Personal data stands where it is marked so: names in `participants` alone, addresses in `accounts` alone.
 */

export const accounts = sqliteTable('accounts', {
  id: text('id').primaryKey(),
  /** Personal data: the address as typed, and its comparable form. */
  email: text('email').notNull(),
  emailKey: text('email_key').notNull().unique(),
  passwordHash: text('password_hash').notNull(),
  language: text('language', { enum: ['en', 'nl'] }).notNull(),
  createdAt: integer('created_at').notNull(),
  /** Made through the link that the server printed: whoever runs the installation. */
  isFirst: integer('is_first', { mode: 'boolean' }).notNull().default(false),
  /** When a mail to the address was answered; null for the first account, which needs no mail server. */
  emailVerifiedAt: integer('email_verified_at'),
  /** Since when signing in takes a second step; it never goes back to null. */
  twoStepSince: integer('two_step_since'),
  /** Of the PIN that lifts the lock of a screen, hashed as passwords are. */
  pinHash: text('pin_hash'),
});

export const sessions = sqliteTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => accounts.id),
    title: text('title').notNull(),
    language: text('language', { enum: ['en', 'nl'] }).notNull(),
    /** SessionSettings and Agenda of sessions/, as JSON; the agenda as prepared, or as it ended. */
    settings: text('settings').notNull(),
    agenda: text('agenda').notNull(),
    /** Grows with every change of a draft; a PATCH names the version it saw. */
    version: integer('version').notNull(),
    status: text('status', { enum: ['draft', 'live', 'stopped'] }).notNull(),
    /** Grows with every start and stop; every connection is authorised against it (law 4). */
    epoch: integer('epoch').notNull(),
    /** The code as shown, while live; null before and after. */
    code: text('code').unique(),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
    startedAt: integer('started_at'),
    stoppedAt: integer('stopped_at'),
    /** When the journal was projected into the result tables and its rows deleted. */
    resultsAt: integer('results_at'),
    /** Counts for the list of past sessions: participants, rounds, contributions, ballots. JSON, set with results. */
    summary: text('summary'),
    /** Set when part of the journal could not be trusted: what was kept ends at this sequence number. */
    damagedAfter: integer('damaged_after'),
    /** It runs as a trial, of which nothing is kept: its end makes it a draft again. */
    rehearsal: integer('rehearsal', { mode: 'boolean' }).notNull().default(false),
    /** Its owner starts new sessions from it. */
    isTemplate: integer('is_template', { mode: 'boolean' }).notNull().default(false),
  },
  (table) => [
    index('sessions_owner').on(table.ownerId, table.createdAt),
    index('sessions_stopped').on(table.stoppedAt),
    // Live sessions, and stopped ones whose results are still to be kept: asked for every second.
    index('sessions_unfinished')
      .on(table.status)
      .where(sql`${table.resultsAt} IS NULL`),
  ],
);

/** Every code ever issued, as a keyed hash, for ever: none is issued twice (PR-9). */
export const issuedCodes = sqliteTable('issued_codes', {
  codeHash: text('code_hash').primaryKey(),
  issuedAt: integer('issued_at').notNull(),
});

/** The one table of participants' names. */
export const participants = sqliteTable(
  'participants',
  {
    id: text('id').primaryKey(),
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    /** Personal data. */
    name: text('name'),
    teamId: text('team_id'),
    tokenHash: text('token_hash').notNull(),
    /** Hash of the privacy receipt: it files a request later and opens nothing. */
    receiptHash: text('receipt_hash').notNull(),
    /** Which privacy notice was shown when joining. */
    notice: text('notice'),
    joinedAt: integer('joined_at').notNull(),
    removedAt: integer('removed_at'),
  },
  (table) => [
    index('participants_session').on(table.sessionId),
    // The sweeper asks twice a second who was removed: only those rows are in here.
    index('participants_removed')
      .on(table.sessionId, table.removedAt)
      .where(sql`${table.removedAt} IS NOT NULL`),
  ],
);

/** The append-only record of live rooms: one row per answered command. Emptied when results are kept. */
export const journal = sqliteTable(
  'journal',
  {
    sessionId: text('session_id').notNull(),
    seq: integer('seq').notNull(),
    at: integer('at').notNull(),
    /** `participant:<id>`, `facilitator:<id>` or `system`. */
    actor: text('actor').notNull(),
    commandId: text('command_id'),
    /** JSON: the events and the command's result. Names are not in here. */
    body: text('body').notNull(),
    /** CRC-32 over the row, chained with the row before it. */
    checksum: integer('checksum').notNull(),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.seq] })],
);

/** Who owns a room. `fence` grows with every change of owner; an append with an old fence changes nothing (law 5). */
export const roomLeases = sqliteTable('room_leases', {
  sessionId: text('session_id')
    .primaryKey()
    .references(() => sessions.id, { onDelete: 'cascade' }),
  /** Id of the process (`process-identity.ts`); empty when the last owner let go. */
  owner: text('owner').notNull(),
  fence: integer('fence').notNull(),
  expiresAt: integer('expires_at').notNull(),
  /** Last sequence number and checksum committed: a journal that ends elsewhere is damaged. */
  head: integer('head').notNull(),
  headChecksum: integer('head_checksum').notNull(),
});

/** Keys the voters of anonymous rounds are hashed with; destroyed with the journal when results are final (law 8). */
export const voterKeys = sqliteTable('voter_keys', {
  sessionId: text('session_id')
    .primaryKey()
    .references(() => sessions.id, { onDelete: 'cascade' }),
  key: blob('key', { mode: 'buffer' }).notNull(),
});

/** The key of a secret round, from its opening to its close. Whoever has a copy of what is left after that has no key to it. */
export const roundKeys = sqliteTable(
  'round_keys',
  {
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    roundId: text('round_id').notNull(),
    key: blob('key', { mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.roundId] })],
);

/** Standing ballots of a secret round while it is open, each sealed under the round's key. WITHOUT ROWID: no order is kept. */
export const secretBallots = sqliteTable(
  'secret_ballots',
  {
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    roundId: text('round_id').notNull(),
    /** The voter's hash under the round's key. */
    voter: text('voter').notNull(),
    sealed: blob('sealed', { mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.roundId, table.voter] })],
);

/** What was voted in secret rounds that are closed: the ballots alone, sorted by what they say, in one piece. */
export const secretRounds = sqliteTable(
  'secret_rounds',
  {
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    roundId: text('round_id').notNull(),
    body: text('body').notNull(),
    checksum: integer('checksum').notNull(),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.roundId] })],
);

/** One row that is written to find out whether a full disk takes writes again. */
export const storageProbe = sqliteTable('storage_probe', {
  id: integer('id').primaryKey(),
  filler: blob('filler', { mode: 'buffer' }).notNull(),
});

export const resultRounds = sqliteTable(
  'result_rounds',
  {
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    roundId: text('round_id').notNull(),
    position: integer('position').notNull(),
    /** JSON: kind, title, config, items, times and electorate (`RoundRecord` of sessions/report.ts). */
    body: text('body').notNull(),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.roundId] })],
);

export const resultContributions = sqliteTable(
  'result_contributions',
  {
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    roundId: text('round_id').notNull(),
    contributionId: text('contribution_id').notNull(),
    position: integer('position').notNull(),
    /** Null in an anonymous round. */
    participantId: text('participant_id'),
    body: text('body').notNull(),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.roundId, table.contributionId] })],
);

export const resultBallots = sqliteTable(
  'result_ballots',
  {
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    roundId: text('round_id').notNull(),
    /** Order of the ballots after sorting by content: it says nothing about who or when. */
    position: integer('position').notNull(),
    /** Null in an anonymous round. */
    participantId: text('participant_id'),
    body: text('body').notNull(),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.roundId, table.position] })],
);

/** Pictures of information rounds, served by an unguessable id. */
export const images = sqliteTable('images', {
  id: text('id').primaryKey(),
  sessionId: text('session_id')
    .notNull()
    .references(() => sessions.id, { onDelete: 'cascade' }),
  type: text('type', { enum: ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] }).notNull(),
  bytes: blob('bytes', { mode: 'buffer' }).notNull(),
  createdAt: integer('created_at').notNull(),
});

/**
 * Failed attempts (typed codes, sign-ins) and mails that strangers asked for, by a keyed hash of the source, so that budgets survive a restart; and proofs
 * of work that were handed in, so that none counts twice.
 */
export const failedAttempts = sqliteTable(
  'failed_attempts',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    kind: text('kind', { enum: ['code', 'sign-in', 'second-step', 'pin', 'ask', 'mail', 'proof'] }).notNull(),
    source: text('source').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [
    index('failed_attempts_kind').on(table.kind, table.at),
    index('failed_attempts_source').on(table.kind, table.source, table.at),
  ],
);
