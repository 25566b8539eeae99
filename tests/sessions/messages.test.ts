import { describe, expect, it } from 'vitest';
import { en } from '../../sessions/messages/en.ts';
import { messageOf } from '../../sessions/messages/message-of.ts';
import { nl } from '../../sessions/messages/nl.ts';
import { REFUSALS } from '../../sessions/refusals.ts';

describe('sentences of refusals', () => {
  it.each([
    ['English', en],
    ['Dutch', nl],
  ] as const)('%s: each is short, whole, without codes, and no two are the same', (_language, messages) => {
    expect(Object.keys(messages).sort()).toEqual([...REFUSALS].sort());
    for (const sentence of Object.values(messages)) {
      expect(sentence).toMatch(/^\p{Lu}[^<>{}_]{15,190}\.$/u);
      expect(sentence.split(/[.;] /).length, sentence).toBeLessThanOrEqual(3);
    }
    expect(new Set(Object.values(messages)).size).toBe(REFUSALS.length);
  });

  it('is picked by language', () => {
    expect(messageOf('code-unknown', 'en')).toBe(en['code-unknown']);
    expect(messageOf('code-unknown', 'nl')).toBe(nl['code-unknown']);
  });
});
