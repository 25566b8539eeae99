import { describe, expect, it } from 'vitest';
import { randomInt, randomPick, shuffled, type Random } from '../../../sessions/random.ts';
import type { Item } from '../../../sessions/rounds/items.ts';
import { ROUND_KIND_NAMES, kindOf, type RoundKindName } from '../../../sessions/rounds/registry.ts';
import type { BallotRules } from '../../../sessions/rounds/round-kind.ts';
import { SeededRandom } from '../../support/random.ts';

type AnyRules = BallotRules<unknown, unknown, unknown, unknown>;

/** Settings under which a kind counts otherwise than when freshly added. */
const VARIANTS: Partial<Record<RoundKindName, object[]>> = {
  choice: [{ maxPicks: 3, abstain: true }],
  ranking: [{ top: 2 }, { unranked: 'not-compared', strength: 'margins' }],
  points: [
    { mode: 'dots', budget: 5, cap: 2 },
    { mode: 'quadratic', mustSpend: true },
  ],
  estimate: [{ decimals: 2, min: -5, max: 5 }],
  consent: [{ scale: 'gradients' }],
  rating: [
    {
      noOpinion: true,
      criteria: [
        { id: 'k1', text: 'Use', weight: 3 },
        { id: 'k2', text: 'Cost', weight: 1 },
      ],
    },
  ],
};

/** Every kind that votes, freshly added and in its variants, with five items where it takes items. */
const VOTING = ROUND_KIND_NAMES.flatMap((kindName) => {
  const kind = kindOf(kindName);
  const rules = kind?.ballots;
  if (!rules) return [];
  let made = 0;
  const defaults = kind.defaults(() => `id${++made}`) as object;
  return [{}, ...(VARIANTS[kindName] ?? [])].map((variant) => {
    const config = kind.config.parse({ ...defaults, ...variant });
    const name = [
      kindName,
      ...Object.entries(variant).map(([key, value]) => `${key} ${JSON.stringify(value)}`),
    ];
    const items: Item[] =
      kind.items(config) === null
        ? []
        : ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, text: id.toUpperCase() }));
    return { name: name.join(', '), rules, config, items };
  });
});

const CASTS = Math.ceil(100_000 / VOTING.length);
const VOTERS = 300;
const EVERYBODY = { eligible: VOTERS, present: VOTERS, answered: VOTERS };

function countOf(
  rules: AnyRules,
  config: unknown,
  items: readonly Item[],
  ballots: Iterable<unknown>,
): unknown {
  const tally = rules.tally(config, items);
  for (const ballot of ballots) tally.add(ballot);
  return tally.counted();
}

/** Ballots as they come out of the wire: through the schema of the kind. */
function ballotsOf(rules: AnyRules, config: unknown, items: readonly Item[], random: Random, many: number) {
  return Array.from({ length: many }, () => rules.schema.parse(rules.random(config, items, random)));
}

/** Tiers as sets: within one there is no order. */
const setsOf = (tiers: string[][] | undefined) => tiers?.map((tier) => [...tier].sort());

/** Sums of fractions differ in their last digits with the order of adding. */
const rounded = (figure: number | null) => (figure === null ? null : Number(figure.toPrecision(9)));

describe.each(VOTING)('$name', ({ name, rules, config, items }) => {
  it('a made-up ballot is one that the kind accepts', () => {
    const random = new SeededRandom(1);
    for (const ballot of ballotsOf(rules, config, items, random, 200))
      expect(rules.check(config, items, ballot)).toBeNull();
  });

  it(`[VOTE-3] the tally after ${CASTS} random casts, replacements and withdrawals is the tally from scratch`, () => {
    const random = new SeededRandom(2026);
    const pool = ballotsOf(rules, config, items, random, 500);
    const standing = new Map<number, unknown>();
    const tally = rules.tally(config, items);
    for (let at = 0; at < CASTS; at++) {
      const voter = randomInt(random, 1, VOTERS);
      const former = standing.get(voter);
      if (former !== undefined) tally.remove(former);
      if (random.next() < 0.2) standing.delete(voter);
      else {
        const ballot = randomPick(random, pool);
        tally.add(ballot);
        standing.set(voter, ballot);
      }
    }
    expect(standing.size).toBeGreaterThan(VOTERS / 2);
    const scratch = countOf(rules, config, items, standing.values());
    expect(tally.counted()).toEqual(scratch);
    expect(rules.result(config, items, tally.counted(), EVERYBODY)).toEqual(
      rules.result(config, items, scratch, EVERYBODY),
    );
    for (const ballot of standing.values()) tally.remove(ballot);
    expect(tally.counted()).toEqual(rules.tally(config, items).counted());
  });

  it('anonymity: whoever cast which ballot, and in whatever order, the result is the same', () => {
    const random = new SeededRandom(3);
    for (let run = 0; run < 20; run++) {
      const ballots = ballotsOf(rules, config, items, random, 30);
      const result = (cast: unknown[]) =>
        rules.result(config, items, countOf(rules, config, items, cast), EVERYBODY);
      expect(result(shuffled(random, ballots))).toEqual(result(ballots));
    }
  });

  it('neutrality: in whatever order the items stand, they are put in the same order and have the same figures', () => {
    const random = new SeededRandom(4);
    for (let run = 0; run < 20; run++) {
      const ballots = ballotsOf(rules, config, items, random, 30);
      const [order, positions] = [items, shuffled(random, items)].map((listed) => {
        const result = rules.result(config, listed, countOf(rules, config, listed, ballots), EVERYBODY);
        return {
          order: setsOf(rules.order?.(result)),
          positions: rules
            .positions?.(result)
            .map(({ itemId, ...figures }) => [itemId, ...Object.values(figures).map(rounded)])
            .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
        };
      });
      expect(positions).toEqual(order);
    }
  });

  it('no votes give a result too, with nobody in front', () => {
    const result = rules.result(config, items, rules.tally(config, items).counted(), {
      eligible: 0,
      present: 0,
      answered: 0,
    });
    expect(JSON.parse(JSON.stringify(result)), `${name} has plain data`).toEqual(result);
    for (const { centre, spread, consensus } of rules.positions?.(result) ?? [])
      expect([centre, spread, consensus]).toEqual([null, null, null]);
    expect(rules.order?.(result)?.length ?? 0).toBeLessThanOrEqual(1);
  });
});
