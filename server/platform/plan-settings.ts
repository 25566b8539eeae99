import * as z from 'zod';

/** What the plans of an installation allow; null is no limit but the server's own. */
export interface PlanLimits {
  participants: number | null;
  sessionsPerMonth: number | null;
}

export interface PlanSettings {
  plans: ReadonlyMap<string, PlanLimits>;
  /** The plan of an organisation that has none, or whose plan ended; null is no limits. */
  otherwise: string | null;
}

export const NO_PLANS: PlanSettings = { plans: new Map(), otherwise: null };

const limit = z.int().min(1).max(1_000_000).nullable().default(null);
const plans = z
  .record(
    z.string().regex(/^[a-z0-9-]{1,40}$/),
    z.strictObject({ participants: limit, sessionsPerMonth: limit }),
  )
  .transform((record) => new Map(Object.entries(record)));

/** The setting `PLANS`: JSON such as {"small": {"participants": 30, "sessionsPerMonth": 4}}. Null when it is none of that. */
export function readPlans(text: string): ReadonlyMap<string, PlanLimits> | null {
  try {
    const parsed = plans.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
