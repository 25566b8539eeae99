import { resolve } from 'node:path';
import * as z from 'zod';
import { AddressList } from './address-list.ts';
import { readPlans, type PlanSettings } from './plan-settings.ts';

/**
 * Every setting of the server, parsed once from the environment. A setting that cannot be used stops the start with a
 * sentence that names the variable: a server that guesses what was meant is a server nobody can trust.
 */
export interface Config {
  production: boolean;
  /** Where HTTP listens; an undefined host is every address of the machine. */
  port: number;
  host: string | undefined;
  /** Absolute folder of the database and the secrets. */
  dataDir: string;
  /** The address people type, without a trailing slash; null when none was given. */
  publicUrl: string | null;
  /** People reach the server over TLS, spoken by a proxy: cookies are Secure, HSTS is sent. */
  encrypted: boolean;
  redisUrl: string | null;
  smtpUrl: string | null;
  /** The sender of every mail. */
  mailFrom: string;
  /** Where alarms go; null is the first account. */
  operatorEmail: string | null;
  /** Text messages with codes are handed to this address; null is none. */
  smsGatewayUrl: string | null;
  /** Who may make an account: whoever was invited, or whoever has an address that answers. */
  signUp: 'invited' | 'open';
  /** Does signing in take a second step for everybody, or for who set one up? */
  twoStep: 'required' | 'optional';
  /** As Express takes it: a number of hops, or names and networks of trusted proxies. */
  trustProxy: number | string | null;
  logLevel: LogLevel;
  /** Replaces the key kept in the data folder, for installations that keep secrets elsewhere. */
  secretKey: string | null;
  limits: { participants: number; rounds: number; contributionsPerRound: number };
  /** What organisations' plans allow, and the key under which the billing provider signs; null takes no events. */
  plans: PlanSettings;
  billingSecret: string | null;
  /** From where the operators' pages can be reached. */
  staffAddresses: AddressList;
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What stops the start: every problem found, one sentence each. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const blankIsAbsent = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;
const setting = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsAbsent, schema);

const whole = (min: number, max: number, otherwise: number) =>
  setting(
    z
      .string()
      .trim()
      .regex(/^\d{1,9}$/, `must be a whole number from ${min} to ${max}`)
      .transform(Number)
      .refine((value) => value >= min && value <= max, `must be a whole number from ${min} to ${max}`)
      .default(otherwise),
  );

const address = (protocols: readonly string[], example: string) =>
  setting(
    z
      .string()
      .trim()
      .refine((value) => protocols.includes(protocolOf(value)), `must be an address such as ${example}`)
      .optional(),
  );

function protocolOf(value: string): string {
  return URL.canParse(value) ? new URL(value).protocol : '';
}

/** An address as it may stand in a header of a mail: one line, one person. */
export const MAIL_ADDRESS = /^[^\s@<>(),;:"\\[\]\p{Cc}]{1,64}@[^\s@<>(),;:"\\[\]\p{Cc}]{1,250}$/u;

const environment = z.object({
  NODE_ENV: setting(z.string().optional()),
  PORT: whole(0, 65_535, 3000),
  HOST: setting(z.string().trim().max(255).optional()),
  DATA_DIR: setting(z.string().default('./data')),
  PUBLIC_URL: setting(
    z
      .string()
      .trim()
      .refine(
        (value) =>
          ['http:', 'https:'].includes(protocolOf(value)) &&
          new URL(value).pathname === '/' &&
          !/[?#@]/.test(value),
        'must be the address people type, such as https://rondo.example.org, without a path',
      )
      .transform((value) => new URL(value).origin)
      .optional(),
  ),
  REDIS_URL: address(['redis:', 'rediss:'], 'redis://localhost:6379'),
  DATABASE_URL: setting(
    z
      .undefined({
        error: 'is set, but this version keeps its data in SQLite under DATA_DIR only: remove the variable',
      })
      .optional(),
  ),
  SMTP_URL: address(['smtp:', 'smtps:'], 'smtp://user:password@mail.example.org:587'),
  MAIL_FROM: setting(
    z.string().trim().regex(MAIL_ADDRESS, 'must be an address such as rondo@example.org').optional(),
  ),
  OPERATOR_EMAIL: setting(
    z.string().trim().regex(MAIL_ADDRESS, 'must be an address such as operator@example.org').optional(),
  ),
  SMS_GATEWAY_URL: address(['http:', 'https:'], 'https://user:password@sms.example.org/send'),
  SIGN_UP: setting(z.enum(['invited', 'open'], { error: 'must be invited or open' }).default('invited')),
  TWO_STEP: setting(z.enum(['required', 'optional'], { error: 'must be required or optional' }).optional()),
  TRUST_PROXY: setting(
    z
      .string()
      .trim()
      .refine(
        (value) => !/^(true|false|yes|no|on|off|all|\*)$/i.test(value),
        'must name the trusted proxy: a number of hops (1), or addresses and networks (loopback, 10.0.0.0/8)',
      )
      .transform((value) => (/^\d{1,2}$/.test(value) ? Number(value) : value))
      .refine((value) => value !== 0, 'must name the trusted proxy: a number of hops (1), or addresses')
      .optional(),
  ),
  LOG_LEVEL: setting(
    z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
  ),
  SECRET_KEY: setting(z.string().min(32, 'must have at least 32 characters').optional()),
  MAX_PARTICIPANTS: whole(1, 100_000, 20_000),
  MAX_ROUNDS: whole(1, 100, 100),
  MAX_CONTRIBUTIONS: whole(1, 100_000, 10_000),
  PLANS: setting(
    z
      .string()
      .default('{}')
      .transform(readPlans)
      .refine(
        (plans) => plans !== null,
        'must be JSON such as {"small": {"participants": 30, "sessionsPerMonth": 4}}',
      ),
  ),
  DEFAULT_PLAN: setting(z.string().trim().optional()),
  BILLING_SECRET: setting(z.string().min(32, 'must have at least 32 characters').optional()),
  STAFF_ADDRESSES: setting(
    z
      .string()
      .default('127.0.0.0/8, ::1')
      .transform((text) => AddressList.read(text))
      .refine((list) => list !== null, 'must hold addresses and networks, such as 192.0.2.7, 10.0.0.0/8'),
  ),
});

/** Reads the settings, or throws a `ConfigError` that names each variable that cannot be used. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const sentences = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`);
    throw new ConfigError([...new Set(sentences)].join('\n'));
  }
  const values = parsed.data;
  const production = values.NODE_ENV === 'production';
  const config: Config = {
    production,
    port: values.PORT,
    host: values.HOST,
    dataDir: resolve(values.DATA_DIR),
    publicUrl: values.PUBLIC_URL ?? null,
    encrypted: values.PUBLIC_URL?.startsWith('https:') ?? false,
    redisUrl: values.REDIS_URL ?? null,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM ?? `rondo@${mailHost(values.PUBLIC_URL)}`,
    operatorEmail: values.OPERATOR_EMAIL ?? null,
    smsGatewayUrl: values.SMS_GATEWAY_URL ?? null,
    signUp: values.SIGN_UP,
    twoStep: values.TWO_STEP ?? (production || values.SMTP_URL !== undefined ? 'required' : 'optional'),
    trustProxy: values.TRUST_PROXY ?? null,
    logLevel: values.LOG_LEVEL,
    secretKey: values.SECRET_KEY ?? null,
    limits: {
      participants: values.MAX_PARTICIPANTS,
      rounds: values.MAX_ROUNDS,
      contributionsPerRound: values.MAX_CONTRIBUTIONS,
    },
    plans: { plans: values.PLANS ?? new Map(), otherwise: values.DEFAULT_PLAN ?? null },
    billingSecret: values.BILLING_SECRET ?? null,
    staffAddresses: values.STAFF_ADDRESSES ?? new AddressList(),
  };
  refuseUnknownPlan(config);
  refusePlainProduction(config);
  refuseOneStepProduction(config);
  return config;
}

function mailHost(publicUrl: string | undefined): string {
  return publicUrl === undefined ? 'localhost' : new URL(publicUrl).hostname;
}

/** A plan of no limits, because its name was mistyped, would be a surprise on the bill. */
function refuseUnknownPlan({ plans: { plans, otherwise } }: Config): void {
  if (otherwise === null || plans.has(otherwise)) return;
  throw new ConfigError('DEFAULT_PLAN must name one of the plans in PLANS.');
}

/** PR-1: in production nobody's vote crosses a network unencrypted because a setting was forgotten. */
function refusePlainProduction({ production, encrypted }: Config): void {
  if (!production || encrypted) return;
  throw new ConfigError(
    'NODE_ENV is production, so traffic has to be encrypted: put Rondo behind a proxy that speaks TLS, set ' +
      'PUBLIC_URL to its https:// address and TRUST_PROXY to the proxy (for example 1 or loopback). ' +
      'For a trial on your own machine or network leave NODE_ENV unset.',
  );
}

/** KO-16: where it counts nobody signs in by a password alone, and no setting makes it so. */
function refuseOneStepProduction({ production, twoStep }: Config): void {
  if (!production || twoStep === 'required') return;
  throw new ConfigError(
    'TWO_STEP is optional, but NODE_ENV is production: there everybody signs in in two steps. Remove the variable.',
  );
}
