import * as z from 'zod';
import { id, line } from '../../sessions/text.ts';
import { ROUTE_KEYS, rightOf } from '../accounts/access.ts';
import { decideAccess } from '../accounts/decide-access.ts';
import type { Organisations } from '../accounts/create-organisations.ts';
import type { SignUp } from '../accounts/sign-up.ts';
import type { AddressList } from '../platform/address-list.ts';
import { done } from '../platform/outcome.ts';
import { email } from './account-fields.ts';
import { defineRoute, type Route } from './route.ts';

const SMALL = 16 * 1024;
const time = z.int().meta({ description: 'Milliseconds since 1970, UTC' });
const role = z
  .string()
  .max(40)
  .meta({ description: '`manager`, `facilitator`, `support`, `operator`, or the id of an own role' });
const named = z.object({ id: z.string(), name: z.string() });

const members = z.object({
  members: z.array(
    z.object({
      accountId: z.string(),
      email: z.string(),
      joinedAt: time,
      lastSeenAt: time.nullable(),
      disabledAt: time.nullable(),
      lockedAt: time.nullable(),
      roles: z.array(role),
      groups: z.array(z.string()),
    }),
  ),
  invitations: z.array(
    z.object({ email: z.string(), roles: z.array(role), invitedAt: time, expiresAt: time }),
  ),
  groups: z.array(named),
});

const plan = z.object({
  organisationId: z.string().meta({ description: 'What the billing provider has to name' }),
  plan: z.string().nullable(),
  state: z.enum(['active', 'ended']).nullable(),
  participants: z.int().nullable(),
  sessionsPerMonth: z.int().nullable(),
  startedThisMonth: z.int(),
});

const rights = z
  .object({
    organisation: named,
    permissions: z.array(z.string()),
    staff: z
      .boolean()
      .meta({ description: 'Some route of the staff opens, from here and with this sign-in' }),
  })
  .meta({ description: 'What one may do; pages show nothing else' });

/** An organisation and its people: profiles, never what anybody said in a session (PL-1). */
export function organisationRoutes(
  { members: people, roles, plans }: Organisations,
  signUp: Pick<SignUp, 'invite'>,
  staffAddresses: AddressList,
): Route[] {
  return [
    defineRoute('GET /api/v1/me/rights', {
      summary: 'What one may do',
      status: 200,
      answer: { json: rights },
      refusals: [],
      async handle({ who, address }) {
        const { organisationId: id, permissions } = who;
        const organisation = { id, name: await people.organisationName(id) };
        const asking = { who, standing: null, fromListedAddress: staffAddresses.includes(address) };
        const staff = ROUTE_KEYS.some((key) => {
          const right = rightOf(key);
          return right.caller === 'staff' && decideAccess(right, asking) === null;
        });
        return done({ organisation, permissions: [...permissions].sort(), staff });
      },
    }),
    defineRoute('PATCH /api/v1/organisation', {
      summary: 'Name the organisation',
      body: { json: z.strictObject({ name: line(1, 100) }), limit: SMALL },
      status: 204,
      answer: 'nothing',
      refusals: [],
      async handle({ who, body: { name } }) {
        await people.rename(who.organisationId, name);
        return done(null);
      },
    }),
    defineRoute('GET /api/v1/organisation/plan', {
      summary: 'The plan and what was used of it this month',
      status: 200,
      answer: { json: plan },
      refusals: [],
      async handle({ who: { organisationId } }) {
        return done({ organisationId, ...(await plans.use(organisationId)) });
      },
    }),
    defineRoute('GET /api/v1/organisation/members', {
      summary: 'The members, who is invited, and the function groups',
      status: 200,
      answer: { json: members },
      refusals: [],
      async handle({ who: { organisationId } }) {
        const [list, invitations, groups] = await Promise.all([
          people.list(organisationId),
          people.invitations(organisationId),
          roles.groups(organisationId),
        ]);
        return done({
          members: list,
          invitations: invitations.map(({ email, roles, invitedAt, expiresAt }) => ({
            ...{ email, roles, invitedAt, expiresAt },
          })),
          groups,
        });
      },
    }),
    defineRoute('POST /api/v1/organisation/invitations', {
      summary: 'Invite an address to the organisation',
      description:
        'A mail with a one-time link goes there. The answer is the same whether the address has an account or not.',
      body: { json: z.strictObject({ email, roles: z.array(role).max(50) }), limit: SMALL },
      status: 204,
      answer: 'nothing',
      refusals: [],
      async handle({ who, body, language, note }) {
        const invited = await people.invite(who, body.email, body.roles);
        if (!invited.ok) return invited;
        note({ roles: body.roles });
        signUp.invite(body.email, language, who.accountId);
        return invited;
      },
    }),
    defineRoute('POST /api/v1/organisation/members/{account}/disabled', {
      summary: 'Take a member out of service, or back into it',
      description: 'Every sign-in of theirs ends at once. Their sessions and results stay.',
      body: { json: z.strictObject({ disabled: z.boolean() }), limit: SMALL },
      status: 204,
      answer: 'nothing',
      refusals: ['not-found', 'not-yourself'],
      async handle({ who, params, body, note }) {
        note(body);
        return people.setDisabled(who, params['account'] ?? '', body.disabled);
      },
    }),
    defineRoute('POST /api/v1/organisation/members/{account}/roles', {
      summary: 'Give a member exactly these authorisation roles',
      description: 'Nobody gives or takes a role that holds more than they may do themselves.',
      body: { json: z.strictObject({ roles: z.array(role).max(50) }), limit: SMALL },
      status: 204,
      answer: 'nothing',
      refusals: ['not-found', 'not-yourself'],
      async handle({ who, params, body, note }) {
        const given = await people.setRoles(who, params['account'] ?? '', body.roles);
        if (!given.ok) return given;
        note({ before: given.value.before, after: body.roles });
        return done(null);
      },
    }),
    defineRoute('POST /api/v1/organisation/members/{account}/groups', {
      summary: 'Put a member into exactly these function groups',
      description: 'Function groups give no rights.',
      body: { json: z.strictObject({ groups: z.array(id).max(100) }), limit: SMALL },
      status: 204,
      answer: 'nothing',
      refusals: ['not-found'],
      async handle({ who, params, body, note }) {
        note({ groups: body.groups });
        return people.setGroups(who, params['account'] ?? '', body.groups);
      },
    }),
    defineRoute('POST /api/v1/organisation/groups', {
      summary: 'Make a function group',
      body: { json: z.strictObject({ name: line(1, 60) }), limit: SMALL },
      status: 201,
      answer: { json: named },
      refusals: ['too-large'],
      async handle({ who, body: { name }, note }) {
        const made = await roles.createGroup(who, name);
        if (made.ok) note({ group: made.value.id });
        return made;
      },
    }),
    defineRoute('DELETE /api/v1/organisation/groups/{group}', {
      summary: 'Delete a function group',
      status: 204,
      answer: 'nothing',
      refusals: ['not-found'],
      handle: ({ who, params }) => roles.removeGroup(who, params['group'] ?? ''),
    }),
  ];
}
