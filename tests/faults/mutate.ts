import type { SeededRandom } from '../support/random.ts';

/** What a careless or hostile client may send instead of what was meant: seeded, so that it can be sent again. */
export function mutated(value: unknown, random: SeededRandom): unknown {
  if (random.chance(0.15)) return strange(random);
  if (Array.isArray(value)) return mutatedList(value, random);
  if (typeof value === 'object' && value !== null) return mutatedObject(value, random);
  return random.chance(0.8) ? strange(random) : value;
}

function mutatedList(list: readonly unknown[], random: SeededRandom): unknown {
  switch (random.int(0, 4)) {
    case 0:
      return [];
    case 1:
      return [...list, ...list];
    case 2:
      return Array.from({ length: random.int(51, 2_000) }, () => list[0] ?? 0);
    case 3:
      return { ...list, length: list.length };
    default:
      return list.map((each) => (random.chance(0.5) ? mutated(each, random) : each));
  }
}

function mutatedObject(object: object, random: SeededRandom): unknown {
  const entries = Object.entries(object);
  const at = random.int(0, Math.max(0, entries.length - 1));
  switch (random.int(0, 4)) {
    case 0:
      return without(entries, at);
    case 1:
      return withKey(object, random.pick(KEYS), strange(random));
    case 2:
      return [object];
    default:
      return Object.fromEntries(
        entries.map(([key, value], place) => [key, place === at ? mutated(value, random) : value]),
      );
  }
}

function without(entries: [string, unknown][], at: number): object {
  return Object.fromEntries(entries.filter((_entry, place) => place !== at));
}

/** As JSON gives it: `__proto__` is a key like any other there, and never sets a prototype. */
function withKey(object: object, key: string, value: unknown): object {
  const copy = { ...object };
  Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true });
  return copy;
}

const KEYS = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'toJSON', 'then', 'length', 'hasOwnProperty'],
  ...['id', 'type', 'roundId', 'ballot', 'token', 'actor', 'commandId', ''],
];

const TEXTS = [
  ...['', ' ', '\u0000', '\ud800', 'a\udfffb', '\u202egnp', '\ufeff', '\u2028', '😀'.repeat(300)],
  ...['__proto__', 'constructor', 'hasOwnProperty', 'null', 'undefined', 'NaN', '-1', '[object Object]'],
  ...['<script>alert(1)</script>', "' OR 1=1 --", '../../etc/passwd', '%00', '\r\nX-Evil: 1', '=cmd()'],
  ...[
    'participants',
    'choice',
    'command',
    'p.x.y',
    'system',
    'facilitator:1',
    'x'.repeat(41),
    'y'.repeat(10_001),
  ],
];

/** A value that nobody expects anywhere. */
export function strange(random: SeededRandom): unknown {
  switch (random.int(0, 9)) {
    case 0:
      return null;
    case 1:
      return random.pick([true, false]);
    case 2:
      return random.pick([0, -0, -1, 0.1, 1e308, -1e308, 2 ** 31, 2 ** 53, 2 ** 53 + 2, 1e-320]);
    case 3:
      return random.pick([[], {}, [[]], [null], { a: {} }]);
    case 4:
      return nested(random.int(10, 1_500), random.chance(0.5));
    case 5:
      return withKey({}, random.pick(KEYS), random.pick([null, 1, 'x', {}, { ok: true, polluted: true }]));
    case 6:
      return Array.from({ length: random.int(1, 3_000) }, () => 0);
    default:
      return random.pick(TEXTS);
  }
}

function nested(depth: number, lists: boolean): unknown {
  let value: unknown = null;
  for (let at = 0; at < depth; at += 1) value = lists ? [value] : { a: value };
  return value;
}

/** JSON that is broken as text, or valid and deeper than any parser likes. */
export function brokenText(text: string, random: SeededRandom): string {
  switch (random.int(0, 5)) {
    case 0:
      return text.slice(0, random.int(0, text.length));
    case 1:
      return text + random.pick(['}', ']', '\u0000', ' x', text]);
    case 2: {
      const depth = random.int(1_000, 30_000);
      return `${'['.repeat(depth)}${']'.repeat(depth)}`;
    }
    case 3:
      return text.replace(/"/g, random.pick(["'", '', '\\"']));
    case 4:
      return text.replace(/:/g, random.pick([':undefined', ':NaN,', ':-', '']));
    default: {
      const at = random.int(0, Math.max(0, text.length - 1));
      return text.slice(0, at) + String.fromCharCode(random.int(0, 0xffff)) + text.slice(at + 1);
    }
  }
}
