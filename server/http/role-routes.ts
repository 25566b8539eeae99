import * as z from 'zod';
import { BUILT_IN_ROLES, GRANTABLE, isPermission, type Permission } from '../../sessions/permissions.ts';
import { line } from '../../sessions/text.ts';
import type { OwnRoles } from '../accounts/own-roles.ts';
import { done } from '../platform/outcome.ts';
import { defineRoute, type Route } from './route.ts';

const SMALL = 16 * 1024;
const permission = z.enum(GRANTABLE as [Permission, ...Permission[]]);
const draft = z.strictObject({
  name: line(1, 60),
  permissions: z.array(permission).max(100).default([]),
});
const role = z.object({ id: z.string(), name: z.string(), permissions: z.array(z.string()) });

/** The authorisation roles of an organisation: the built-in ones, and its own. */
export function roleRoutes(roles: OwnRoles): Route[] {
  return [
    defineRoute('GET /api/v1/organisation/roles', {
      summary: 'The authorisation roles there are',
      description: 'Those of the installation (`support`, `operator`) are given on the command line only.',
      status: 200,
      answer: {
        json: z.object({
          builtIn: z.record(z.string(), z.array(z.string())),
          own: z.array(role),
        }),
      },
      refusals: [],
      async handle({ who }) {
        const builtIn = Object.fromEntries(
          Object.entries(BUILT_IN_ROLES).map(([name, permissions]) => [name, [...permissions]]),
        );
        return done({ builtIn, own: await roles.list(who.organisationId) });
      },
    }),
    defineRoute('POST /api/v1/organisation/roles', {
      summary: 'Make a role',
      description: 'Without permissions it opens nothing. Nobody grants what they may not do themselves.',
      body: { json: draft, limit: SMALL },
      status: 201,
      answer: { json: role },
      refusals: ['too-large'],
      async handle({ who, body, note }) {
        const made = await roles.create(who, body);
        if (made.ok) note({ role: made.value.id, permissions: made.value.permissions });
        return made;
      },
    }),
    defineRoute('PATCH /api/v1/organisation/roles/{role}', {
      summary: 'Change a role, for everybody who has it',
      body: { json: draft, limit: SMALL },
      status: 200,
      answer: { json: role },
      refusals: ['not-found'],
      async handle({ who, params, body, note }) {
        const changed = await roles.change(who, params['role'] ?? '', body);
        if (!changed.ok) return changed;
        note({ before: changed.value.before.filter(isPermission), after: changed.value.role.permissions });
        return done(changed.value.role);
      },
    }),
    defineRoute('DELETE /api/v1/organisation/roles/{role}', {
      summary: 'Delete a role, and take it from everybody who has it',
      status: 204,
      answer: 'nothing',
      refusals: ['not-found'],
      handle: ({ who, params }) => roles.remove(who, params['role'] ?? ''),
    }),
  ];
}
