import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cloudOf, wordsIn, WordTally } from '../../../sessions/methods/word-cloud.ts';
import { electorateOf, resultOf } from '../../../sessions/results.ts';
import { CLOUD_SIZE, wordCloud, type CloudResult } from '../../../sessions/rounds/word-cloud.ts';
import type { Language } from '../../../sessions/state.ts';
import { viewOf } from '../../../sessions/views.ts';
import { GivenSession, refusalOf } from '../given.ts';

function cloud(texts: readonly string[], language: Language, banned: readonly string[] = []) {
  const tally = new WordTally(language);
  for (const text of texts) tally.add(text);
  return cloudOf(tally.counted(), new Set(banned)).map(({ word, count }) => `${word} ${count}`);
}

const forms = (text: string, language: Language) => wordsIn(text, language).map(({ form }) => form);

function given(config: object = {}): GivenSession {
  const round = {
    id: 'cloud',
    kind: 'word-cloud',
    title: 'One word',
    seconds: null,
    notes: '',
    repeats: null,
    config: { ...wordCloud.defaults(() => ''), ...config },
  };
  return new GivenSession({}, [round]).join('p1', 'p2', 'p3').opened('cloud');
}

function result(session: GivenSession): CloudResult {
  const round = session.state.rounds.get('cloud')!;
  return resultOf(round, electorateOf(session.state, round, 0)) as CloudResult;
}

describe('the words of a text', () => {
  it('hyphens are rejoined, other signs part words', () => {
    expect(forms('Co-creatie, zero-waste/e-mail; up-to-date- foto’s', 'nl')).toEqual([
      'co-creatie',
      'zero-waste',
      'e-mail',
      'up-to-date',
      "foto's",
    ]);
    expect(forms('loose - not -tied', 'en')).toEqual(['loose', 'not', 'tied']);
  });

  it('stop words go, those of the language of the session and no other', () => {
    expect(forms('the trust and the courage', 'en')).toEqual(['trust', 'courage']);
    expect(forms('het vertrouwen en de moed', 'nl')).toEqual(['vertrouwen', 'moed']);
    expect(forms('het vertrouwen', 'en')).toEqual(['het', 'vertrouwen']);
  });

  it('a word that turns the meaning round stays: niet, geen, no, not', () => {
    expect(forms('niet duidelijk, geen tijd', 'nl')).toEqual(['niet', 'duidelijk', 'geen', 'tijd']);
    expect(forms('not clear, no time', 'en')).toEqual(['not', 'clear', 'no', 'time']);
  });

  it('letters of one look are one (NFKC), upper case is lower case', () => {
    expect(forms('ＦＩＮＥ ﬁne Cafe\u0301', 'en')).toEqual(['fine', 'café']);
  });

  it('a stem counts once in a text, as first written', () => {
    expect(forms('meetings meeting Meetings', 'en')).toEqual(['meetings']);
  });
});

describe('a word cloud', () => {
  it('groups by stem and shows the commonest form; of equally common ones the first of the alphabet', () => {
    expect(cloud(['meeting', 'meetings', 'Meetings', 'trust'], 'en')).toEqual(['meetings 3', 'trust 1']);
    expect(cloud(['vergadering', 'vergaderingen'], 'nl')).toEqual(['vergadering 2']);
  });

  it('a banned word is out in all its forms, also ones that come later', () => {
    const texts = ['meeting', 'meetings', 'trust'];
    expect(cloud(texts, 'en', ['Meetings'])).toEqual(['trust 1']);
    expect(cloud([...texts, 'Meeting!'], 'en', ['meetings'])).toEqual(['trust 1']);
  });

  it('[VOTE-3] counted as texts come, change and go, it is the cloud of the texts that stand', () => {
    const word = fc.constantFrom(
      'idea',
      'ideas',
      'Idea',
      'zero-waste',
      'not',
      'the',
      'café',
      '__proto__',
      '😀',
    );
    const text = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(fc.record({ text, stays: fc.boolean() })), fc.boolean(), (steps, dutch) => {
        const language = dutch ? 'nl' : 'en';
        const running = new WordTally(language);
        const afresh = new WordTally(language);
        for (const step of steps) running.add(step.text);
        for (const step of [...steps].reverse()) if (!step.stays) running.remove(step.text);
        for (const step of steps) if (step.stays) afresh.add(step.text);
        expect(running.counted()).toEqual(afresh.counted());
      }),
    );
  });

  it('texts of any origin are counted and taken out again without a trace', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 6 }), (texts) => {
        const tally = new WordTally('en');
        for (const text of texts) tally.add(text);
        for (const text of texts) tally.remove(text);
        expect(tally.counted()).toEqual(new WordTally('en').counted());
      }),
      { numRuns: 30 },
    );
  });
});

describe('a word cloud round', () => {
  it('[IDEA-2] takes as many words of a person as it is set to', () => {
    const session = given({ perPerson: 2 });
    expect(session.contribute('p1', 'trust', 'cloud')).toMatch(/^n/);
    session.contribute('p1', 'courage', 'cloud');
    expect(session.contribute('p1', 'time', 'cloud')).toBe('refused: contribution-limit-reached');
  });

  it('counts what the group may see: hidden words go and come back', () => {
    const session = given();
    const contributionId = session.contribute('p1', 'trust', 'cloud');
    session.contribute('p2', 'courage', 'cloud');
    const hide = (hidden: boolean) =>
      session.facilitate({ type: 'hide-contribution', roundId: 'cloud', contributionId, hidden });
    hide(true);
    expect(result(session).words).toEqual([{ word: 'courage', count: 1 }]);
    hide(false);
    expect(result(session)).toMatchObject({ texts: 2, distinct: 2 });
  });

  it('[IDEA-10][SEE-5] a banned word is in nothing that leaves for the group, and back when it is let in again', () => {
    const session = given();
    session.contribute('p1', 'stupid boss', 'cloud');
    const ban = (banned: boolean) =>
      session.facilitate({ type: 'ban-word', roundId: 'cloud', word: 'stupid', banned });
    const seen = () =>
      JSON.stringify([
        viewOf(session.state, session, 'wall', 0),
        viewOf(session.state, session, 'participants', 0),
      ]);
    expect(seen()).toContain('stupid');
    ban(true);
    expect(seen()).not.toContain('stupid');
    expect(seen()).toContain('boss');
    ban(false);
    expect(seen()).toContain('stupid');
    expect(refusalOf(ban(false))).toBeNull();
  });

  it('[IDEA-10] frozen, the cloud stands still for the group, and a word banned meanwhile still goes from it', () => {
    const session = given();
    session.contribute('p1', 'trust boss', 'cloud');
    session.facilitate({ type: 'freeze-results', roundId: 'cloud', frozen: true });
    session.contribute('p2', 'courage', 'cloud');
    session.facilitate({ type: 'ban-word', roundId: 'cloud', word: 'boss', banned: true });
    const words = (audience: 'wall' | 'facilitator') =>
      (viewOf(session.state, session, audience, 0).parts['result/cloud'] as CloudResult).words.map(
        ({ word }) => word,
      );
    expect(words('wall')).toEqual(['trust']);
    expect(words('facilitator')).toEqual(['courage', 'trust']);
    session.facilitate({ type: 'freeze-results', roundId: 'cloud', frozen: false });
    expect(words('wall')).toEqual(['courage', 'trust']);
  });

  it('the facilitator sees words before they are revealed, the group does not', () => {
    const session = given({ reveal: 'on-close' });
    session.contribute('p1', 'trust', 'cloud');
    expect(viewOf(session.state, session, 'facilitator', 0).parts['result/cloud']).toMatchObject({
      texts: 1,
    });
    expect(viewOf(session.state, session, 'wall', 0).parts['result/cloud']).toBeUndefined();
    session.facilitate({ type: 'close-round', roundId: 'cloud' });
    expect(viewOf(session.state, session, 'wall', 0).parts['result/cloud']).toMatchObject({ texts: 1 });
  });

  it('sends no more words than can be read, and says how many there are', () => {
    const tally = new WordTally('en');
    for (let at = 0; at < CLOUD_SIZE + 30; at += 1) tally.add(`word${at}`);
    const sent = wordCloud.texts!.result(
      wordCloud.defaults(() => ''),
      tally.counted(),
      new Set(),
    );
    expect(sent.words).toHaveLength(CLOUD_SIZE);
    expect(sent.distinct).toBe(CLOUD_SIZE + 30);
  });
});
