import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Memberships } from '../../../client/participant/membership.ts';
import { ParticipantPage } from '../../../client/participant/participant-page.svelte.ts';
import { LanguageChoice } from '../../../client/texts/language.svelte.ts';

const membership = (sessionId: string, joinedAt: number) => ({
  sessionId,
  participantId: `p-${sessionId}`,
  token: `p.${sessionId}.secret`,
  receipt: 'RECEIPT',
  joinedAt,
});
const memberships = () => new Memberships(localStorage, sessionStorage);
const page = (link: string | null = null) =>
  new ParticipantPage(new LanguageChoice('', ['en']), memberships(), link);
const sessionOf = ({ place }: ParticipantPage) =>
  place.is === 'inside' ? place.membership.sessionId : place.is;

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe('coming back', () => {
  test('a browser that is in no session stands at the door', () => {
    expect(sessionOf(page())).toBe('door');
  });

  test('a reload comes back to the same session, a new tab to the one joined last', () => {
    memberships().keep(membership('s2', 2));
    memberships().keep(membership('s1', 1));
    expect(sessionOf(page())).toBe('s1');
    sessionStorage.clear();
    expect(sessionOf(page())).toBe('s2');
  });

  test('whoever scans the code of a session again is in it, and does not join a second time', async () => {
    memberships().keep(membership('s1', 1));
    const paths: string[] = [];
    vi.stubGlobal('fetch', (path: string) => {
      paths.push(path);
      return Promise.resolve(
        Response.json({
          sessionId: 's1',
          title: 'T',
          language: 'nl',
          names: 'none',
          teams: [],
          teamJoin: 'choose',
          joiningLocked: false,
        }),
      );
    });
    const scanned = page('j.s1.mac');
    await vi.waitFor(() => expect(sessionOf(scanned)).toBe('s1'));
    expect(paths).toEqual(['/api/v1/join/look']);
    vi.unstubAllGlobals();
  });

  test('what somebody wrote into storage by hand is no membership', () => {
    localStorage.setItem('rondo.s1.membership', '{"sessionId":"s1","token":7}');
    localStorage.setItem('rondo.s2.membership', JSON.stringify(membership('another', 1)));
    expect(sessionOf(page())).toBe('door');
  });
});

describe('[PR-11] the end', () => {
  test.each(['stopped', 'removed', 'token-refused', 'session-stopped', 'left'] as const)(
    'after "%s" nothing of the session is left in the browser',
    (reason) => {
      memberships().keep(membership('s1', 1));
      memberships().vault('s1').keep('draft.r1', 'half an idea');
      const here = page();
      if (here.place.is !== 'inside') throw new Error('not inside');
      here.over(here.place.membership, reason);
      expect(here.place).toEqual({ is: 'after', reason, receipt: 'RECEIPT' });
      expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
      here.joinAnother();
      expect(sessionOf(here)).toBe('door');
    },
  );

  test('a page that is only too old keeps its place for after the reload', () => {
    memberships().keep(membership('s1', 1));
    const here = page();
    if (here.place.is !== 'inside') throw new Error('not inside');
    here.over(here.place.membership, 'unsupported-protocol');
    expect(sessionOf(page())).toBe('s1');
  });
});
