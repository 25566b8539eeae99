declare module 'stopword' {
  /** Stop words of English and Dutch, lower case; the package has lists of many more languages. */
  export const eng: string[];
  export const nld: string[];
}
