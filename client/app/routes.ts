/** Every page of the facilitator's side, with what its address says. */
export type Route =
  | { page: 'sessions' }
  | { page: 'setup'; token: string }
  | { page: 'welcome' | 'reset' | 'address'; token: string }
  | { page: 'forgot' | 'sign-up' | 'account' }
  | { page: 'co-facilitator'; token: string }
  | { page: 'organisation'; tab: OrganisationTab; id: string | null }
  | { page: 'staff' }
  | { page: 'session'; id: string }
  | { page: 'console'; id: string }
  | { page: 'report'; id: string }
  | { page: 'not-found' };

/** The page of an address. Secrets stand in the fragment, so that no log ever sees them. */
export function routeOf(path: string, fragment: string): Route {
  const steps = path
    .replace(/^\/app(\.html)?/, '')
    .split('/')
    .filter(Boolean);
  const token = fragment.replace(/^#/, '');
  const [first, id, last] = steps;
  if (steps.length === 0 || (steps.length === 1 && first === 'sessions')) return { page: 'sessions' };
  if (steps.length === 1 && first === 'setup') return { page: 'setup', token };
  if (steps.length === 1 && (first === 'welcome' || first === 'reset' || first === 'address'))
    return { page: first, token };
  if (steps.length === 1 && (first === 'forgot' || first === 'sign-up' || first === 'account'))
    return { page: first };
  if (steps.length === 1 && first === 'join') return { page: 'co-facilitator', token };
  if (first === 'organisation') return organisationRouteOf(steps);
  if (steps.length === 1 && first === 'staff') return { page: 'staff' };
  if (first !== 'sessions' || id === undefined || !/^[A-Za-z0-9_-]{1,40}$/.test(id))
    return { page: 'not-found' };
  if (steps.length === 2) return { page: 'session', id };
  if (steps.length === 3 && last === 'console') return { page: 'console', id };
  if (steps.length === 3 && last === 'report') return { page: 'report', id };
  return { page: 'not-found' };
}

export const ORGANISATION_TABS = ['members', 'roles', 'log', 'plan'] as const;
export type OrganisationTab = (typeof ORGANISATION_TABS)[number];

function organisationRouteOf([, tab = 'members', id = null, ...rest]: readonly (string | null)[]): Route {
  const known = ORGANISATION_TABS.find((one) => one === tab);
  if (known === undefined || rest.length > 0 || (id !== null && known !== 'roles'))
    return { page: 'not-found' };
  return { page: 'organisation', tab: known, id };
}

export const sessionsPath = '/app';
export const accountPath = '/app/account';
export const forgotPath = '/app/forgot';
export const signUpPath = '/app/sign-up';
export const organisationPath = (tab: OrganisationTab): string => `/app/organisation/${tab}`;
export const rolesPath = organisationPath('roles');
export const newRolePath = '/app/organisation/roles/new';
export const rolePath = (id: string): string => `/app/organisation/roles/${id}`;
export const staffPath = '/app/staff';
export const sessionPath = (id: string): string => `/app/sessions/${id}`;
export const consolePath = (id: string): string => `/app/sessions/${id}/console`;
export const reportPath = (id: string): string => `/app/sessions/${id}/report`;
