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
});

/** A sign-in of an account. */
export const authSessions = sqliteTable(
  'auth_sessions',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    secretHash: text('secret_hash').notNull().unique(),
    createdAt: integer('created_at').notNull(),
    lastSeenAt: integer('last_seen_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    /** When its owner last proved to be its owner: dangerous things ask for a recent proof. */
    provenAt: integer('proven_at').notNull().default(0),
    /** Personal data, roughly: "Firefox, Linux", and the network without its last part. */
    device: text('device').notNull().default(''),
    network: text('network').notNull().default(''),
  },
  (table) => [index('auth_sessions_account').on(table.accountId)],
);

/** One-time links: the first account, invitations, verified addresses and lost passwords. */
export const oneTimeLinks = sqliteTable(
  'one_time_links',
  {
    tokenHash: text('token_hash').primaryKey(),
    purpose: text('purpose', {
      enum: ['first-account', 'invitation', 'sign-up', 'reset', 'new-address'],
    }).notNull(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    usedAt: integer('used_at'),
    /** Whose password or address it changes, or who invited. */
    accountId: text('account_id').references(() => accounts.id, { onDelete: 'cascade' }),
    /** Personal data: the address it was sent to, while it can be used. */
    email: text('email'),
  },
  (table) => [index('one_time_links_account').on(table.accountId)],
);

/** What a second step of signing in can be done with, beside a code by mail. */
export const secondFactors = sqliteTable(
  'second_factors',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: ['app', 'phone', 'passkey'] }).notNull(),
    label: text('label').notNull(),
    /** Encrypted: the secret of an authenticator app, or (personal data) a phone number. Public key of a passkey. */
    secret: blob('secret', { mode: 'buffer' }).notNull(),
    credentialId: text('credential_id').unique(),
    /** The last time step of an app, or the signature counter of a passkey: what was used is not used again. */
    counter: integer('counter').notNull(),
    createdAt: integer('created_at').notNull(),
    /** Null until its owner showed that it works (PL-19). */
    confirmedAt: integer('confirmed_at'),
    lastUsedAt: integer('last_used_at'),
  },
  (table) => [index('second_factors_account').on(table.accountId)],
);

/** Codes on paper, for who lost everything else: keyed hashes, each good once. */
export const recoveryCodes = sqliteTable(
  'recovery_codes',
  {
    codeHash: text('code_hash').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    createdAt: integer('created_at').notNull(),
    usedAt: integer('used_at'),
  },
  (table) => [index('recovery_codes_account').on(table.accountId)],
);

/**
 * Sign-ins of which the first step is done, and proofs of a new factor: what a code or a passkey's answer is bound to.
 * Found by the hash of a ticket.
 */
export const signInTickets = sqliteTable('sign_in_tickets', {
  ticketHash: text('ticket_hash').primaryKey(),
  accountId: text('account_id')
    .notNull()
    .references(() => accounts.id, { onDelete: 'cascade' }),
  expiresAt: integer('expires_at').notNull(),
  tries: integer('tries').notNull(),
  sent: integer('sent').notNull(),
  /** Keyed hash of the code that was sent last, until when it counts, and by which way it went. */
  codeHash: text('code_hash'),
  codeExpiresAt: integer('code_expires_at'),
  /** What a passkey has to sign. */
  challenge: text('challenge'),
});

/** What happened at the door of an account, for its owner to look through; forgotten after ninety days. */
export const signInHistory = sqliteTable(
  'sign_in_history',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    at: integer('at').notNull(),
    what: text('what', {
      enum: [
        'signed-in',
        'signed-out',
        'ended',
        'expired',
        'wrong-password',
        'wrong-code',
        'locked',
        'password-changed',
        'address-changed',
        'factor-added',
        'factor-removed',
        'recovery-codes-made',
      ],
    }).notNull(),
    authSessionId: text('auth_session_id'),
    device: text('device').notNull(),
    network: text('network').notNull(),
  },
  (table) => [
    index('sign_in_history_account').on(table.accountId, table.at),
    index('sign_in_history_at').on(table.at),
  ],
);

/** Locks of the door after too many wrong sign-ins, for the alarm and the monthly analysis (KO-30). */
export const signInLocks = sqliteTable(
  'sign_in_locks',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    kind: text('kind', { enum: ['account', 'source'] }).notNull(),
    /** A keyed hash: of the address typed, or of where it came from. */
    key: text('key').notNull(),
    at: integer('at').notNull(),
    until: integer('until').notNull(),
    alarmedAt: integer('alarmed_at'),
  },
  (table) => [index('sign_in_locks_key').on(table.key, table.until), index('sign_in_locks_at').on(table.at)],
);

/** The analysis of suspicious sign-ins, one a month (KO-30): counts, no people. */
export const signInAnalyses = sqliteTable('sign_in_analyses', {
  /** 2026-11 */
  month: text('month').primaryKey(),
  madeAt: integer('made_at').notNull(),
  body: text('body').notNull(),
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
 * Failed attempts (typed codes, sign-ins), by a keyed hash of the source, so that budgets survive a restart; and proofs
 * of work that were handed in, so that none counts twice.
 */
export const failedAttempts = sqliteTable(
  'failed_attempts',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    kind: text('kind', { enum: ['code', 'sign-in', 'second-step', 'mail', 'proof'] }).notNull(),
    source: text('source').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [
    index('failed_attempts_kind').on(table.kind, table.at),
    index('failed_attempts_source').on(table.kind, table.source, table.at),
  ],
);
