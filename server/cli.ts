#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { DeskError, OperatorDesk } from './operator-desk.ts';
import { ConfigError, readConfig } from './platform/config.ts';

/** The command line of whoever runs the installation: `npx rondo …`. It reads the settings that the server reads. */
const HELP = `Usage: npx rondo <command>

  accounts                          everybody who has an account
  first-account                     a new one-time link for the first account
  invite <email>                    a one-time link that makes an account for this address
      --of <email of a member>      ... in the organisation of this member
      --roles manager,facilitator   ... with these roles there (facilitator when not said)
  lock <email>                      ends every sign-in of the account and lets it in no more
  unlock <email>
  give <email> operator|support     makes somebody part of the staff
  take <email> operator|support
  maintenance "<message>"           shows a message on top of every page
  maintenance --off                 takes it away
  report [2026-11]                  sign-ins of a month; of the last one when none is named

DATA_DIR says which installation; PUBLIC_URL and PORT what links begin with.`;

const EXIT = { done: 0, failed: 1, usage: 64, config: 78 } as const;

async function run(desk: OperatorDesk, words: readonly string[], options: Options): Promise<string | null> {
  const [command, first, second] = words;
  switch (command) {
    case 'accounts':
      return table(
        ['address', 'organisation', 'roles', 'state', 'last sign-in'],
        (await desk.accounts()).map((account) => [
          account.email,
          account.organisation ?? '',
          account.roles.join(', '),
          account.lockedAt === null ? (account.disabledAt === null ? '' : 'disabled') : 'locked',
          moment(account.lastSignInAt),
        ]),
      );
    case 'first-account':
      return `Create the first account: ${await desk.firstAccountLink()}`;
    case 'invite': {
      if (first === undefined) return null;
      const roles = (options.roles ?? 'facilitator').split(',').map((role) => role.trim());
      const link = await desk.inviteLink(first, options.of ?? null, options.of === undefined ? [] : roles);
      return `Shown once, good for seven days: ${link}`;
    }
    case 'lock':
    case 'unlock':
      if (first === undefined) return null;
      await desk.setLocked(first, command === 'lock');
      return `${first} is ${command}ed.`;
    case 'give':
    case 'take':
      if (first === undefined || (second !== 'operator' && second !== 'support')) return null;
      await desk.setStaffRole(first, second, command === 'give');
      return `${first} is ${command === 'give' ? 'now' : 'no longer'} ${second}.`;
    case 'maintenance':
      if (first === undefined && !options.off) return null;
      await desk.setNotice(options.off ? null : (first ?? ''));
      return options.off ? 'The message is taken away.' : 'The message is shown.';
    case 'report': {
      if (first !== undefined && !/^20\d{2}-(0[1-9]|1[0-2])$/.test(first)) return null;
      const { month, accounts } = await desk.report(first);
      const rows = accounts.map(({ email, signIns, notEnded, lastSignInAt }) => [
        ...[email, String(signIns), String(notEnded), moment(lastSignInAt)],
      ]);
      return `${month}\n${table(['address', 'sign-ins', 'not ended', 'last'], rows)}`;
    }
    default:
      return null;
  }
}

interface Options {
  of?: string | undefined;
  roles?: string | undefined;
  off?: boolean | undefined;
}

function moment(at: number | null): string {
  return at === null ? '' : new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}

function table(head: string[], rows: string[][]): string {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}

async function main(): Promise<number> {
  const options = { of: { type: 'string' }, roles: { type: 'string' }, off: { type: 'boolean' } } as const;
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options });
    const desk = new OperatorDesk(readConfig(process.env));
    const said = await run(desk, positionals, values).finally(() => desk.close());
    process.stdout.write(`${said ?? HELP}\n`);
    return said === null ? EXIT.usage : EXIT.done;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error instanceof ConfigError ? EXIT.config : error instanceof DeskError ? EXIT.failed : EXIT.usage;
  }
}

process.exitCode = await main();
