import type { FacilitatorCommand, ParticipantCommand } from '../../sessions/commands.ts';
import type { Branch, Permission } from '../../sessions/permissions.ts';

/**
 * Who may call a route or open a connection.
 * `anyone` without proving anything · `token` whoever holds the secret that the request carries (code, link, signature) ·
 * `account` whoever is signed in · `viewer`, `co-facilitator`, `owner` how somebody signed in stands to the session of the
 * address, at least: for everybody else it does not exist · `address` whoever asks from an address of the operator's list ·
 * `staff` somebody signed in there: for everybody else these routes do not exist.
 */
export type Caller = 'anyone' | 'token' | 'account' | Standing | 'address' | 'staff';

/** How an account stands to a session, from less to more. */
export const STANDINGS = ['viewer', 'co-facilitator', 'owner'] as const;
export type Standing = (typeof STANDINGS)[number];

/**
 * After the colon stands the permission that is needed too, or a branch of them when any of it will do. Only what concerns
 * nobody but oneself needs none.
 */
type Right =
  'anyone' | 'token' | 'address' | 'account' | `${'account' | Standing | 'staff'}: ${Permission | Branch}`;

/** Every route there is, with who may call it. What is not listed here cannot be defined, and what is must be. */
export const ROUTES = {
  'POST /api/v1/setup': 'token',
  'POST /api/v1/sign-up': 'anyone',
  'POST /api/v1/accounts': 'token',
  'GET /api/v1/sign-in': 'anyone',
  'POST /api/v1/sign-in': 'anyone',
  'POST /api/v1/sign-in/code': 'token',
  'POST /api/v1/sign-in/passkey': 'token',
  'POST /api/v1/sign-in/second-step': 'token',
  'POST /api/v1/forgot': 'anyone',
  'POST /api/v1/reset': 'token',
  'POST /api/v1/address': 'token',
  'POST /api/v1/sign-out': 'anyone',
  'GET /api/v1/me': 'account',
  'PATCH /api/v1/me': 'account',
  'GET /api/v1/me/sign-ins': 'account',
  'DELETE /api/v1/me/sign-ins/{signIn}': 'account',
  'POST /api/v1/me/sign-ins/end-others': 'account',
  'POST /api/v1/me/proof': 'account',
  'POST /api/v1/me/password': 'account',
  'POST /api/v1/me/address': 'account',
  'GET /api/v1/me/two-step': 'account',
  'POST /api/v1/me/two-step/app': 'account',
  'POST /api/v1/me/two-step/phone': 'account',
  'POST /api/v1/me/two-step/{factor}/confirm': 'account',
  'POST /api/v1/me/two-step/passkey': 'account',
  'POST /api/v1/me/two-step/passkey/made': 'account',
  'DELETE /api/v1/me/two-step/{factor}': 'account',
  'POST /api/v1/me/two-step/recovery-codes': 'account',
  'GET /api/v1/me/rights': 'account',
  'GET /api/v1/me/pin': 'account',
  'POST /api/v1/me/pin': 'account',
  'DELETE /api/v1/me/pin': 'account',
  'POST /api/v1/me/unlock': 'account',
  'GET /api/v1/me/deletion': 'account',
  'POST /api/v1/me/deletion': 'account',

  'POST /api/v1/join': 'token',
  'POST /api/v1/join/look': 'token',
  'GET /api/v1/images/{id}': 'token',

  'GET /api/v1/templates': 'account: sessions.prepare',
  'POST /api/v1/sessions': 'account: sessions.prepare',
  'GET /api/v1/sessions': 'account: sessions',
  'GET /api/v1/sessions/{id}': 'co-facilitator: sessions.prepare',
  'PATCH /api/v1/sessions/{id}': 'co-facilitator: sessions.prepare',
  'GET /api/v1/sessions/{id}/agenda': 'co-facilitator: sessions.prepare',
  'POST /api/v1/sessions/{id}/template': 'owner: sessions.prepare',
  'POST /api/v1/sessions/{id}/images': 'co-facilitator: sessions.prepare',
  'DELETE /api/v1/sessions/{id}': 'owner: sessions.delete',
  'POST /api/v1/sessions/{id}/start': 'co-facilitator: sessions.run',
  'POST /api/v1/sessions/{id}/rehearse': 'co-facilitator: sessions.run',
  'POST /api/v1/sessions/{id}/stop': 'co-facilitator: sessions.run',
  'GET /api/v1/sessions/{id}/report': 'viewer: sessions.results',
  'GET /api/v1/sessions/{id}/export': 'viewer: sessions.results',
  'GET /api/v1/sessions/{id}/access': 'owner: sessions.share',
  'PATCH /api/v1/sessions/{id}/access': 'owner: sessions.share',
  'POST /api/v1/sessions/{id}/shares': 'owner: sessions.share',
  'DELETE /api/v1/sessions/{id}/shares/{account}': 'owner: sessions.share',

  'PATCH /api/v1/organisation': 'account: organisation.name',
  'GET /api/v1/organisation/plan': 'account: organisation.plan',
  'GET /api/v1/organisation/audit': 'account: organisation.audit',
  'GET /api/v1/organisation/audit/export': 'account: organisation.audit-export',
  'GET /api/v1/organisation/members': 'account: members.see',
  'POST /api/v1/organisation/invitations': 'account: members.invite',
  'POST /api/v1/organisation/members/{account}/disabled': 'account: members.disable',
  'POST /api/v1/organisation/members/{account}/roles': 'account: members.roles',
  'POST /api/v1/organisation/members/{account}/groups': 'account: members.groups',
  'POST /api/v1/organisation/groups': 'account: members.groups',
  'DELETE /api/v1/organisation/groups/{group}': 'account: members.groups',
  'GET /api/v1/organisation/roles': 'account: members.see',
  'POST /api/v1/organisation/roles': 'account: organisation.roles',
  'PATCH /api/v1/organisation/roles/{role}': 'account: organisation.roles',
  'DELETE /api/v1/organisation/roles/{role}': 'account: organisation.roles',

  'POST /api/v1/billing/events': 'token',

  'GET /api/v1/notice': 'anyone',
  'POST /api/v1/staff/notice': 'staff: installation.notice',
  'GET /api/v1/staff/accounts': 'staff: installation.look',
  'POST /api/v1/staff/accounts/{account}/locked': 'staff: installation.accounts',
  'GET /api/v1/staff/report': 'staff: installation.report',

  'GET /api/v1/openapi.json': 'anyone',
  'GET /healthz': 'anyone',
  'GET /readyz': 'anyone',
  'GET /metrics': 'address',
} as const satisfies Record<string, Right>;

export type RouteKey = keyof typeof ROUTES;
export const ROUTE_KEYS = Object.keys(ROUTES) as RouteKey[];

type CallerIn<R extends Right> = R extends `${infer Who}: ${string}` ? Who : R;
export type CallerOf<Key extends RouteKey> = CallerIn<(typeof ROUTES)[Key]>;

/** Every way to open a live connection, with who may. A link holds its secret itself; participants hold their token. */
export const CONNECTIONS = {
  participant: 'token',
  wall: 'token',
  'co-facilitator-link': 'token',
  'moderator-link': 'token',
  facilitator: 'co-facilitator: sessions.run',
} as const satisfies Record<string, Right>;

/** Whose connection a command may come from; a wall asks nothing. */
export type CommandSender = 'participant' | 'facilitator' | 'moderator';
export type CommandType = ParticipantCommand['type'] | FacilitatorCommand['type'];

const participant = ['participant'] as const;
const facilitator = ['facilitator'] as const;
const moderation = ['facilitator', 'moderator'] as const;

/**
 * Every live command, with who may send it. A forgotten one is a type error, and the server does not start when the
 * commands that are parsed are not the ones that stand here.
 */
export const COMMANDS: Readonly<Record<CommandType, readonly CommandSender[]>> = {
  'add-contribution': participant,
  'edit-contribution': participant,
  'withdraw-contribution': participant,
  'vote-contribution': participant,
  'add-comment': participant,
  'withdraw-comment': participant,
  'cast-ballot': participant,
  'withdraw-ballot': participant,
  'take-pen': participant,
  'share-draft': participant,
  'say-ready': participant,
  arrange: ['participant', 'facilitator', 'moderator'],
  'hide-contribution': moderation,
  'approve-contribution': moderation,
  'correct-contribution': moderation,
  'mark-answered': moderation,
  'hide-comment': moderation,
  'ban-word': moderation,
  'add-round': facilitator,
  'edit-round': facilitator,
  'duplicate-round': facilitator,
  'repeat-round': facilitator,
  'move-round': facilitator,
  'delete-round': facilitator,
  'restore-round': facilitator,
  'open-round': facilitator,
  'close-round': facilitator,
  'reopen-round': facilitator,
  'show-round': facilitator,
  'show-results': facilitator,
  'set-timer': facilitator,
  'extend-timer': facilitator,
  'freeze-results': facilitator,
  'show-team-results': facilitator,
  spotlight: facilitator,
  'enter-ballot': facilitator,
  'withdraw-entered-ballot': facilitator,
  'lock-joining': facilitator,
  'pause-session': facilitator,
  'admit-participant': facilitator,
  'remove-participant': facilitator,
  'assign-team': facilitator,
  'stop-session': facilitator,
};

/** Must somebody be signed in to call it at all? */
export function needsSignIn(caller: Caller): caller is Exclude<Caller, 'anyone' | 'token' | 'address'> {
  return caller !== 'anyone' && caller !== 'token' && caller !== 'address';
}

export interface ParsedRight {
  caller: Caller;
  /** Null where none is needed. */
  needs: Permission | Branch | null;
}

/** A cell of the tables, taken apart. */
export function parsedRight(right: Right): ParsedRight {
  const [caller, needs] = right.split(': ') as [Caller, (Permission | Branch)?];
  return { caller, needs: needs ?? null };
}

export function rightOf(key: RouteKey): ParsedRight {
  return parsedRight(ROUTES[key]);
}
