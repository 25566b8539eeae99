import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../../server/platform/config.ts';

const problem = (env: Record<string, string>): string => {
  try {
    readConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  return 'accepted';
};

describe('settings', () => {
  it('need nothing at all', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      publicUrl: null,
      redisUrl: null,
      encrypted: false,
      logLevel: 'info',
    });
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PUBLIC_URL', 'rondo.example.org'],
    ['PUBLIC_URL', 'https://rondo.example.org/path'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['REDIS_URL', 'http://localhost:6379'],
    ['TRUST_PROXY', 'true'],
    ['LOG_LEVEL', 'loud'],
    ['SECRET_KEY', 'short'],
    ['MAX_PARTICIPANTS', '0'],
    ['DATABASE_URL', 'postgres://localhost/rondo'],
  ])('a %s of %j stops the start with a sentence that names it', (name, value) => {
    expect(problem({ [name]: value })).toContain(name);
  });

  it('an empty setting is an absent one', () => {
    expect(readConfig({ PORT: ' ', PUBLIC_URL: '', REDIS_URL: '' })).toMatchObject({
      port: 3000,
      publicUrl: null,
    });
  });

  it.each([{}, { PUBLIC_URL: 'http://rondo.example.org' }, { TRUST_PROXY: '1' }])(
    '[PR-1] production with %j is refused: traffic would not be encrypted, or nobody knows at which address it is',
    (env) => {
      expect(problem({ NODE_ENV: 'production', ...env })).toMatch(/PUBLIC_URL.*https:\/\//);
    },
  );

  it('[PR-1] production behind a proxy that speaks TLS starts, and cookies are Secure', () => {
    const env = { NODE_ENV: 'production', PUBLIC_URL: 'https://rondo.example.org/', TRUST_PROXY: 'loopback' };
    expect(readConfig(env)).toMatchObject({
      publicUrl: 'https://rondo.example.org',
      encrypted: true,
      trustProxy: 'loopback',
    });
  });
});
