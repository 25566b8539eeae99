import fc from 'fast-check';
import type { Command } from '../../sessions/commands.ts';
import { AUDIENCES, RESULT_AUDIENCES, type Audience } from '../../sessions/state.ts';
import { WORKSHOP } from './workshop.ts';

/** One step of a random session: a command of somebody, somebody's connection, or a publication to an audience. */
export type Step =
  | { do: 'participant'; who: string; command: Command }
  | { do: 'facilitator'; command: Command }
  | { do: 'join'; who: string }
  | { do: 'connect' | 'disconnect'; who: string }
  | { do: 'publish' | 'miss'; audience: Audience }
  | { do: 'wait'; ms: number };

const who = fc.constantFrom('p1', 'p2', 'p3', 'p4');
const roundId = fc.constantFrom(...WORKSHOP.map((round) => round.id));
const contributionId = fc.integer({ min: 1, max: 12 }).map((at) => `n${at}`);
const shown = fc.boolean();
const seconds = fc.integer({ min: 5, max: 30 });

const ballot = fc.oneof(
  fc.record({ picks: fc.subarray(['a', 'b', 'c']), abstain: fc.boolean() }),
  fc.record({
    scores: fc.uniqueArray(fc.record({ item: contributionId, score: fc.integer({ min: 0, max: 6 }) }), {
      selector: (s) => s.item,
      maxLength: 3,
    }),
  }),
);

const clusterId = fc.constantFrom('c1', 'c2', 'c3');
const questionRound = fc.constantFrom('brainstorm', 'sorted', 'moderated');
const categoryId = fc.constantFrom('mad', 'glad', null, undefined);
const arrange = fc.record({
  type: fc.constant('arrange' as const),
  roundId: questionRound,
  put: fc.array(fc.record({ id: clusterId, name: fc.constantFrom('', 'Money', 'Time') }), { maxLength: 2 }),
  remove: fc.subarray(['c1', 'c2', 'c3'], { maxLength: 1 }),
  move: fc.array(fc.record({ contributionId, clusterId: fc.option(clusterId) }), { maxLength: 3 }),
});

const participantCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    type: fc.constant('add-contribution' as const),
    roundId: fc.constant('sorted'),
    text: fc.constantFrom('one', 'two', 'three'),
    categoryId: fc.constantFrom('mad', 'glad'),
  }),
  fc.record({
    type: fc.constant('vote-contribution' as const),
    roundId: questionRound,
    contributionId,
    vote: fc.constantFrom(1 as const, 0 as const, -1 as const),
  }),
  fc.record({
    type: fc.constant('add-comment' as const),
    roundId: questionRound,
    contributionId,
    text: fc.constantFrom('yes', 'no', ''),
  }),
  fc.record({
    type: fc.constant('withdraw-comment' as const),
    roundId: questionRound,
    contributionId,
    commentId: contributionId,
  }),
  arrange,
  fc.record({ type: fc.constant('take-pen' as const), roundId }),
  fc.record({
    type: fc.constant('share-draft' as const),
    roundId,
    draft: fc.constantFrom({ picks: ['a'] }, 'x'),
  }),
  fc.record({ type: fc.constant('say-ready' as const), roundId, ready: shown }),
  fc.record({ type: fc.constant('cast-ballot' as const), roundId, ballot }),
  fc.record({ type: fc.constant('withdraw-ballot' as const), roundId }),
  fc.record({
    type: fc.constant('add-contribution' as const),
    roundId,
    text: fc.string({ maxLength: 45, unit: 'binary' }),
  }),
  fc.record({
    type: fc.constant('edit-contribution' as const),
    roundId,
    contributionId,
    text: fc.string({ maxLength: 20 }),
    categoryId,
  }),
  fc.record({ type: fc.constant('withdraw-contribution' as const), roundId, contributionId }),
);

const facilitatorCommand: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constantFrom('open-round' as const, 'close-round' as const, 'reopen-round' as const),
      roundId,
    }),
  },
  fc.record({ type: fc.constant('show-round' as const), roundId: fc.option(roundId) }),
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('show-results' as const),
      roundId,
      audiences: fc.subarray([...RESULT_AUDIENCES], { minLength: 1 }),
      shown,
    }),
  },
  fc.record({
    type: fc.constant('hide-contribution' as const),
    roundId: questionRound,
    contributionId,
    hidden: shown,
  }),
  fc.record({ type: fc.constant('approve-contribution' as const), roundId: questionRound, contributionId }),
  fc.record({
    type: fc.constant('correct-contribution' as const),
    roundId: questionRound,
    contributionId,
    text: fc.option(fc.constantFrom('better', 'worse')),
  }),
  fc.record({
    type: fc.constant('hide-comment' as const),
    roundId: questionRound,
    contributionId,
    commentId: contributionId,
    hidden: shown,
  }),
  arrange,
  fc.record({ type: fc.constant('freeze-results' as const), roundId, frozen: shown }),
  fc.record({ type: fc.constant('show-team-results' as const), roundId, shown }),
  fc.record({ type: fc.constant('spotlight' as const), roundId, target: fc.option(contributionId) }),
  fc.record({ type: fc.constant('repeat-round' as const), roundId }),
  fc.record({ type: fc.constant('enter-ballot' as const), roundId, ballot }),
  fc.record({
    type: fc.constant('withdraw-entered-ballot' as const),
    roundId,
    entryId: contributionId,
  }),
  fc.record({
    type: fc.constant('assign-team' as const),
    participantId: who,
    teamId: fc.constantFrom('t1', 't2', null),
  }),
  fc.record({ type: fc.constant('set-timer' as const), roundId, seconds: fc.option(seconds) }),
  fc.record({ type: fc.constant('extend-timer' as const), roundId, seconds }),
  fc.record({ type: fc.constant('pause-session' as const), paused: shown }),
  fc.record({ type: fc.constant('lock-joining' as const), locked: shown }),
  fc.record({ type: fc.constantFrom('delete-round' as const, 'duplicate-round' as const), roundId }),
  fc.record({
    type: fc.constantFrom('restore-round' as const, 'move-round' as const),
    roundId,
    index: fc.nat(5),
  }),
  fc.record({
    type: fc.constantFrom('remove-participant' as const, 'admit-participant' as const),
    participantId: who,
  }),
);

export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({ do: fc.constant('participant' as const), who, command: participantCommand }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('facilitator' as const), command: facilitatorCommand }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('join' as const, 'connect' as const, 'disconnect' as const),
      who,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('publish' as const), audience: fc.constantFrom(...AUDIENCES) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('miss' as const), audience: fc.constantFrom(...AUDIENCES) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat(20_000) }) },
);
