declare module 'snowball-stemmers' {
  export function newStemmer(language: 'english' | 'dutch'): { stem(word: string): string };
}
