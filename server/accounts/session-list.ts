import type { ListedSession, SessionStatus } from '../../db/sessions-repository.ts';

const FIELDS = ['created', 'updated', 'started', 'stopped', 'title'] as const;
type Field = (typeof FIELDS)[number];

/** Orders of the list; a minus is last first. */
export const SESSION_ORDERS = FIELDS.flatMap((field) => [field, `-${field}`] as const);
type SessionOrder = (typeof SESSION_ORDERS)[number];

export interface ListQuery {
  search?: string | undefined;
  sort: SessionOrder;
  status?: SessionStatus | undefined;
}

const titles = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** The sessions that are asked for, in the order asked for. What has no such moment yet comes last either way. */
export function sortedAndFound<Listed extends ListedSession>(
  all: readonly Listed[],
  query: ListQuery,
): Listed[] {
  const wanted = query.search === undefined ? '' : comparable(query.search);
  const found = all.filter(
    ({ title, status }) =>
      (query.status === undefined || status === query.status) && comparable(title).includes(wanted),
  );
  const backwards = query.sort.startsWith('-');
  const field = query.sort.replace(/^-/, '') as Field;
  return found.sort((a, b) => compare(field, a, b, backwards ? -1 : 1));
}

function compare(field: Field, a: ListedSession, b: ListedSession, direction: 1 | -1): number {
  if (field === 'title') return direction * titles.compare(a.title, b.title);
  const [momentA, momentB] = [moment(field, a), moment(field, b)];
  if (momentA === null || momentB === null) return Number(momentA === null) - Number(momentB === null);
  return direction * (momentA - momentB);
}

function moment(field: Exclude<Field, 'title'>, session: ListedSession): number | null {
  return session[`${field}At`];
}

/** Case and accents make no difference to who looks for a title. */
function comparable(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
