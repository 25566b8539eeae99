import { randomBytes } from 'node:crypto';
import bcrypt from 'bcrypt';
import { describe, expect, it } from 'vitest';
import { Passwords } from '../../../server/accounts/passwords.ts';
import { WorkQueue } from '../../../server/accounts/work-queue.ts';

describe('hashing passwords', () => {
  it('[PL-18] bcrypt with cost 12; beyond 72 bytes every character still counts; the pepper counts too', async () => {
    const passwords = new Passwords(Buffer.alloc(32, 1));
    const long = `Q7${'ë'.repeat(60)}`;
    const hash = (await passwords.hash(long)) ?? '';
    expect(bcrypt.getRounds(hash)).toBe(12);
    expect(await passwords.matches(long, hash)).toBe(true);
    expect(await passwords.matches(`${long}x`, hash)).toBe(false);
    expect(await new Passwords(Buffer.alloc(32, 2)).matches(long, hash)).toBe(false);
  });

  it('[PL-18] the same characters, composed or not, are the same password', async () => {
    const passwords = new Passwords(randomBytes(32));
    const hash = (await passwords.hash('Caf\u00e9 om 9 uur')) ?? '';
    expect(await passwords.matches('Cafe\u0301 om 9 uur', hash)).toBe(true);
  });

  it('[PL-15] an address without account costs the same comparison', async () => {
    const passwords = new Passwords(randomBytes(32));
    const hash = (await passwords.hash('Vijver7k')) ?? '';
    const took = async (against: string | null) => {
      const started = process.hrtime.bigint();
      expect(await passwords.matches('Vijver7x', against)).toBe(false);
      return Number(process.hrtime.bigint() - started);
    };
    const known = Math.min(await took(hash), await took(hash), await took(hash));
    const unknown = Math.min(await took(null), await took(null), await took(null));
    // Far apart would be a factor of a thousand; the machine's own noise is well below two.
    expect(unknown / known).toBeGreaterThan(0.5);
    expect(unknown / known).toBeLessThan(2);
  });

  it('[PL-18] a hash made with less work is outdated', async () => {
    const passwords = new Passwords(randomBytes(32));
    expect(passwords.isOutdated(await bcrypt.hash('x', 4))).toBe(true);
    expect(passwords.isOutdated(`$2b$12$${'.'.repeat(53)}`)).toBe(false);
  });
});

describe('the queue of costly work', () => {
  it('[PL-23] runs two at once, lets a few wait in order, and turns the rest away at once', async () => {
    const queue = new WorkQueue(2, 3);
    const finish: (() => void)[] = [];
    const begun: number[] = [];
    const jobs = Array.from({ length: 6 }, (_, at) =>
      queue.run(async () => {
        begun.push(at);
        await new Promise<void>((resolve) => finish.push(resolve));
        return at;
      }),
    );
    expect(await jobs[5]).toBeNull();
    expect(begun).toEqual([0, 1]);
    while (finish.length > 0) {
      finish.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await Promise.all(jobs.slice(0, 5))).toEqual([0, 1, 2, 3, 4]);
    expect(await queue.run(async () => 'free again')).toBe('free again');
  });

  it('a job that fails gives its place back', async () => {
    const queue = new WorkQueue(1, 0);
    await expect(queue.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await queue.run(async () => 'next')).toBe('next');
  });
});
