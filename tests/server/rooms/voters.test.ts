import { createHmac, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { keyedHash, votersOf } from '../../../server/rooms/voters.ts';
import { GivenSession } from '../../sessions/given.ts';

test('the keyed hash is HMAC-SHA-256, for any key and every length of an id', () => {
  for (let length = 1; length <= 40; length++) {
    const key = randomBytes(32);
    const id = randomBytes(40).toString('base64url').slice(0, length);
    expect(keyedHash(key)(id)).toBe(createHmac('sha256', key).update(id).digest('base64url'));
  }
});

test('[law 8] voters of anonymous rounds are hashes, other ones in every round and under every key', () => {
  const { state } = new GivenSession();
  const [one, other] = [votersOf(() => state, randomBytes(32)), votersOf(() => state, randomBytes(32))];
  const voters = [one('vote', 'p1'), one('score', 'p1'), one('vote', 'p2'), other('vote', 'p1')];
  expect(new Set(voters).size).toBe(4);
  for (const voter of voters) expect(voter).toMatch(/^[\w-]{22}$/);
  expect(one('vote', 'p1')).toBe(voters[0]);
});

test('voters of named rounds are the participants', () => {
  const { state } = new GivenSession();
  const round = state.rounds.get('vote');
  if (round) round.config = { ...(round.config as object), anonymity: 'named' };
  expect(votersOf(() => state, randomBytes(32))('vote', 'p1')).toBe('p1');
});
