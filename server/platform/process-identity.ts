import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { newId } from './ids.ts';

/**
 * Who a process is, in a form another process of the same host can check: `host.pid.started.random`. With it a
 * restart after kill -9 takes over its rooms at once instead of waiting for a lease to run out.
 */
export function newNodeId(): string {
  return [host(), process.pid, processState(process.pid)?.startedAt ?? 0, newId()].join('.');
}

/**
 * Is this process certainly gone? True only for a process of this host (and of this container) whose number is free
 * or was given to another process since. False when in doubt: then the lease decides.
 */
export function isGone(nodeId: string): boolean {
  const [itsHost, itsPid, itsStart] = nodeId.split('.');
  const pid = Number(itsPid);
  if (itsHost !== host() || !Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
  const state = processState(pid);
  if (state === null) return false;
  // A zombie has ended; its number stays taken until its parent has looked.
  return state.zombie || (itsStart !== '0' && String(state.startedAt) !== itsStart);
}

let knownHost: string | undefined;

/** This machine since its last boot, and the namespace in which its process numbers mean something. */
function host(): string {
  return (knownHost ??= createHash('sha256')
    .update([hostname(), read('/proc/sys/kernel/random/boot_id'), namespace()].join('\n'))
    .digest('base64url')
    .slice(0, 12));
}

function namespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

/** When a process started, in ticks since boot, and whether it has ended; null where the system does not say. */
function processState(pid: number): { startedAt: number; zombie: boolean } | null {
  const stat = read(`/proc/${pid}/stat`);
  // The second field is the program's name in brackets and may hold anything, also spaces and brackets.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const startedAt = Number(fields[19]);
  return stat !== '' && Number.isSafeInteger(startedAt) ? { startedAt, zombie: fields[0] === 'Z' } : null;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
