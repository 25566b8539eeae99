import { hkdfSync, randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';

/** What keys are for; each purpose has a key of its own, so that one never opens another's door. */
export type KeyPurpose =
  | 'links'
  | 'password-pepper'
  | 'code-tombstones'
  | 'attempt-sources'
  | 'challenges'
  | 'mail-challenges'
  | 'join-attempts'
  | 'bus'
  | 'sign-in-codes'
  | 'second-factors';

/** The installation's root key, from which every other key is derived. */
export interface Secrets {
  keyFor(purpose: KeyPurpose): Buffer;
}

const file = z.strictObject({ version: z.literal(1), key: z.base64url().length(43) });

/**
 * The secrets of this installation: from `SECRET_KEY` when it is set, else from a file that only its owner may read,
 * made at the first start. Losing the file makes passwords and links of running sessions useless, so it is never made
 * anew in the place of a broken one.
 */
export function loadSecrets(path: string, secretKey: string | null): Secrets {
  const root = secretKey === null ? rootKeyIn(path) : Buffer.from(secretKey, 'utf8');
  const derived = new Map<KeyPurpose, Buffer>();
  return {
    keyFor(purpose) {
      let key = derived.get(purpose);
      if (!key)
        derived.set(purpose, (key = Buffer.from(hkdfSync('sha256', root, '', `rondo/${purpose}`, 32))));
      return key;
    },
  };
}

function rootKeyIn(path: string): Buffer {
  if (!existsSync(path)) makeSecretsFile(path);
  chmodSync(path, 0o600);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Error(`${path} is not readable as JSON: put back the file from a back-up`, { cause });
  }
  const parsed = file.safeParse(content);
  if (!parsed.success) throw new Error(`${path} does not hold a key: put back the file from a back-up`);
  return Buffer.from(parsed.data.key, 'base64url');
}

/** Two processes may start at once: the file appears whole or not at all, and the first one wins. */
function makeSecretsFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const scratch = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const descriptor = openSync(scratch, 'wx', 0o600);
  try {
    writeSync(descriptor, JSON.stringify({ version: 1, key: randomBytes(32).toString('base64url') }) + '\n');
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  try {
    linkSync(scratch, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(scratch, { force: true });
  }
}
