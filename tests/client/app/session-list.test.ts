import { describe, expect, test } from 'vitest';
import type { ListedSession } from '../../../client/app/resources.ts';
import { arranged } from '../../../client/app/session-list.ts';

function listed(title: string, status: ListedSession['status'], at: number): ListedSession {
  return {
    id: title,
    title,
    language: 'en',
    status,
    createdAt: 0,
    updatedAt: status === 'draft' ? at : 0,
    startedAt: status === 'draft' ? null : status === 'live' ? at : 0,
    stoppedAt: status === 'stopped' ? at : null,
    version: 1,
    rounds: 1,
    summary: null,
    standing: 'owner',
    may: [],
    owner: null,
    confidential: false,
  };
}

const SESSIONS = [
  listed('Café évaluation', 'stopped', 10),
  listed('Team 10', 'stopped', 30),
  listed('Team 9', 'stopped', 20),
  listed('Now', 'live', 5),
  listed('Later', 'draft', 40),
];

function titles(search: string, sort: 'newest' | 'oldest' | 'title'): string[][] {
  return arranged(SESSIONS, search, sort).map(({ sessions }) => sessions.map(({ title }) => title));
}

describe('the list of sessions', () => {
  test('running ones first, then those in preparation, then the past; newest first within each', () => {
    expect(titles('', 'newest')).toEqual([['Now'], ['Later'], ['Team 10', 'Team 9', 'Café évaluation']]);
  });

  test('sorts by age and by title, numbers in titles as numbers', () => {
    expect(titles('team', 'oldest')).toEqual([['Team 9', 'Team 10']]);
    expect(titles('team', 'title')).toEqual([['Team 9', 'Team 10']]);
  });

  test('finds every word, forgiving case and accents, and leaves out empty groups', () => {
    expect(titles('EVAL cafe', 'newest')).toEqual([['Café évaluation']]);
    expect(titles('nothing', 'newest')).toEqual([]);
  });
});
