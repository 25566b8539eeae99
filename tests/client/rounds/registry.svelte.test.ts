import { cleanup, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { folderOf, KINDS } from '../../../client/rounds/registry.ts';
import RoundBallot from '../../../client/rounds/RoundBallot.svelte';
import { writtenIn } from '../../../client/rounds/round-scene.ts';
import { sides } from '../../../client/rounds/sides.svelte.ts';
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
      const folder = folderOf(name);
      const sides = await Promise.all([folder?.editor(), folder?.ballot(), folder?.result()]);
      for (const side of sides) expect(side?.default, name).toBeTypeOf('function');
      expect(folder?.card.texts.nl.name, name).toBeTruthy();
    }
  }, 60_000);

  test('a kind has words for the report exactly when it takes ballots', async () => {
    for (const name of KINDS) {
      const words = await folderOf(name)?.words?.();
      expect(words ? 'ballots' : 'none', name).toBe(kindOf(name)?.ballots ? 'ballots' : 'none');
    }
  });

  test('a kind puts the same round on stage as its core does', () => {
    for (const name of KINDS) {
      const kind = kindOf(name);
      const config = { ...(kind?.defaults(() => 'i') as object), source: 'earlier' };
      const staged = kind?.stages?.(config).roundId;
      expect(writtenIn({ id: 'own', kind: name, config }), name).toBe(staged ?? 'own');
    }
  });

  test('ballots of rounds to come are loaded one after the other, until the page says to stop', async () => {
    let asked = 0;
    await sides.preload(() => ++asked <= 3);
    expect(asked).toBe(4);
  });

  test('what is no kind is none, whatever it is called', () => {
    expect([folderOf('of the future'), folderOf('constructor')]).toEqual([undefined, undefined]);
  });

  test('a page that is older than a kind says so in words', async () => {
    const round = { id: 'r', kind: 'of the future', config: {}, items: [] } as unknown as RoundPart;
    show(RoundBallot, { round, desk: idleDesk(true) });
    await turn();
    expect(screen.getByText(/older than this kind of round/)).toBeTruthy();
  });
});
