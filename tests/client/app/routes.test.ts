import { describe, expect, test } from 'vitest';
import { consolePath, reportPath, routeOf, sessionPath, sessionsPath } from '../../../client/app/routes.ts';

describe('addresses of the facilitator’s side', () => {
  test('every page has one, and the paths that are linked lead to it', () => {
    expect(routeOf(sessionsPath, '')).toEqual({ page: 'sessions' });
    expect(routeOf('/app/', '')).toEqual({ page: 'sessions' });
    expect(routeOf('/app.html', '')).toEqual({ page: 'sessions' });
    expect(routeOf(sessionPath('s-1_A'), '')).toEqual({ page: 'session', id: 's-1_A' });
    expect(routeOf(consolePath('s1'), '#doors')).toEqual({ page: 'console', id: 's1' });
    expect(routeOf(reportPath('s1'), '')).toEqual({ page: 'report', id: 's1' });
  });

  test('secrets come out of the fragment, never out of the path', () => {
    expect(routeOf('/app/setup', '#abc')).toEqual({ page: 'setup', token: 'abc' });
    expect(routeOf('/app/join', '#c.s1.mac')).toEqual({ page: 'co-facilitator', token: 'c.s1.mac' });
    expect(routeOf('/app/join/c.s1.mac', '')).toEqual({ page: 'not-found' });
  });

  test('what no page answers to is not found', () => {
    for (const path of [
      '/app/sessions/a/b',
      '/app/sessions/..%2Fx',
      '/app/sessions/a/console/x',
      '/app/other',
    ])
      expect(routeOf(path, '')).toEqual({ page: 'not-found' });
  });
});
