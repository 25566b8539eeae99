import { branchOf, isPermission, type Branch, type Permission } from '../../sessions/permissions.ts';
import type { Refusal } from '../../sessions/refusals.ts';
import { STANDINGS, type ParsedRight, type Standing } from './access.ts';

/** Somebody signed in: an active member of one organisation, with the permissions of all roles together. */
export interface Who {
  accountId: string;
  organisationId: string;
  /** Signing in took a second step. */
  twoStep: boolean;
  permissions: ReadonlySet<Permission>;
}

export type Share = 'co-facilitate' | 'view-results';

/** What is known of a session before anybody may look into it. */
export interface SessionFacts {
  ownerId: string;
  /** Organisation of its owner. */
  organisationId: string;
  confidential: boolean;
  /** What its owner lets this account do. */
  share: Share | null;
}

/** How somebody stands to a session; null is a stranger. A share does not cross organisations, and sleeps while the session is confidential. */
export function standingOf(
  who: Pick<Who, 'accountId' | 'organisationId'>,
  session: SessionFacts,
): Standing | null {
  if (session.ownerId === who.accountId) return 'owner';
  if (session.organisationId !== who.organisationId || session.confidential || session.share === null)
    return null;
  return session.share === 'co-facilitate' ? 'co-facilitator' : 'viewer';
}

/** Is the permission among these, or one of the branch that is named? */
export function holds(permissions: ReadonlySet<Permission>, needs: Permission | Branch): boolean {
  if (isPermission(needs)) return permissions.has(needs);
  for (const permission of permissions) if (branchOf(permission) === needs) return true;
  return false;
}

export interface Asking {
  /** Null is nobody: not signed in, disabled or locked. */
  who: Who | null;
  /** How they stand to the session in question; null is a stranger, or no such session. */
  standing: Standing | null;
  /** The request came from an address of the operator's list. */
  fromListedAddress: boolean;
}

/**
 * Allowed (null), or the refusal. What somebody may not know of does not exist for them: another's session, and
 * everything of the staff. A permission that is lacking altogether is said before any session is looked at, so that it
 * tells nothing of one.
 */
export function decideAccess(
  { caller, needs }: ParsedRight,
  { who, standing, fromListedAddress }: Asking,
): Refusal | null {
  const lacks = needs !== null && !(who && holds(who.permissions, needs));
  switch (caller) {
    case 'anyone':
    case 'token':
      return null;
    case 'address':
      return fromListedAddress ? null : 'not-found';
    case 'staff':
      if (!fromListedAddress) return 'not-found';
      if (!who) return 'sign-in-required';
      if (lacks) return 'not-found';
      return who.twoStep ? null : 'two-step-missing';
    case 'account':
      if (!who) return 'sign-in-required';
      return lacks ? 'not-allowed' : null;
    case 'viewer':
    case 'co-facilitator':
    case 'owner':
      if (!who) return 'sign-in-required';
      if (lacks) return 'not-allowed';
      if (standing === null) return 'not-found';
      return STANDINGS.indexOf(standing) < STANDINGS.indexOf(caller) ? 'not-allowed' : null;
    default:
      return caller satisfies never;
  }
}
