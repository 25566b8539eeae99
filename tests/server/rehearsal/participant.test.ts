import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SimulatedParticipant, type Scene } from '../../../server/rehearsal/participant.ts';
import { Phone } from '../../../server/rehearsal/phone.ts';
import { planFor, type Act, type Standing } from '../../../server/rehearsal/plan.ts';
import { seededRandom } from '../../../server/rehearsal/seeded-random.ts';
import { HABITS } from '../../../server/rehearsal/temperament.ts';
import { WORDS } from '../../../server/rehearsal/words.ts';
import type { ContributionPart, RoundPart } from '../../../sessions/protocol.ts';
import { kindOf, ROUND_KIND_NAMES, type RoundKindName } from '../../../sessions/rounds/registry.ts';
import type { Cluster } from '../../../sessions/state.ts';
import { plannedRound, typedItems } from '../../support/planned-round.ts';
import { LiveRig } from '../gateway/live-rig.ts';
import type { TestSession } from '../rooms/rig.ts';

const items = typedItems('a', 'b', 'c');
const AGENDA = [
  plannedRound('team', 'choice', { source: items, voters: 'teams' }),
  plannedRound('ideas', 'ideas', { upvotes: true, comments: true, seeOthers: 'all' }),
  plannedRound('groups', 'clustering', { source: 'ideas', by: 'everyone' }),
];
const SETTINGS = {
  names: 'none' as const,
  teams: [
    { id: 'red', name: 'Red' },
    { id: 'blue', name: 'Blue' },
  ],
  teamJoin: 'balanced' as const,
};

let rig: LiveRig;
let session: TestSession;

beforeEach(async () => {
  rig = await LiveRig.open();
  session = await rig.session({ agenda: AGENDA, open: null, settings: SETTINGS, rehearsal: true });
});

afterEach(() => rig[Symbol.asyncDispose]());

async function participant(seed: number): Promise<SimulatedParticipant> {
  const { token } = await rig.join(session);
  const random = seededRandom(seed);
  const phone = new Phone(rig.origin, token);
  return new SimulatedParticipant(phone, null, HABITS.calm, WORDS.en, random, () => random);
}

/** Lets somebody do things one after the other, and says what came of each. */
async function does(who: SimulatedParticipant, roundId: string, ...acts: Act['what'][]): Promise<string[]> {
  const from = (await session.records()).length;
  for (const what of acts) {
    const { parts } = await session.view();
    const under = <Part>(prefix: string) =>
      Object.entries(parts).flatMap(([key, part]) => (key.startsWith(prefix) ? [part as Part] : []));
    const scene: Scene = {
      round: parts[`round/${roundId}`] as RoundPart,
      writtenId: roundId === 'groups' ? 'ideas' : roundId,
      contributions: under<ContributionPart>('contribution/'),
      clusters: under<Cluster>('cluster/'),
    };
    await who.act({ what, after: 0 }, scene);
  }
  return (await session.records()).slice(from).flatMap(({ events }) => events.map(({ type }) => type));
}

describe('a simulated participant', () => {
  test('[VOTE-4] drafts and votes for a team, takes the vote back, and hands the pen over', async () => {
    const [first, , second] = [await participant(1), await participant(2), await participant(3)];
    await session.ask({ type: 'open-round', roundId: 'team' });
    expect(await does(first, 'team', 'draft', 'vote', 'take-back')).toEqual([
      ...['pen-taken', 'draft-shared', 'ballot-cast', 'ballot-withdrawn'],
    ]);
    expect(await does(second, 'team', 'take-pen', 'vote')).toEqual(['pen-taken', 'ballot-cast']);
  });

  test('writes, changes and withdraws it, votes and comments on what others wrote, and groups', async () => {
    const [one, other] = [await participant(1), await participant(9)];
    await session.ask({ type: 'open-round', roundId: 'ideas' });
    expect(await does(one, 'ideas', 'contribute', 'rewrite', 'react', 'comment')).toEqual([
      ...['contribution-added', 'contribution-edited'],
    ]);
    expect(await does(other, 'ideas', 'react', 'comment', 'unsay', 'ready')).toEqual([
      ...['contribution-voted', 'comment-added', 'comment-withdrawn', 'readiness-said'],
    ]);
    expect(await does(one, 'ideas', 'withdraw')).toEqual(['contribution-withdrawn']);
    for (let made = 0; made < 12; made += 1) await does(other, 'ideas', 'contribute');
    await session.ask({ type: 'open-round', roundId: 'groups' });
    expect(await does(one, 'groups', 'arrange', 'arrange')).toEqual([
      'clusters-arranged',
      'clusters-arranged',
    ]);
  });
});

describe('what simulated participants set out to do', () => {
  const plans = (kind: RoundKindName, config: unknown, standing: Standing = 'alone') => {
    const all = new Set<Act['what']>();
    for (let seed = 1; seed <= 300; seed += 1)
      for (const { what } of planFor(kindOf(kind)!, config, standing, HABITS.lively, seededRandom(seed)))
        all.add(what);
    return [...all].sort();
  };
  const defaults = (kind: RoundKindName) => plannedRound('r', kind, {}).config;

  test.each(ROUND_KIND_NAMES)('in a round of kind %s all that its phone offers', (kind) => {
    const rules = kindOf(kind)?.contributions(defaults(kind));
    const expected: Act['what'][] = kindOf(kind)?.ballots
      ? ['take-back', 'vote']
      : [
          ...(rules ? (['contribute', 'rewrite', 'withdraw'] as const) : []),
          ...(rules && rules.votes !== 'none' ? (['react'] as const) : []),
          ...(rules?.comments ? (['comment', 'unsay'] as const) : []),
          'ready',
        ];
    expect(plans(kind, defaults(kind))).toEqual(expected.sort());
  });

  test('a team has one who writes, one who may take over, and others who look on', () => {
    const { config } = AGENDA[0]!;
    expect(plans('choice', config, 'writes')).toEqual(['draft', 'take-back', 'vote']);
    expect(plans('choice', config, 'may-take-over')).toEqual(['take-pen', 'vote']);
    expect(plans('choice', config, 'looks-on')).toEqual([]);
  });

  test('they group where everybody may, and only there', () => {
    expect(plans('clustering', AGENDA[2]!.config)).toEqual(['arrange', 'ready']);
    expect(plans('clustering', { ...(AGENDA[2]!.config as object), by: 'facilitator' })).toEqual(['ready']);
  });
});
