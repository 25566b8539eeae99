export interface Sized {
  word: string;
  count: number;
}

/** A word in its place: the middle of it and its size, in pixels. */
export interface PlacedWord extends Sized {
  x: number;
  y: number;
  size: number;
}

/** The middle of a word in shares of the stage, and its size: what is kept from one layout to the next. */
export type Middles = ReadonlyMap<string, { x: number; y: number; size: number }>;

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface Stage {
  width: number;
  height: number;
  /** The smallest and the largest size of text, pixels. */
  least: number;
  most: number;
}

/** If not all words find room, everything that is larger than the smallest gets smaller by these. */
const SCALES = [1, 0.86, 0.74, 0.64, 0.55, 0.47, 0.4];
const STEPS = 520;
/** Room around a word, as a share of its size. */
const AIR = 0.12;
const LINE = 1.02;

/**
 * Lays words out like a cloud: the commonest first, each where it was, or else as near to there (a new one: to the
 * middle) as there is room, going outwards in a spiral. The area of a word follows its count. So a word stays about
 * where one saw it while the cloud grows; one that gets smaller moves that much inwards, so that the cloud stays whole. Words that find no room in the smallest text are left out, the rarest first.
 *
 * @param words commonest first
 * @param widthOf width of a word in text of size 1
 * @param middles where words stood before
 */
export function layCloud(
  words: readonly Sized[],
  stage: Stage,
  widthOf: (word: string) => number,
  middles: Middles,
): PlacedWord[] {
  let best: PlacedWord[] = [];
  for (const scale of SCALES) {
    const placed = layAt(
      words,
      { ...stage, most: Math.max(stage.least, stage.most * scale) },
      widthOf,
      middles,
    );
    if (placed.length === words.length) return placed;
    if (placed.length > best.length) best = placed;
  }
  return best;
}

function layAt(
  words: readonly Sized[],
  { width, height, least, most }: Stage,
  widthOf: (word: string) => number,
  middles: Middles,
): PlacedWord[] {
  const top = words[0]?.count ?? 1;
  const boxes: Box[] = [];
  const placed: PlacedWord[] = [];
  for (const { word, count } of words) {
    const length = widthOf(word);
    const wanted = least + (most - least) * Math.sqrt((count - 0.5) / (top + 0.5));
    // A long word is made to fit the stage before all else.
    const size = Math.max(least, Math.min(wanted, width / (length + 2 * AIR), height / (LINE + 2 * AIR)));
    const half = { x: (length / 2 + AIR) * size, y: (LINE / 2 + AIR / 2) * size };
    const before = middles.get(word);
    const inwards = before ? Math.min(1, size / before.size) : 0;
    const from = {
      x: width * (0.5 + ((before?.x ?? 0.5) - 0.5) * inwards),
      y: height * (0.5 + ((before?.y ?? 0.5) - 0.5) * inwards),
    };
    const at = spot(from, half, { width, height }, boxes);
    if (!at) continue;
    boxes.push({ left: at.x - half.x, right: at.x + half.x, top: at.y - half.y, bottom: at.y + half.y });
    placed.push({ word, count, size, ...at });
  }
  return placed;
}

/** The first free place on a spiral around a point, as wide as the stage is. */
function spot(
  from: { x: number; y: number },
  half: { x: number; y: number },
  { width, height }: { width: number; height: number },
  boxes: readonly Box[],
): { x: number; y: number } | null {
  if (half.x * 2 > width + 1 || half.y * 2 > height + 1) return null;
  const reach = Math.hypot(width, height);
  for (let step = 0; step < STEPS; step += 1) {
    const angle = step * 0.55;
    const radius = (step / STEPS) * reach * 0.75;
    const x = clamp(from.x + Math.cos(angle) * radius * (width / reach) * 1.2, half.x, width - half.x);
    const y = clamp(from.y + Math.sin(angle) * radius * (height / reach) * 1.2, half.y, height - half.y);
    const taken = boxes.some(
      ({ left, right, top, bottom }) =>
        x - half.x < right && x + half.x > left && y - half.y < bottom && y + half.y > top,
    );
    if (!taken) return { x, y };
  }
  return null;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, Math.max(least, most)));
}
