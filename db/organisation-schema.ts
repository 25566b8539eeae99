import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { accounts, sessions } from './schema.ts';

/** The tables of organisations: who belongs where, who may do what, and what was done. Times as in `schema.ts`. */

/** A tenant. */
export const organisations = sqliteTable('organisations', {
  id: text('id').primaryKey(),
  /** Empty until somebody names it. */
  name: text('name').notNull(),
  createdAt: integer('created_at').notNull(),
  /** Name of a plan (`plans.ts`); null is none, and no limits of one. */
  plan: text('plan'),
  planState: text('plan_state', { enum: ['active', 'ended'] }),
  /** When the billing provider made the event that set it: an older event that comes later changes nothing. */
  planSetAt: integer('plan_set_at'),
});

/** Every account belongs to one organisation. */
export const members = sqliteTable(
  'members',
  {
    accountId: text('account_id')
      .primaryKey()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    joinedAt: integer('joined_at').notNull(),
    /** Set by a manager of the organisation. */
    disabledAt: integer('disabled_at'),
    /** Set by an operator of the installation. */
    lockedAt: integer('locked_at'),
  },
  (table) => [index('members_organisation').on(table.organisationId)],
);

/** Who was asked to join: whoever gets an account with the address becomes a member with these roles. */
export const invitations = sqliteTable(
  'invitations',
  {
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    /** Personal data: the address as typed, and its comparable form; the row goes when it is taken up. */
    email: text('email').notNull(),
    emailKey: text('email_key').notNull(),
    /** JSON: a list of roles, as in `member_roles`. */
    roles: text('roles').notNull(),
    invitedAt: integer('invited_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.emailKey] }),
    index('invitations_email').on(table.emailKey),
  ],
);

/** Authorisation roles of a member: the word of a built-in one, or the id of one of the organisation's own. */
export const memberRoles = sqliteTable(
  'member_roles',
  {
    accountId: text('account_id')
      .notNull()
      .references(() => members.accountId, { onDelete: 'cascade' }),
    role: text('role').notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.role] })],
);

/** Roles that an organisation made itself. */
export const roles = sqliteTable(
  'roles',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    name: text('name').notNull(),
    /** JSON: a list of permissions of sessions/permissions.ts. */
    permissions: text('permissions').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [index('roles_organisation').on(table.organisationId)],
);

/** Groups for handing out work. They give no rights (KO-18). */
export const functionGroups = sqliteTable(
  'function_groups',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    name: text('name').notNull(),
  },
  (table) => [index('function_groups_organisation').on(table.organisationId)],
);

export const functionGroupMembers = sqliteTable(
  'function_group_members',
  {
    groupId: text('group_id')
      .notNull()
      .references(() => functionGroups.id, { onDelete: 'cascade' }),
    accountId: text('account_id')
      .notNull()
      .references(() => members.accountId, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.groupId, table.accountId] })],
);

/** What an owner lets a colleague do with a session. */
export const sessionShares = sqliteTable(
  'session_shares',
  {
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    may: text('may', { enum: ['co-facilitate', 'view-results'] }).notNull(),
    sharedAt: integer('shared_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sessionId, table.accountId] }),
    index('session_shares_account').on(table.accountId),
  ],
);

/** Sessions that nobody but their owner gets to see, whatever was shared (PL-4). */
export const confidentialSessions = sqliteTable('confidential_sessions', {
  sessionId: text('session_id')
    .primaryKey()
    .references(() => sessions.id, { onDelete: 'cascade' }),
  since: integer('since').notNull(),
});

/** Who did what, when, from where; ids and words of ours only, never content. Triggers refuse changes and early deletions. */
export const auditLog = sqliteTable(
  'audit_log',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    at: integer('at').notNull(),
    /** Null for what concerns the installation. */
    organisationId: text('organisation_id'),
    /** Account id, or `command-line`, `billing`. */
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    /** Id of what it was done to. */
    subject: text('subject'),
    /** JSON: words and ids of ours. */
    detail: text('detail'),
    /** Personal data: the address it was asked from. */
    source: text('source'),
  },
  (table) => [index('audit_log_organisation').on(table.organisationId, table.at)],
);

/** Events of the billing provider that were heard: each counts once. */
export const billingEvents = sqliteTable('billing_events', {
  id: text('id').primaryKey(),
  receivedAt: integer('received_at').notNull(),
});

/** Sessions an organisation started, for plans that limit them; kept when the session goes, and says nothing of it. */
export const sessionStarts = sqliteTable(
  'session_starts',
  {
    sessionId: text('session_id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    startedAt: integer('started_at').notNull(),
  },
  (table) => [index('session_starts_organisation').on(table.organisationId, table.startedAt)],
);

/** One row at most: what the operator tells everybody. */
export const maintenance = sqliteTable('maintenance', {
  id: integer('id').primaryKey(),
  message: text('message').notNull(),
  since: integer('since').notNull(),
});
