import { describe, expect, it } from 'vitest';
import { choice, type ChoiceResult } from '../../../sessions/rounds/choice.ts';

const rules = choice.ballots!;
let made = 0;
const defaults = choice.defaults(() => `n${++made}`);
type Config = typeof defaults;
type Rule = NonNullable<Config['decision']>;

/** The published figures of the methods page, as they are. */
const PUBLISHED = [
  { type: 'present', q: 10, present: 10, yes: 5, no: 5, threshold: 'majority', result: 'not-carried (tie)' },
  { type: 'voting', q: 10, present: 10, yes: 5, no: 4, threshold: 'majority', result: 'no-quorum' },
  { type: 'present', q: 1, present: 0, yes: 0, no: 0, threshold: 'majority', result: 'no-decision' },
] as const;

const OUTCOMES = {
  carried: 'carried',
  'not-carried': 'not-carried',
  tie: 'not-carried (tie)',
  'no-quorum': 'no-quorum',
  'no-decision': 'no-decision',
};

/** The result of so many votes per item; items are the keys. */
function resultOf(
  votes: Record<string, number>,
  rule: Partial<Rule> | null,
  { present, eligible = present }: { present: number; eligible?: number },
  config: Partial<Config> = {},
): ChoiceResult {
  const items = Object.keys(votes).map((id) => ({ id, text: id }));
  const decision = rule && { item: null, quorum: null, threshold: 'majority' as const, ...rule };
  const full = { ...defaults, decision, ...config };
  const tally = rules.tally(full, items);
  let answered = 0;
  for (const [pick, times] of Object.entries(votes))
    for (let at = 0; at < times; at++, answered++) tally.add({ picks: [pick], abstain: false });
  return rules.result(full, items, tally.counted(), { eligible, present, answered });
}

const decision = (...given: Parameters<typeof resultOf>) => resultOf(...given).decision;

describe('choice that decides', () => {
  it.each(PUBLISHED)('published: $yes to $no, quorum $q $type: $result', (given) => {
    const { type, q, present, yes, no, threshold, result } = given;
    const quorum = { of: type, unit: 'people', atLeast: q } as const;
    const { outcome } = decision({ yes, no }, { item: 'yes', quorum, threshold }, { present })!;
    expect(OUTCOMES[outcome]).toBe(result);
  });

  it('a majority is more than half, two thirds are reached when equal, unanimity is all', () => {
    const outcome = (yes: number, no: number, threshold: Rule['threshold']) =>
      decision({ yes, no }, { item: 'yes', threshold }, { present: 30 })?.outcome;
    const twoThirds = { parts: 2, of: 3 };
    expect([outcome(6, 5, 'majority'), outcome(5, 5, 'majority'), outcome(5, 6, 'majority')]).toEqual([
      'carried',
      'tie',
      'not-carried',
    ]);
    for (const third of [1, 2, 3, 5, 7, 9])
      expect([outcome(2 * third, third, twoThirds), outcome(2 * third - 1, third + 1, twoThirds)]).toEqual([
        'carried',
        'not-carried',
      ]);
    expect([outcome(9, 0, 'unanimity'), outcome(9, 1, 'unanimity')]).toEqual(['carried', 'not-carried']);
  });

  it('abstentions are neither for nor against', () => {
    const items = ['yes', 'no'].map((id) => ({ id, text: id }));
    const config = {
      ...defaults,
      abstain: true,
      decision: { item: 'yes', quorum: null, threshold: 'majority' as const },
    };
    const tally = rules.tally(config, items);
    tally.add({ picks: ['yes'], abstain: false });
    for (let at = 0; at < 5; at++) tally.add({ picks: [], abstain: true });
    const electorate = { eligible: 9, present: 6, answered: 6 };
    expect(rules.result(config, items, tally.counted(), electorate).decision).toMatchObject({
      outcome: 'carried',
      yes: 1,
      no: 0,
    });
  });

  it('a quorum can be a share of who could have voted, rounded up, and says what was missing', () => {
    const quorum = { of: 'voting', unit: 'percent', atLeast: 50 } as const;
    expect(decision({ yes: 4, no: 1 }, { item: 'yes', quorum }, { present: 8, eligible: 11 })).toMatchObject({
      outcome: 'no-quorum',
      quorum: { of: 'voting', needed: 6, had: 5 },
    });
    expect(decision({ yes: 4, no: 2 }, { item: 'yes', quorum }, { present: 8, eligible: 11 })?.outcome).toBe(
      'carried',
    );
  });

  it('without an option of its own it decides on the leader; two leaders with one pick each are a tie', () => {
    expect(decision({ a: 5, b: 3, c: 1 }, {}, { present: 9 })).toMatchObject({
      outcome: 'carried',
      items: ['a'],
      yes: 5,
      no: 4,
    });
    expect(decision({ a: 4, b: 3, c: 2 }, {}, { present: 9 })?.outcome).toBe('not-carried');
    const half = { parts: 1, of: 2 };
    expect(decision({ a: 4, b: 4 }, { threshold: half }, { present: 8 })).toMatchObject({
      outcome: 'tie',
      items: ['a', 'b'],
    });
    expect(decision({ a: 0, b: 0 }, {}, { present: 8 })).toMatchObject({ outcome: 'no-decision', items: [] });
  });

  it('a vote that only asks decides nothing', () => {
    expect(decision({ a: 4, b: 1 }, null, { present: 8 })).toBeNull();
    // A round prepared before there were decisions is one that only asks.
    const { decision: _left, ...older } = defaults;
    expect(choice.config.parse(older).decision).toBeNull();
  });
});
