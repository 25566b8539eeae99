/** A mark and the place it stands for, in the pixels of its box. */
export interface Mark {
  x: number;
  y: number;
}

const ROUNDS = 120;
/** The least air between two marks, as a part of their diameter. */
const AIR = 1.08;

/**
 * Moves round marks that would cover each other just so far apart that every number can be read, and keeps them in the box.
 * The same places always give the same marks. Where there is no room for all, they are spread as well as they can be.
 */
export function spreadMarks(
  places: readonly Mark[],
  radius: number,
  box: { width: number; height: number },
): Mark[] {
  const marks = places.map(({ x, y }) => ({ x, y }));
  const least = 2 * radius * AIR;
  for (let round = 0; round < ROUNDS; round += 1) {
    let moved = false;
    for (let a = 0; a < marks.length; a += 1)
      for (let b = a + 1; b < marks.length; b += 1) {
        const [one, other] = [marks[a], marks[b]];
        if (!one || !other) continue;
        const [dx, dy] = [other.x - one.x, other.y - one.y];
        const distance = Math.hypot(dx, dy);
        if (distance >= least - 1e-6) continue;
        if (distance < 1e-6) {
          // On the very same place: each pair parts in a direction of its own.
          const angle = (a * 7 + b) * 2.399963;
          push(one, other, Math.cos(angle), Math.sin(angle), least / 2);
        } else push(one, other, dx / distance, dy / distance, (least - distance) / 2);
        moved = true;
      }
    for (const mark of marks) {
      mark.x = clamp(mark.x, radius, box.width - radius);
      mark.y = clamp(mark.y, radius, box.height - radius);
    }
    if (!moved) break;
  }
  return marks;
}

function push(one: Mark, other: Mark, dx: number, dy: number, by: number): void {
  one.x -= dx * by;
  one.y -= dy * by;
  other.x += dx * by;
  other.y += dy * by;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(Math.max(least, most), value));
}
