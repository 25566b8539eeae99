import * as z from 'zod/mini';

/** Opaque ids are made by the server (or, for commands, by the client); never parsed for meaning. */
export const id = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,40}$/));

// Control characters other than tab and newline, and the bidirectional overrides that can make a text
// on the wall read as something else than what was typed.
const UNSAFE = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Text as it is kept: NFC, one kind of newline, no control characters, no outer white space. */
export function cleanText(raw: string): string {
  return raw.replace(/\r\n?/g, '\n').normalize('NFC').replace(UNSAFE, '').trim();
}

/**
 * A schema for text a person typed: cleaned by `cleanText`, `min` to `max` UTF-16 units long (the unit
 * of an HTML `maxlength`, so that the limit a person sees is the limit the server holds). A lone
 * surrogate is refused: it cannot be stored or shown faithfully.
 */
export function text(min: number, max: number) {
  return z.pipe(
    z.string().check(
      z.maxLength(max * 2 + 64),
      z.refine((value) => value.isWellFormed()),
    ),
    z.pipe(z.transform(cleanText), z.string().check(z.minLength(min), z.maxLength(max))),
  );
}

/** Text on one line: as `text`, with every run of white space made one space. */
export function line(min: number, max: number) {
  return z.pipe(
    z.string().check(
      z.maxLength(max * 2 + 64),
      z.refine((value) => value.isWellFormed()),
    ),
    z.pipe(
      z.transform((raw: string) => cleanText(raw.replace(/\s+/g, ' '))),
      z.string().check(z.minLength(min), z.maxLength(max)),
    ),
  );
}
