import { describe, expect, test } from 'vitest';
import { admitted, teamSizes } from '../../../client/console/people.ts';
import type { PersonPart } from '../../../sessions/protocol.ts';

function person(id: string, name: string | null, more: Partial<PersonPart> = {}): PersonPart {
  return {
    id,
    name,
    teamId: null,
    joinedAt: 0,
    standing: 'admitted',
    simulated: false,
    online: true,
    ...more,
  };
}

const PERSONS = [
  person('a', 'Ann', { teamId: 't1' }),
  person('b', null),
  person('c', 'Bo', { standing: 'removed', teamId: 't1' }),
  person('d', 'Joan', { teamId: 't1' }),
  person('e', 'Cy', { standing: 'waiting' }),
];

describe('the people on the desk', () => {
  test('who waits or was removed is not among those who are in; numbers stay what they were', () => {
    expect(admitted(PERSONS, '').map(({ person: { id }, number }) => [id, number])).toEqual([
      ['a', 1],
      ['b', 2],
      ['d', 4],
    ]);
  });

  test('are found by part of a name, or by number', () => {
    expect(admitted(PERSONS, 'AN').map(({ person: { id } }) => id)).toEqual(['a', 'd']);
    expect(admitted(PERSONS, '2').map(({ person: { id } }) => id)).toEqual(['b']);
  });

  test('teams count who is in', () => {
    const teams = [
      { id: 't1', name: 'Red' },
      { id: 't2', name: 'Blue' },
    ];
    expect(teamSizes(PERSONS, teams).map(({ team, size }) => [team.name, size])).toEqual([
      ['Red', 2],
      ['Blue', 0],
    ]);
  });
});
