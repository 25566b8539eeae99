/**
 * Who may call a route.
 * `anyone` without proving anything · `token` whoever holds the secret that the request carries (code, link, picture id) ·
 * `account` whoever is signed in · `owner` the account the session belongs to: for everybody else it does not exist.
 */
export type Caller = 'anyone' | 'token' | 'account' | 'owner';

/** Every route there is, with who may call it. What is not listed here cannot be defined, and what is must be. */
export const RIGHTS = {
  'POST /api/v1/setup': 'token',
  'POST /api/v1/sign-in': 'anyone',
  'POST /api/v1/sign-out': 'anyone',
  'GET /api/v1/me': 'account',
  'PATCH /api/v1/me': 'account',
  'POST /api/v1/join': 'token',
  'POST /api/v1/join/look': 'token',
  'POST /api/v1/sessions': 'account',
  'GET /api/v1/sessions': 'account',
  'GET /api/v1/sessions/{id}': 'owner',
  'PATCH /api/v1/sessions/{id}': 'owner',
  'DELETE /api/v1/sessions/{id}': 'owner',
  'POST /api/v1/sessions/{id}/start': 'owner',
  'POST /api/v1/sessions/{id}/stop': 'owner',
  'GET /api/v1/sessions/{id}/report': 'owner',
  'GET /api/v1/sessions/{id}/export': 'owner',
  'POST /api/v1/sessions/{id}/images': 'owner',
  'GET /api/v1/images/{id}': 'token',
  'GET /api/v1/openapi.json': 'anyone',
  'GET /healthz': 'anyone',
  'GET /readyz': 'anyone',
  'GET /metrics': 'anyone',
} as const satisfies Record<string, Caller>;

export type RouteKey = keyof typeof RIGHTS;
export type CallerOf<Key extends RouteKey> = (typeof RIGHTS)[Key];

export const ROUTE_KEYS = Object.keys(RIGHTS) as RouteKey[];
