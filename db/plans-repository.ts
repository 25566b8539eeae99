import { and, count, eq, gte } from 'drizzle-orm';
import type { Database } from './connection.ts';
import { billingEvents, organisations, sessionStarts } from './organisation-schema.ts';

export interface StoredPlan {
  plan: string | null;
  state: 'active' | 'ended' | null;
}

export interface PlanChange {
  eventId: string;
  organisationId: string;
  plan: string;
  state: 'active' | 'ended';
  /** When the provider made the event. */
  at: number;
}

/** Plans of organisations and what they used of them. No payment data: there is no column for any. */
export interface PlansRepository {
  find(organisationId: string): Promise<StoredPlan>;
  /** Applies an event once. An older event that comes late is noted and changes nothing. */
  apply(change: PlanChange, now: number): Promise<'applied' | 'known' | 'outdated' | 'unknown-organisation'>;
  startsSince(organisationId: string, since: number): Promise<number>;
  /** Counts a start when there are fewer than `limit` since then, all in one transaction. */
  countStart(
    start: { sessionId: string; organisationId: string; now: number },
    limit: number,
    since: number,
  ): Promise<boolean>;
  takeBackStart(sessionId: string): Promise<void>;
}

export class SqlitePlansRepository implements PlansRepository {
  readonly #db: Database['orm'];

  constructor({ orm }: Database) {
    this.#db = orm;
  }

  async find(organisationId: string): Promise<StoredPlan> {
    const { plan, planState: state } = organisations;
    const found = this.#db
      .select({ plan, state })
      .from(organisations)
      .where(eq(organisations.id, organisationId))
      .get();
    return found ?? { plan: null, state: null };
  }

  async apply(
    { eventId, organisationId, plan, state, at }: PlanChange,
    now: number,
  ): Promise<'applied' | 'known' | 'outdated' | 'unknown-organisation'> {
    return this.#db.transaction(
      (tx) => {
        const target = eq(organisations.id, organisationId);
        const found = tx.select({ setAt: organisations.planSetAt }).from(organisations).where(target).get();
        if (!found) return 'unknown-organisation';
        const event = { id: eventId, receivedAt: now };
        if (tx.insert(billingEvents).values(event).onConflictDoNothing().run().changes === 0) return 'known';
        if (found.setAt !== null && found.setAt > at) return 'outdated';
        tx.update(organisations).set({ plan, planState: state, planSetAt: at }).where(target).run();
        return 'applied';
      },
      { behavior: 'immediate' },
    );
  }

  async startsSince(organisationId: string, since: number): Promise<number> {
    return startsIn(this.#db, organisationId, since);
  }

  async countStart(
    { sessionId, organisationId, now }: { sessionId: string; organisationId: string; now: number },
    limit: number,
    since: number,
  ): Promise<boolean> {
    return this.#db.transaction(
      (tx) => {
        if (startsIn(tx, organisationId, since) >= limit) return false;
        tx.insert(sessionStarts)
          .values({ sessionId, organisationId, startedAt: now })
          .onConflictDoNothing()
          .run();
        return true;
      },
      { behavior: 'immediate' },
    );
  }

  async takeBackStart(sessionId: string): Promise<void> {
    this.#db.delete(sessionStarts).where(eq(sessionStarts.sessionId, sessionId)).run();
  }
}

function startsIn(db: Pick<Database['orm'], 'select'>, organisationId: string, since: number): number {
  const found = db
    .select({ starts: count() })
    .from(sessionStarts)
    .where(and(eq(sessionStarts.organisationId, organisationId), gte(sessionStarts.startedAt, since)))
    .get();
  return found?.starts ?? 0;
}
