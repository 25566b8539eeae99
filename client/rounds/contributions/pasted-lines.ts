/** A text of several lines, split into what can be sent line by line and what cannot. */
export interface PastedLines {
  /** How many lines there are. */
  all: number;
  /** Lines that can be sent, each by itself. */
  fit: string[];
  /** Lines that are too long, or more than there is room for. */
  rest: string[];
}

/**
 * The lines of a pasted text, without bullets and numbers of a list; null when it is one line only.
 *
 * @param room how many more may be sent; null is no limit
 */
export function pastedLines(text: string, room: number | null, maxLength: number): PastedLines | null {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim().replace(/^(?:[-*•–]|\d{1,3}[.)])\s+/, ''))
    .filter((line) => line !== '');
  if (lines.length < 2) return null;
  const fit: string[] = [];
  const rest: string[] = [];
  for (const line of lines)
    (line.length <= maxLength && (room === null || fit.length < room) ? fit : rest).push(line);
  return { all: lines.length, fit, rest };
}
