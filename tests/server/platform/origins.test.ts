import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { Origins } from '../../../server/platform/origins.ts';

const address = Object.values(networkInterfaces())
  .flatMap((list) => list ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

describe('the addresses of a server', () => {
  it('links come from the configured address alone, never from the Host header', () => {
    const origins = new Origins('https://rondo.example.org', () => 3000, true);
    for (const host of ['evil.example', 'localhost:3000', undefined, ''])
      expect(origins.baseUrl(host)).toBe('https://rondo.example.org');
    expect(origins.isOwn('http://localhost:3000')).toBe(false);
  });

  it('a name that is not its own is never put in a link', () => {
    const origins = new Origins(null, () => 3000);
    for (const host of [
      'evil.example:3000',
      'localhost:3001',
      'localhost:3000@evil.example',
      'a b',
      undefined,
    ])
      expect(origins.baseUrl(host)).toBe('http://localhost:3000');
    expect(origins.isOwn('http://evil.example:3000')).toBe(false);
  });

  it('who works on the machine itself gets links that phones on its network can follow', () => {
    const origins = new Origins(null, () => 3000, true);
    for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000']) {
      const { hostname, port } = new URL(origins.baseUrl(host));
      expect(port).toBe('3000');
      // On a machine without a network there is nothing better than what was asked.
      if (address === undefined) expect(`${hostname}:${port}`).toBe(host);
      else expect(hostname).not.toMatch(/^(localhost|127\.|\[::1\])/);
      expect(origins.isOwn(origins.baseUrl(host))).toBe(true);
    }
  });
});
