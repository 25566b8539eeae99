import { cleanup, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { editors } from '../../../client/rounds/editors.ts';
import { cardOf, KINDS } from '../../../client/rounds/registry.ts';
import RoundBallot from '../../../client/rounds/RoundBallot.svelte';
import { writtenIn } from '../../../client/rounds/round-scene.ts';
import { ballots, results, sides, words } from '../../../client/rounds/sides.svelte.ts';
import { wallResults } from '../../../client/rounds/wall-sides.ts';
import { collectsOf } from '../../../client/rounds/what-applies.ts';
import { idleDesk } from '../../../client/console/idle-desk.ts';
import type { RoundPart } from '../../../sessions/protocol.ts';
import { kindOf, ROUND_KIND_NAMES } from '../../../sessions/rounds/registry.ts';
import { show } from '../in-language.ts';

const turn = () => new Promise((resolve) => setTimeout(resolve, 20));

afterEach(cleanup);

describe('the registry of round kinds', () => {
  test('every kind of the core is here, with all of its sides', async () => {
    expect([...KINDS].sort()).toEqual([...ROUND_KIND_NAMES].sort());
    for (const name of KINDS) {
      const sides = await Promise.all([editors.load(name), ballots.load(name), results.load(name)]);
      for (const side of sides) expect(side, name).toBeTypeOf('function');
      expect(cardOf(name)?.texts.nl.name, name).toBeTruthy();
    }
  }, 60_000);

  test('no side lies in a folder that is no kind', () => {
    for (const side of [editors, ballots, results]) expect(side.kinds.sort()).toEqual([...KINDS].sort());
    expect([...words.kinds, ...wallResults.kinds].filter((kind) => !cardOf(kind))).toEqual([]);
  });

  test('a kind has words for the report exactly when it takes ballots', async () => {
    for (const name of KINDS) {
      const said = await words.load(name);
      expect(said?.ballot ? 'ballots' : 'none', name).toBe(kindOf(name)?.ballots ? 'ballots' : 'none');
    }
  });

  test('what people send in a kind is read from its public configuration, as its core has it', () => {
    for (const name of KINDS) {
      const kind = kindOf(name);
      const config = kind?.publicConfig(kind.defaults(() => 'i'));
      expect(collectsOf(config), name).toBe(kind?.collects);
    }
    expect([collectsOf(null), collectsOf('?')]).toEqual(['nothing', 'nothing']);
  });

  test('a kind puts the same round on stage as its core does', () => {
    for (const name of KINDS) {
      const kind = kindOf(name);
      const config = { ...(kind?.defaults(() => 'i') as object), ...(kind?.stages && { source: 'earlier' }) };
      expect(writtenIn({ id: 'own', config }), name).toBe(kind?.stages?.(config).roundId ?? 'own');
    }
  });

  test('ballots of rounds to come are loaded one after the other, until the page says to stop', async () => {
    let asked = 0;
    await sides.preload(() => ++asked <= 3);
    expect(asked).toBe(4);
  });

  test('what is no kind is none, whatever it is called', () => {
    for (const name of ['of the future', 'constructor'])
      expect([cardOf(name), sides.ballot(name), sides.result(name)]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
  });

  test('a page that is older than a kind says so in words', async () => {
    const round = { id: 'r', kind: 'of the future', config: {}, items: [] } as unknown as RoundPart;
    show(RoundBallot, { round, desk: idleDesk(true) });
    await turn();
    expect(screen.getByText(/older than this kind of round/)).toBeTruthy();
  });
});
