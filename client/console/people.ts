import type { PersonPart } from '../../sessions/protocol.ts';
import type { Team } from '../../sessions/state.ts';

/** A person with what the list calls them: their name, or their number in order of arrival. */
export interface ListedPerson {
  person: PersonPart;
  number: number;
}

/** How many rows the list draws: a crowd is searched, not scrolled. */
export const ROWS_SHOWN = 150;

/** Everybody admitted, numbered in order of arrival; whose name holds the search, and who was not removed. */
export function admitted(persons: readonly PersonPart[], search: string): ListedPerson[] {
  const wanted = search.trim().toLowerCase();
  return persons
    .map((person, at) => ({ person, number: at + 1 }))
    .filter(({ person }) => person.standing === 'admitted')
    .filter(
      ({ person, number }) =>
        wanted === '' || String(number) === wanted || (person.name ?? '').toLowerCase().includes(wanted),
    );
}

/** How many admitted people each team has. */
export function teamSizes(
  persons: readonly PersonPart[],
  teams: readonly Team[],
): { team: Team; size: number }[] {
  return teams.map((team) => ({
    team,
    size: persons.filter(({ teamId, standing }) => teamId === team.id && standing === 'admitted').length,
  }));
}
