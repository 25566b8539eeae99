import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseCode } from '../../../sessions/join-code.ts';
import { newCode, newId } from '../../../server/platform/ids.ts';
import { isGone, newNodeId } from '../../../server/platform/process-identity.ts';
import { loadSecrets } from '../../../server/platform/secrets.ts';
import { tempDir } from '../../support/temp-dir.ts';

describe('secrets', () => {
  test('are made once, for their owner’s eyes alone, and stay the same', async () => {
    await using folder = tempDir();
    const path = join(folder.path, 'data', 'secrets.json');
    const first = loadSecrets(path, null).keyFor('links');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(loadSecrets(path, null).keyFor('links')).toEqual(first);
    expect(first).toHaveLength(32);
  });

  test('each purpose has a key of its own, and none stands in the file', async () => {
    await using folder = tempDir();
    const path = join(folder.path, 'secrets.json');
    const secrets = loadSecrets(path, null);
    const keys = (['links', 'password-pepper', 'bus'] as const).map((purpose) =>
      secrets.keyFor(purpose).toString('base64url'),
    );
    expect(new Set(keys).size).toBe(3);
    for (const key of keys) expect(readFileSync(path, 'utf8')).not.toContain(key);
  });

  test('a broken file is not replaced: it says which file to put back', async () => {
    await using folder = tempDir();
    const path = join(folder.path, 'secrets.json');
    for (const content of ['', '{}', '{"version":1,"key":"short"}']) {
      writeFileSync(path, content);
      expect(() => loadSecrets(path, null)).toThrow(path);
      expect(readFileSync(path, 'utf8')).toBe(content);
    }
  });

  test('SECRET_KEY takes the place of the file', async () => {
    await using folder = tempDir();
    const path = join(folder.path, 'secrets.json');
    const one = loadSecrets(path, 'k'.repeat(32)).keyFor('links');
    expect(one).toEqual(loadSecrets('elsewhere', 'k'.repeat(32)).keyFor('links'));
    expect(one).not.toEqual(loadSecrets(path, 'l'.repeat(32)).keyFor('links'));
    expect(() => statSync(path)).toThrow();
  });
});

describe('who a process is', () => {
  test('this one is here; two nodes in one process are told apart', () => {
    const [one, two] = [newNodeId(), newNodeId()];
    expect(one).not.toBe(two);
    expect(isGone(one)).toBe(false);
  });

  test('one that was killed is gone; one whose number was given to another is too', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const pid = child.pid ?? 0;
    const [host = ''] = newNodeId().split('.');
    const here = `${host}.${pid}.0.x`;
    expect(isGone(here)).toBe(false);
    expect(isGone(`${host}.${pid}.12345.x`)).toBe(process.platform === 'linux');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isGone(here)).toBe(true);
  });

  test('nothing is claimed of other hosts, nor of names that are none', () => {
    for (const name of ['elsewhere.1.1.x', '', 'x', '....']) expect(isGone(name)).toBe(false);
  });
});

describe('ids', () => {
  test('[PR-8] codes are well-formed, and ten thousand are all different', () => {
    const codes = Array.from({ length: 10_000 }, () => newCode());
    expect(codes.every((code) => parseCode(code) === code)).toBe(true);
    expect(new Set(codes).size).toBe(10_000);
    expect(newId()).toMatch(/^[\w-]{16}$/);
  });
});
