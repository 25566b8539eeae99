import * as z from 'zod/mini';
import { nothing, shaped, type Answer, type Api } from '../api.ts';

const maybe = z.nullable(z.number());

const account = z.object({
  accountId: z.string(),
  email: z.string(),
  organisation: z.nullable(z.string()),
  disabledAt: maybe,
  lockedAt: maybe,
  lastSignInAt: maybe,
});
export type AccountOverview = z.infer<typeof account>;

const use = z.object({
  accountId: z.string(),
  email: z.string(),
  signIns: z.number(),
  lastSignInAt: maybe,
  notEnded: z.number(),
});
const report = z.object({ month: z.string(), accounts: z.array(use) });
export type UserReport = z.infer<typeof report>;

/** The part of the interface that is for whoever runs the installation. */
export class StaffApi {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  async accounts(): Promise<Answer<AccountOverview[]>> {
    const parse = shaped(z.object({ accounts: z.array(account) }));
    const answer = await this.#api.send('GET', '/staff/accounts', parse);
    return answer.ok ? { ok: true, value: answer.value.accounts } : answer;
  }

  setLocked(accountId: string, locked: boolean): Promise<Answer<null>> {
    return this.#api.send('POST', `/staff/accounts/${accountId}/locked`, nothing, { locked });
  }

  report(month: string): Promise<Answer<UserReport>> {
    return this.#api.send('GET', `/staff/report${month === '' ? '' : `?month=${month}`}`, shaped(report));
  }

  setNotice(message: string | null): Promise<Answer<null>> {
    return this.#api.send('POST', '/staff/notice', nothing, { message });
  }

  /** What the operator tells everybody; null is nothing. */
  async notice(): Promise<string | null> {
    const parse = shaped(z.object({ notice: z.nullable(z.object({ message: z.string() })) }));
    const answer = await this.#api.send('GET', '/notice', parse);
    return answer.ok ? (answer.value.notice?.message ?? null) : null;
  }
}
