import { describe, expect, test } from 'vitest';
import {
  keyCaps,
  SHORTCUT_NAMES,
  SHORTCUTS,
  shortcutOf,
  type KeyPress,
} from '../../../client/console/shortcuts.ts';
import { shortcutTexts } from '../../../client/texts/shortcuts.ts';

function pressOf({ key, shift = false, alt = false }: { key: string; shift?: boolean; alt?: boolean }) {
  const held = /^[a-z]$/.test(key) && shift ? key.toUpperCase() : key;
  return { key: held, shiftKey: shift, altKey: alt, ctrlKey: false, metaKey: false };
}

describe('a key for everything', () => {
  test('no two things share a key, and every key does what the list says', () => {
    const all = SHORTCUT_NAMES.flatMap((name) =>
      SHORTCUTS[name].keys.map((key: KeyPress) => ({ name, key })),
    );
    expect(new Set(all.map(({ key }) => keyCaps(key).join(' '))).size).toBe(all.length);
    for (const { name, key } of all) expect(shortcutOf(pressOf(key))).toBe(name);
  });

  test('every one has a name in every language', () => {
    for (const language of ['en', 'nl'] as const)
      expect(Object.keys(shortcutTexts[language].shortcutNames).sort()).toEqual([...SHORTCUT_NAMES].sort());
  });

  test('caps lock changes nothing, Shift does: S alone never stops a session', () => {
    expect(shortcutOf({ ...pressOf({ key: 'n' }), key: 'N' })).toBe('next');
    expect(shortcutOf(pressOf({ key: 's' }))).toBeNull();
    expect(shortcutOf(pressOf({ key: 's', shift: true }))).toBe('stop');
  });

  test('Ctrl+Z undoes; all else with Ctrl is the browser’s', () => {
    expect(shortcutOf({ ...pressOf({ key: 'z' }), ctrlKey: true })).toBe('undo');
    expect(shortcutOf({ ...pressOf({ key: 'z' }), metaKey: true })).toBe('undo');
    expect(shortcutOf({ ...pressOf({ key: 'c' }), ctrlKey: true })).toBeNull();
    expect(shortcutOf(pressOf({ key: 'z' }))).toBeNull();
  });

  test('signs count however a keyboard makes them', () => {
    expect(shortcutOf({ ...pressOf({ key: '?' }), shiftKey: true })).toBe('help');
    expect(shortcutOf({ ...pressOf({ key: '+' }), shiftKey: true })).toBe('extend');
    expect(shortcutOf(pressOf({ key: ' ' }))).toBe('next');
  });
});
