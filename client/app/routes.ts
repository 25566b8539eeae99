/** Every page of the facilitator's side, with what its address says. */
export type Route =
  | { page: 'sessions' }
  | { page: 'setup'; token: string }
  | { page: 'co-facilitator'; token: string }
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
  if (steps.length === 1 && first === 'join') return { page: 'co-facilitator', token };
  if (first !== 'sessions' || id === undefined || !/^[A-Za-z0-9_-]{1,40}$/.test(id))
    return { page: 'not-found' };
  if (steps.length === 2) return { page: 'session', id };
  if (steps.length === 3 && last === 'console') return { page: 'console', id };
  if (steps.length === 3 && last === 'report') return { page: 'report', id };
  return { page: 'not-found' };
}

export const sessionsPath = '/app';
export const sessionPath = (id: string): string => `/app/sessions/${id}`;
export const consolePath = (id: string): string => `/app/sessions/${id}/console`;
export const reportPath = (id: string): string => `/app/sessions/${id}/report`;
