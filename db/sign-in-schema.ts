import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { accounts } from './schema.ts';

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
    /** This very sign-in took a second step. */
    twoStep: integer('two_step', { mode: 'boolean' }).notNull().default(false),
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
        'wrong-pin',
        'locked',
        'password-changed',
        'address-changed',
        'factor-added',
        'factor-removed',
        'recovery-codes-made',
        'pin-changed',
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
