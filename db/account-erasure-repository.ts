import { and, count, eq, inArray, isNotNull, isNull, ne } from 'drizzle-orm';
import type { Database } from './connection.ts';
import {
  auditLog,
  functionGroups,
  invitations,
  memberRoles,
  members,
  organisations,
  roles,
  sessionStarts,
} from './organisation-schema.ts';
import { accounts, failedAttempts, journal, roomLeases, sessions } from './schema.ts';
import { authSessions, oneTimeLinks, signInLocks } from './sign-in-schema.ts';
import { truncateLog } from './truncate-log.ts';

/** What hangs off an account, and what keeps it from going. */
export interface AccountHoldings {
  sessions: number;
  templates: number;
  /** Sessions that run at this moment. */
  running: { id: string; title: string }[];
  /** Others belong to the organisation, and none of them is a manager in service. */
  isLastManager: boolean;
  /** Nobody else belongs to the organisation: it goes along. */
  organisationGoes: boolean;
  /** The organisation that would go has a plan in force. */
  hasPlan: boolean;
}

export interface Erasure {
  accountId: string;
  now: number;
  /** Where it was asked from, for the log of what was done. */
  source: string | null;
  /** Is an address as somebody typed it this account's? */
  isOwnAddress: (email: string) => boolean;
  /** Keyed hashes under which attempts and locks of the account are counted. */
  attemptKeys: readonly string[];
}

export type Erased =
  { is: 'erased'; signIns: string[] } | { is: 'running' } | { is: 'last-manager' } | { is: 'gone' };

/** Deleting an account with everything that is its owner's. */
export interface AccountErasureRepository {
  holdings(accountId: string): Promise<AccountHoldings>;
  /** All of it or nothing, in one transaction; what is in the way is asked inside it. */
  erase(erasure: Erasure): Promise<Erased>;
  /** Takes what was erased out of the write-ahead log; false while somebody reads in it. */
  truncateLog(): boolean;
}

type Asks = Pick<Database['orm'], 'select'>;
type Writes = Asks & Pick<Database['orm'], 'insert' | 'update' | 'delete'>;

export class SqliteAccountErasureRepository implements AccountErasureRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async holdings(accountId: string): Promise<AccountHoldings> {
    const db = this.#database.orm;
    const owned = eq(sessions.ownerId, accountId);
    const all = db.select({ n: count() }).from(sessions).where(owned).get();
    const marked = and(owned, eq(sessions.isTemplate, true));
    const templates = db.select({ n: count() }).from(sessions).where(marked).get();
    const organisation = organisationOf(db, accountId);
    const goes = organisation?.others.length === 0;
    return {
      sessions: (all?.n ?? 0) - (templates?.n ?? 0),
      templates: templates?.n ?? 0,
      running: runningOf(db, accountId),
      isLastManager: isLastManager(db, accountId, organisation),
      organisationGoes: goes,
      hasPlan: goes && organisation.planState === 'active',
    };
  }

  async erase({ accountId, now, source, isOwnAddress, attemptKeys }: Erasure): Promise<Erased> {
    return this.#database.orm.transaction(
      (tx): Erased => {
        const own = eq(accounts.id, accountId);
        const account = tx.select({ emailKey: accounts.emailKey }).from(accounts).where(own).get();
        if (!account) return { is: 'gone' };
        if (runningOf(tx, accountId).length > 0) return { is: 'running' };
        const organisation = organisationOf(tx, accountId);
        if (isLastManager(tx, accountId, organisation)) return { is: 'last-manager' };
        const goes = organisation?.others.length === 0;
        const signIns = tx
          .select({ id: authSessions.id })
          .from(authSessions)
          .where(eq(authSessions.accountId, accountId))
          .all();

        eraseSessions(tx, accountId);
        eraseLinks(tx, { accountId, isOwnAddress, keepInvitations: !goes });
        tx.delete(invitations).where(eq(invitations.emailKey, account.emailKey)).run();
        tx.delete(failedAttempts)
          .where(inArray(failedAttempts.source, [...attemptKeys]))
          .run();
        tx.delete(signInLocks)
          .where(inArray(signInLocks.key, [...attemptKeys]))
          .run();
        // Sign-ins, second steps, recovery codes, history, membership, groups and shares hang off the account and go with it.
        tx.delete(accounts).where(own).run();
        if (organisation && goes) eraseOrganisation(tx, organisation.id);
        const done = { action: 'account-deleted', actor: accountId, subject: accountId, detail: null };
        tx.insert(auditLog)
          .values({ ...done, at: now, organisationId: organisation?.id ?? null, source })
          .run();
        return { is: 'erased', signIns: signIns.map(({ id }) => id) };
      },
      { behavior: 'immediate' },
    );
  }

  truncateLog(): boolean {
    return truncateLog(this.#database);
  }
}

interface OrganisationAround {
  id: string;
  planState: 'active' | 'ended' | null;
  others: string[];
}

function organisationOf(db: Asks, accountId: string): OrganisationAround | null {
  const found = db
    .select({ id: organisations.id, planState: organisations.planState })
    .from(members)
    .innerJoin(organisations, eq(organisations.id, members.organisationId))
    .where(eq(members.accountId, accountId))
    .get();
  if (!found) return null;
  const others = and(eq(members.organisationId, found.id), ne(members.accountId, accountId));
  const rows = db.select({ id: members.accountId }).from(members).where(others).all();
  return { ...found, others: rows.map(({ id }) => id) };
}

/** Who was no manager leaves none behind that was not missing before. */
function isLastManager(db: Asks, accountId: string, around: OrganisationAround | null): boolean {
  if (!around || around.others.length === 0) return false;
  const managers = db
    .select({ id: members.accountId })
    .from(members)
    .innerJoin(memberRoles, eq(memberRoles.accountId, members.accountId))
    .where(
      and(
        eq(members.organisationId, around.id),
        eq(memberRoles.role, 'manager'),
        isNull(members.disabledAt),
        isNull(members.lockedAt),
      ),
    )
    .all();
  return managers.length === 1 && managers[0]?.id === accountId;
}

function runningOf(db: Asks, accountId: string): { id: string; title: string }[] {
  const live = and(eq(sessions.ownerId, accountId), eq(sessions.status, 'live'));
  return db.select({ id: sessions.id, title: sessions.title }).from(sessions).where(live).all();
}

/** Participants, results, pictures and shares hang off a session and go with it; journal and lease stand alone. */
function eraseSessions(tx: Writes, ownerId: string): void {
  const owned = tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.ownerId, ownerId));
  tx.delete(journal).where(inArray(journal.sessionId, owned)).run();
  tx.delete(roomLeases).where(inArray(roomLeases.sessionId, owned)).run();
  tx.delete(sessions).where(eq(sessions.ownerId, ownerId)).run();
}

/** What was sent to the account's address goes; whom it invited into an organisation that stays may still come. */
function eraseLinks(
  tx: Writes,
  {
    accountId,
    isOwnAddress,
    keepInvitations,
  }: Pick<Erasure, 'accountId' | 'isOwnAddress'> & { keepInvitations: boolean },
): void {
  const { tokenHash, email, purpose } = oneTimeLinks;
  const addressed = tx.select({ tokenHash, email }).from(oneTimeLinks).where(isNotNull(email)).all();
  for (const link of addressed)
    if (isOwnAddress(link.email ?? '')) tx.delete(oneTimeLinks).where(eq(tokenHash, link.tokenHash)).run();
  const sent = and(eq(oneTimeLinks.accountId, accountId), eq(purpose, 'invitation'));
  if (keepInvitations) tx.update(oneTimeLinks).set({ accountId: null }).where(sent).run();
}

function eraseOrganisation(tx: Writes, id: string): void {
  for (const table of [invitations, roles, functionGroups, sessionStarts])
    tx.delete(table).where(eq(table.organisationId, id)).run();
  tx.delete(organisations).where(eq(organisations.id, id)).run();
}
