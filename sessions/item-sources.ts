import { isPublic } from './decide-contribution.ts';
import { roundOf } from './decision.ts';
import { previousOf } from './repeats.ts';
import { electorateOf, resultOf } from './results.ts';
import { ITEM_LENGTH, type Item } from './rounds/items.ts';
import { kindOf } from './rounds/registry.ts';
import type { Round, SessionState } from './state.ts';

/** The items a round would vote on if it opened now (ROUND-4); ids of items not typed are those of where they came from. */
export function itemsFor(state: SessionState, round: Round): Item[] {
  // A repeated vote is on the very same items, whatever happened to their source since.
  const previous = previousOf(state, round);
  if (previous) return previous.items;
  const source = kindOf(round.kind)?.items(round.config);
  if (!source) return [];
  if (source.from === 'typed') return source.items;
  const from = roundOf(state, source.roundId);
  if (!from || from === round) return [];
  switch (source.from) {
    case 'round':
      return standing(from);
    case 'clusters':
      return clusters(from);
    case 'top':
      return top(state, from, source.count);
  }
}

function standing(from: Round): Item[] {
  return [...from.contributions.values()]
    .filter(isPublic)
    .map(({ id, text }) => ({ id, text, origin: { roundId: from.id, contributionId: id } }));
}

/** Clusters with anything in them, by name, then what is in none. */
function clusters(from: Round): Item[] {
  const filled = new Map<string, string>();
  for (const contribution of from.contributions.values())
    if (isPublic(contribution) && contribution.clusterId !== null && !filled.has(contribution.clusterId))
      filled.set(contribution.clusterId, contribution.text);
  const named = [...from.clusters.values()].flatMap(({ id, name }): Item[] => {
    const first = filled.get(id);
    // A cluster without a name goes by the first of what is in it.
    return first === undefined
      ? []
      : [{ id, text: name || first.slice(0, ITEM_LENGTH), origin: { roundId: from.id, clusterId: id } }];
  });
  const alone = standing(from).filter(({ id }) => from.contributions.get(id)?.clusterId === null);
  return [...named, ...alone];
}

/** The best so many of a vote, with all that tie with the last of them. */
function top(state: SessionState, from: Round, count: number): Item[] {
  const rules = kindOf(from.kind)?.ballots;
  const result = rules?.order && resultOf(from, electorateOf(state, from, 0));
  if (!result) return [];
  const best: string[] = [];
  for (const tier of rules.order?.(result) ?? []) {
    if (best.length >= count) break;
    best.push(...tier);
  }
  const byId = new Map(from.items.map((item) => [item.id, item]));
  return best.flatMap((id) => {
    const item = byId.get(id);
    // An item taken from an idea keeps the link to the idea through every vote.
    return item ? [{ ...item, origin: item.origin ?? { roundId: from.id, itemId: id } }] : [];
  });
}
