import type { PlanChange, PlansRepository } from '../../db/plans-repository.ts';
import type { SessionAccessRepository } from '../../db/session-access-repository.ts';
import type { Clock } from '../platform/clock.ts';
import type { PlanSettings } from '../platform/plan-settings.ts';
import { done, refused, type Outcome } from '../platform/outcome.ts';
import { hashOfSecret } from '../platform/tokens.ts';

export interface PlanUse {
  /** The plan in force; null is none, and no limits of one. */
  plan: string | null;
  state: 'active' | 'ended' | null;
  participants: number | null;
  sessionsPerMonth: number | null;
  startedThisMonth: number;
}

/**
 * What an organisation's plan allows. A limit is met at the start of a session and nowhere else: what runs goes on, and
 * what is prepared is kept (PR-15).
 */
export class Plans {
  readonly #repository: PlansRepository;
  readonly #sessions: SessionAccessRepository;
  readonly #settings: PlanSettings;
  readonly #clock: Clock;

  constructor(
    repository: PlansRepository,
    sessions: SessionAccessRepository,
    settings: PlanSettings,
    clock: Clock,
  ) {
    this.#repository = repository;
    this.#sessions = sessions;
    this.#settings = settings;
    this.#clock = clock;
  }

  /** The plan in force and what was used of it this month. */
  async use(organisationId: string): Promise<PlanUse> {
    const { plan, state } = await this.#repository.find(organisationId);
    const name = state === 'active' && plan !== null ? plan : this.#settings.otherwise;
    const limits = name === null ? undefined : this.#settings.plans.get(name);
    return {
      plan: name,
      state,
      participants: limits?.participants ?? null,
      sessionsPerMonth: limits?.sessionsPerMonth ?? null,
      startedThisMonth: await this.#repository.startsSince(organisationId, monthOf(this.#clock())),
    };
  }

  /** Counts a start, when there is room for it, and says how many participants the plan lets in. */
  async beginStart(sessionId: string, ownerId: string): Promise<Outcome<{ participants: number }>> {
    const facts = await this.#sessions.find(sessionId, ownerId);
    if (!facts) return done({ participants: Infinity });
    const { organisationId } = facts;
    const { participants, sessionsPerMonth } = await this.use(organisationId);
    const now = this.#clock();
    const start = { sessionId: traceOf(sessionId), organisationId, now };
    const counted = await this.#repository.countStart(start, sessionsPerMonth ?? Infinity, monthOf(now));
    return counted ? done({ participants: participants ?? Infinity }) : refused('plan-limit-reached');
  }

  /** The session did not start after all. */
  takeBackStart(sessionId: string): Promise<void> {
    return this.#repository.takeBackStart(traceOf(sessionId));
  }

  /** An event of the billing provider, whose signature was checked: each counts once, an older one never undoes a newer. */
  async apply(change: PlanChange): Promise<Outcome<{ effect: 'applied' | 'known' | 'outdated' }>> {
    if (!this.#settings.plans.has(change.plan)) return refused('bad-input', { detail: 'plan' });
    const effect = await this.#repository.apply(change, this.#clock());
    return effect === 'unknown-organisation'
      ? refused('bad-input', { detail: 'organisation' })
      : done({ effect });
  }
}

/** What is counted outlives the session and does not name it. */
function traceOf(sessionId: string): string {
  return hashOfSecret(`start of ${sessionId}`);
}

/** The first moment of the month, UTC. */
function monthOf(now: number): number {
  const date = new Date(now);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}
