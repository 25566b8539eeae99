import { newStemmer } from 'snowball-stemmers';
import { eng, nld } from 'stopword';
import type { Language } from '../state.ts';

/** A word as it was written (in lower case) and the stem it is counted under. */
export interface Word {
  stem: string;
  form: string;
}

/** How often the words of one stem were given, form by form; plain data. */
export interface WordCount {
  language: Language;
  /** Texts counted, with or without a word in them. */
  texts: number;
  /** In the order of the stems. */
  words: { stem: string; forms: [form: string, count: number][] }[];
}

/** Words that turn a meaning round: no list of stop words may take them out. */
const KEPT = ['niet', 'geen', 'no', 'not'];

interface WordRules {
  segmenter: Intl.Segmenter;
  stop: ReadonlySet<string>;
  stem: (word: string) => string;
}

const RULES: Readonly<Record<Language, WordRules>> = {
  en: wordRules('en', eng, 'english'),
  nl: wordRules('nl', nld, 'dutch'),
};

function wordRules(language: Language, stop: readonly string[], name: 'english' | 'dutch'): WordRules {
  const stemmer = newStemmer(name);
  return {
    segmenter: new Intl.Segmenter(language, { granularity: 'word' }),
    stop: new Set(stop.filter((word) => !KEPT.includes(word))),
    stem: (word) => stemmer.stem(word),
  };
}

/**
 * The words of a text that a word cloud counts (METHODS.md): NFKC, lower case of the language, words by Unicode's own rules
 * (UAX #29) with hyphens rejoined, without the language's stop words, each stem (Snowball) once, as first written.
 */
export function wordsIn(text: string, language: Language): Word[] {
  const { segmenter, stop, stem } = RULES[language];
  // A phone writes ’ where a keyboard writes ', and that makes no other word.
  const clean = text.normalize('NFKC').toLocaleLowerCase(language).replace(/’/g, "'");
  const words = new Map<string, string>();
  for (const form of rejoined(segmenter.segment(clean))) {
    if (stop.has(form)) continue;
    const under = stem(form);
    if (!words.has(under)) words.set(under, form);
  }
  return [...words].map(([under, form]) => ({ stem: under, form }));
}

/** Words, with those that a hyphen ties together as one: co-creation, state-of-the-art. */
function* rejoined(segments: Iterable<Intl.SegmentData>): Generator<string> {
  let word = '';
  let tied = false;
  for (const { segment, isWordLike } of segments) {
    if (isWordLike && (word === '' || tied)) {
      word += (tied ? '-' : '') + segment;
      tied = false;
    } else if (word !== '' && !tied && (segment === '-' || segment === '‐')) {
      tied = true;
    } else {
      if (word !== '') yield word;
      word = isWordLike ? segment : '';
      tied = false;
    }
  }
  if (word !== '') yield word;
}

/** A running count of words: adding or removing a text costs the words of that text, however many there are. */
export class WordTally {
  readonly #language: Language;
  readonly #forms = new Map<string, Map<string, number>>();
  #texts = 0;

  constructor(language: Language) {
    this.#language = language;
  }

  add(text: string): void {
    this.#count(text, 1);
  }

  remove(text: string): void {
    this.#count(text, -1);
  }

  counted(): WordCount {
    const words = [...this.#forms].map(([stem, forms]) => ({
      stem,
      forms: [...forms].sort(([a], [b]) => (a < b ? -1 : 1)),
    }));
    words.sort((a, b) => (a.stem < b.stem ? -1 : 1));
    return { language: this.#language, texts: this.#texts, words };
  }

  #count(text: string, weight: 1 | -1): void {
    this.#texts += weight;
    for (const { stem, form } of wordsIn(text, this.#language)) {
      const forms = this.#forms.get(stem) ?? new Map<string, number>();
      const count = (forms.get(form) ?? 0) + weight;
      if (count === 0) forms.delete(form);
      else forms.set(form, count);
      if (forms.size === 0) this.#forms.delete(stem);
      else this.#forms.set(stem, forms);
    }
  }
}

export interface CloudWord {
  /** The commonest form; of equally common ones the first of the alphabet. */
  word: string;
  /** Texts that have the word in any form. */
  count: number;
}

/** The words of a count, commonest first, equally common ones by the alphabet; without those of a stem that is banned. */
export function cloudOf({ language, words }: WordCount, banned: ReadonlySet<string>): CloudWord[] {
  const out = new Set<string>();
  for (const word of banned) for (const { stem } of wordsIn(word, language)) out.add(stem);
  return words
    .filter(({ stem }) => !out.has(stem))
    .map(({ forms }) => {
      let word = '';
      let most = 0;
      let count = 0;
      for (const [form, times] of forms) {
        count += times;
        if (times > most) [word, most] = [form, times];
      }
      return { word, count };
    })
    .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
}
