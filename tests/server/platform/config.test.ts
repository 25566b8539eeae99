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
    ['SMTP_URL', 'mail.example.org'],
    ['MAIL_FROM', 'Rondo <rondo@example.org>'],
    ['OPERATOR_EMAIL', 'a@example.org, b@example.org'],
    ['SMS_GATEWAY_URL', 'ftp://sms.example.org'],
    ['SIGN_UP', 'yes'],
    ['TWO_STEP', 'off'],
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

  it('[KO-16] two steps are for everybody where there is a mail server or where it counts; a trial may begin without', () => {
    const production = { NODE_ENV: 'production', PUBLIC_URL: 'https://rondo.example.org' };
    expect(readConfig({}).twoStep).toBe('optional');
    expect(readConfig({ TWO_STEP: 'required' }).twoStep).toBe('required');
    expect(readConfig({ SMTP_URL: 'smtp://mail.example.org' }).twoStep).toBe('required');
    expect(readConfig(production).twoStep).toBe('required');
    expect(problem({ ...production, TWO_STEP: 'optional' })).toMatch(/^TWO_STEP is optional/);
  });

  it('mails come from the host people type, or from whom the operator names', () => {
    expect(readConfig({}).mailFrom).toBe('rondo@localhost');
    expect(readConfig({ PUBLIC_URL: 'https://rondo.example.org' }).mailFrom).toBe('rondo@rondo.example.org');
    expect(readConfig({ MAIL_FROM: 'post@example.org' }).mailFrom).toBe('post@example.org');
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
