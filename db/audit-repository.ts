import { and, desc, eq, lt, lte, sql } from 'drizzle-orm';
import type { Database } from './connection.ts';
import { auditLog } from './organisation-schema.ts';
import { accounts } from './schema.ts';

export interface AuditEntry {
  at: number;
  organisationId: string | null;
  /** Account id, or `command-line`, `billing`. */
  actor: string;
  action: string;
  subject: string | null;
  detail: Readonly<Record<string, unknown>> | null;
  source: string | null;
}

export interface AuditRow extends AuditEntry {
  id: number;
  /** Address of the actor and of the account it was done to, while there are such accounts. */
  actorEmail: string | null;
  subjectEmail: string | null;
}

/** The audit log: appended to, read, and forgotten when it is old enough; the database itself refuses anything else. */
export interface AuditRepository {
  append(entry: AuditEntry): Promise<void>;
  /** Appends what is done once; false when the same was done to the same already. */
  appendOnce(entry: AuditEntry): Promise<boolean>;
  /** Newest first, those before an id. */
  page(organisationId: string, before: number | null, count: number): Promise<AuditRow[]>;
  /** Deletes what is older; the database refuses to let go of what is younger than two years. */
  forgetUntil(moment: number): Promise<number>;
}

export class SqliteAuditRepository implements AuditRepository {
  readonly #db: Database['orm'];

  constructor({ orm }: Database) {
    this.#db = orm;
  }

  async append(entry: AuditEntry): Promise<void> {
    this.#db.insert(auditLog).values(stored(entry)).run();
  }

  async appendOnce(entry: AuditEntry): Promise<boolean> {
    return this.#db.transaction(
      (tx) => {
        const same = and(eq(auditLog.action, entry.action), eq(auditLog.subject, entry.subject ?? ''));
        if (tx.select({ id: auditLog.id }).from(auditLog).where(same).get()) return false;
        tx.insert(auditLog).values(stored(entry)).run();
        return true;
      },
      { behavior: 'immediate' },
    );
  }

  async page(organisationId: string, before: number | null, count: number): Promise<AuditRow[]> {
    const email = (column: typeof auditLog.actor | typeof auditLog.subject) =>
      sql<string | null>`(SELECT email FROM ${accounts} WHERE ${accounts.id} = ${column})`;
    return this.#db
      .select({
        id: auditLog.id,
        at: auditLog.at,
        organisationId: auditLog.organisationId,
        actor: auditLog.actor,
        action: auditLog.action,
        subject: auditLog.subject,
        detail: auditLog.detail,
        source: auditLog.source,
        actorEmail: email(auditLog.actor),
        subjectEmail: email(auditLog.subject),
      })
      .from(auditLog)
      .where(
        and(
          eq(auditLog.organisationId, organisationId),
          before === null ? undefined : lt(auditLog.id, before),
        ),
      )
      .orderBy(desc(auditLog.id))
      .limit(count)
      .all()
      .map(({ detail, ...row }) => ({
        ...row,
        detail: detail === null ? null : (JSON.parse(detail) as Record<string, unknown>),
      }));
  }

  async forgetUntil(moment: number): Promise<number> {
    return this.#db.delete(auditLog).where(lte(auditLog.at, moment)).run().changes;
  }
}

function stored({ detail, ...entry }: AuditEntry) {
  return { ...entry, detail: detail === null ? null : JSON.stringify(detail) };
}
