import { equalGroupsOf } from '../../sessions/methods/equal-groups.ts';
import type { TeamResult } from '../../sessions/results.ts';
import type { Item } from '../../sessions/rounds/items.ts';
import type { Language } from '../../sessions/state.ts';
import type { AnyReportWords } from './report-words.ts';

/** One item by everybody together and with every team weighing the same, ready to be written down. */
export interface EqualTeamRow {
  id: string;
  text: string;
  people: Figure;
  teams: Figure;
}

export interface Figure {
  words: string;
  /** By the figure alone; the same figure is the same place. Null without a figure, and where items have no order. */
  place: number | null;
}

export interface EqualTeams {
  /** What the figures are. */
  figure: string;
  /** In the order of the teams. */
  rows: EqualTeamRow[];
  /** Do both put the items in the same order? Null where there is none. */
  sameOrder: boolean | null;
  /** Teams that are counted, of all that there are. */
  counted: number;
  of: number;
}

/** Figures that differ by less are the same: they are sums of fractions. */
const NOTHING = 1e-9;

/** Null where there are no two teams to compare by a figure. */
export function equalTeams(
  byTeam: readonly TeamResult[],
  result: unknown,
  items: readonly Item[],
  { centre }: AnyReportWords,
  language: Language,
): EqualTeams | null {
  const groups = equalGroupsOf(byTeam);
  if (!groups || !centre || result === null) return null;
  const figure = centre.name(result, language);
  const first = items.length > 1 ? centre.first?.(result) : undefined;
  const people = groups.map(({ itemId }) => centre.of(result, itemId));
  const teams = groups.map(({ centre }) => centre);
  const [peoplePlaces, teamPlaces] = [placesOf(people, first), placesOf(teams, first)];
  const written = (value: number | null): string =>
    value === null ? '–' : centre.written(value, result, language);
  const rows = groups.map(({ itemId }, at) => ({
    id: itemId,
    text: items.find(({ id }) => id === itemId)?.text ?? figure,
    people: { words: written(people[at] ?? null), place: peoplePlaces[at] ?? null },
    teams: { words: written(teams[at] ?? null), place: teamPlaces[at] ?? null },
  }));
  return {
    figure,
    rows: rows.sort((a, b) => (a.teams.place ?? Infinity) - (b.teams.place ?? Infinity) || 0),
    sameOrder: first ? rows.every(({ people, teams }) => people.place === teams.place) : null,
    counted: byTeam.filter(({ result }) => result !== null).length,
    of: byTeam.length,
  };
}

function placesOf(
  values: readonly (number | null)[],
  first: 'highest' | 'lowest' | undefined,
): (number | null)[] {
  if (!first) return values.map(() => null);
  const ahead = (a: number, b: number): boolean => (first === 'highest' ? a > b + NOTHING : a < b - NOTHING);
  return values.map((value) =>
    value === null ? null : 1 + values.filter((other) => other !== null && ahead(other, value)).length,
  );
}
