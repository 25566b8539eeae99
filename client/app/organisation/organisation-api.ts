import * as z from 'zod/mini';
import { nothing, shaped, type Answer, type Api } from '../api.ts';

/** What the server answers about an organisation, as its pages use it. */
const time = z.number();
const maybe = z.nullable(time);

const rights = z.object({
  organisation: z.object({ id: z.string(), name: z.string() }),
  permissions: z.array(z.string()),
  staff: z.boolean(),
});
export type RightsResource = z.infer<typeof rights>;

const member = z.object({
  accountId: z.string(),
  email: z.string(),
  lastSeenAt: maybe,
  disabledAt: maybe,
  lockedAt: maybe,
  roles: z.array(z.string()),
  groups: z.array(z.string()),
});
export type Member = z.infer<typeof member>;

const named = z.object({ id: z.string(), name: z.string() });
export type Named = z.infer<typeof named>;

const people = z.object({
  members: z.array(member),
  invitations: z.array(z.object({ email: z.string(), roles: z.array(z.string()), expiresAt: time })),
  groups: z.array(named),
});
export type People = z.infer<typeof people>;

const role = z.object({ id: z.string(), name: z.string(), permissions: z.array(z.string()) });
export type Role = z.infer<typeof role>;
const roles = z.object({ builtIn: z.record(z.string(), z.array(z.string())), own: z.array(role) });
export type Roles = z.infer<typeof roles>;

const entry = z.object({
  id: z.number(),
  at: time,
  actor: z.string(),
  actorEmail: z.nullable(z.string()),
  action: z.string(),
  subject: z.nullable(z.string()),
  subjectEmail: z.nullable(z.string()),
  source: z.nullable(z.string()),
});
export type LogEntry = z.infer<typeof entry>;

const plan = z.object({
  organisationId: z.string(),
  plan: z.nullable(z.string()),
  state: z.nullable(z.enum(['active', 'ended'])),
  participants: z.nullable(z.number()),
  sessionsPerMonth: z.nullable(z.number()),
  startedThisMonth: z.number(),
});
export type PlanResource = z.infer<typeof plan>;

export interface RoleDraft {
  name: string;
  permissions: string[];
}

/** Where the log is downloaded. */
export const logExportPath = '/api/v1/organisation/audit/export';

/** The part of the interface that is about organisations. */
export class OrganisationApi {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  rights(): Promise<Answer<RightsResource>> {
    return this.#api.send('GET', '/me/rights', shaped(rights));
  }

  rename(name: string): Promise<Answer<null>> {
    return this.#api.send('PATCH', '/organisation', nothing, { name });
  }

  people(): Promise<Answer<People>> {
    return this.#api.send('GET', '/organisation/members', shaped(people));
  }

  invite(email: string, given: string[]): Promise<Answer<null>> {
    return this.#api.send('POST', '/organisation/invitations', nothing, { email, roles: given });
  }

  disable(accountId: string, disabled: boolean): Promise<Answer<null>> {
    return this.#api.send('POST', `/organisation/members/${accountId}/disabled`, nothing, { disabled });
  }

  giveRoles(accountId: string, given: string[]): Promise<Answer<null>> {
    return this.#api.send('POST', `/organisation/members/${accountId}/roles`, nothing, { roles: given });
  }

  setGroups(accountId: string, groups: string[]): Promise<Answer<null>> {
    return this.#api.send('POST', `/organisation/members/${accountId}/groups`, nothing, { groups });
  }

  makeGroup(name: string): Promise<Answer<Named>> {
    return this.#api.send('POST', '/organisation/groups', shaped(named), { name });
  }

  deleteGroup(id: string): Promise<Answer<null>> {
    return this.#api.send('DELETE', `/organisation/groups/${id}`, nothing);
  }

  roles(): Promise<Answer<Roles>> {
    return this.#api.send('GET', '/organisation/roles', shaped(roles));
  }

  makeRole(draft: RoleDraft): Promise<Answer<Role>> {
    return this.#api.send('POST', '/organisation/roles', shaped(role), draft);
  }

  changeRole(id: string, draft: RoleDraft): Promise<Answer<Role>> {
    return this.#api.send('PATCH', `/organisation/roles/${id}`, shaped(role), draft);
  }

  deleteRole(id: string): Promise<Answer<null>> {
    return this.#api.send('DELETE', `/organisation/roles/${id}`, nothing);
  }

  async log(before: number | null): Promise<Answer<LogEntry[]>> {
    const query = before === null ? '' : `?before=${before}`;
    const parse = shaped(z.object({ entries: z.array(entry) }));
    const answer = await this.#api.send('GET', `/organisation/audit${query}`, parse);
    return answer.ok ? { ok: true, value: answer.value.entries } : answer;
  }

  plan(): Promise<Answer<PlanResource>> {
    return this.#api.send('GET', '/organisation/plan', shaped(plan));
  }
}
