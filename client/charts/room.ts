/** The size of text in an element, pixels: charts measure the room they have in it, so that they scale with the place. */
export function emOf(element: Element): number {
  return Number.parseFloat(getComputedStyle(element).fontSize) || 16;
}
