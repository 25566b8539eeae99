import { SESSION_ACTIONS, type SessionAction } from '../../sessions/permissions.ts';
import { rightOf, type RouteKey, type Standing } from './access.ts';
import { decideAccess, type Who } from './decide-access.ts';

/** A route on one session. */
export type SessionRoute = Extract<RouteKey, `${string} /api/v1/sessions/{id}${string}`>;

/** What each thing one does with a session asks of the server. Every route on a session stands here. */
export const ROUTES_OF: Readonly<Record<SessionAction, readonly SessionRoute[]>> = {
  prepare: [
    'GET /api/v1/sessions/{id}',
    'PATCH /api/v1/sessions/{id}',
    'GET /api/v1/sessions/{id}/agenda',
    'POST /api/v1/sessions/{id}/images',
  ],
  run: [
    // The desk begins by looking at the session it is for.
    'GET /api/v1/sessions/{id}',
    'POST /api/v1/sessions/{id}/start',
    'POST /api/v1/sessions/{id}/rehearse',
    'POST /api/v1/sessions/{id}/stop',
  ],
  results: ['GET /api/v1/sessions/{id}/report', 'GET /api/v1/sessions/{id}/export'],
  share: [
    'GET /api/v1/sessions/{id}/access',
    'PATCH /api/v1/sessions/{id}/access',
    'POST /api/v1/sessions/{id}/shares',
    'DELETE /api/v1/sessions/{id}/shares/{account}',
  ],
  delete: ['DELETE /api/v1/sessions/{id}'],
  keep: ['POST /api/v1/sessions/{id}/template'],
};

/** What somebody may do with a session they stand to like this, by the table of rights. */
export function sessionActionsOf(who: Who, standing: Standing | null): SessionAction[] {
  const asking = { who, standing, fromListedAddress: false };
  return SESSION_ACTIONS.filter((action) =>
    ROUTES_OF[action].every((key) => decideAccess(rightOf(key), asking) === null),
  );
}
