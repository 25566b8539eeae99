import type { ListedSession } from './resources.ts';

export const SORTS = ['newest', 'oldest', 'title'] as const;
export type Sort = (typeof SORTS)[number];

export const GROUPS = ['live', 'draft', 'stopped'] as const;
export type Group = (typeof GROUPS)[number];

/** The moment a person remembers a session by: it stopped, started, or was last prepared. */
export function lastMoment(session: ListedSession): number {
  return session.stoppedAt ?? session.startedAt ?? session.updatedAt;
}

/** The sessions whose title holds every word of a search, in groups and in order. */
export function arranged(
  sessions: readonly ListedSession[],
  search: string,
  sort: Sort,
): { group: Group; sessions: ListedSession[] }[] {
  const words = comparable(search).split(/\s+/).filter(Boolean);
  const found = sessions.filter(({ title }) => words.every((word) => comparable(title).includes(word)));
  found.sort(ORDERS[sort]);
  return GROUPS.map((group) => ({ group, sessions: found.filter(({ status }) => status === group) })).filter(
    ({ sessions }) => sessions.length > 0,
  );
}

const ORDERS: Record<Sort, (a: ListedSession, b: ListedSession) => number> = {
  newest: (a, b) => lastMoment(b) - lastMoment(a),
  oldest: (a, b) => lastMoment(a) - lastMoment(b),
  title: (a, b) => a.title.localeCompare(b.title, undefined, { numeric: true }),
};

/** Case and accents do not matter when searching. */
function comparable(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}
