#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { OperatorDesk } from './operator-desk.ts';
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
  help                              this

DATA_DIR says which installation; PUBLIC_URL and PORT what links begin with.`;

const EXIT = { done: 0, failed: 1, usage: 64, config: 78 } as const;

/** The command is none of ours, or not all of it is there; in a sentence for the console. */
class UsageError extends Error {
  override name = 'UsageError';
}

async function run(desk: OperatorDesk, words: readonly string[], options: Options): Promise<string> {
  const [command, first, second] = words;
  switch (command) {
    case 'accounts': {
      const accounts = await desk.accounts();
      if (accounts.length === 0) return 'Nobody has an account yet. See: npx rondo first-account';
      return table(
        ['address', 'organisation', 'roles', 'state', 'last sign-in (UTC)'],
        accounts.map((account) => [
          account.email,
          account.organisation ?? '',
          account.roles.join(', '),
          account.lockedAt === null ? (account.disabledAt === null ? '' : 'disabled') : 'locked',
          moment(account.lastSignInAt),
        ]),
      );
    }
    case 'first-account':
      return `Create the first account: ${await desk.firstAccountLink()}\nShown once, good for a day.`;
    case 'invite': {
      const email = named(first);
      if (options.roles !== undefined && options.of === undefined)
        throw new UsageError('Roles are held in an organisation: say with --of whose it is.');
      const roles = (options.roles ?? 'facilitator').split(',').map((role) => role.trim());
      const link = await desk.inviteLink(email, options.of ?? null, options.of === undefined ? [] : roles);
      return `Shown once, good for seven days: ${link}`;
    }
    case 'lock':
    case 'unlock':
      await desk.setLocked(named(first), command === 'lock');
      return `${first} is ${command}ed.`;
    case 'give':
    case 'take':
      if (second !== 'operator' && second !== 'support')
        throw new UsageError('Say which: operator or support.');
      await desk.setStaffRole(named(first), second, command === 'give');
      return `${first} is ${command === 'give' ? 'now' : 'no longer'} ${second}.`;
    case 'maintenance':
      if (!options.off && (first ?? '').trim() === '')
        throw new UsageError('Say the message, in quotes; or --off to take it away.');
      await desk.setNotice(options.off ? null : (first ?? ''));
      return options.off ? 'The message is taken away.' : 'The message is shown.';
    case 'report': {
      if (first !== undefined && !/^20\d{2}-(0[1-9]|1[0-2])$/.test(first))
        throw new UsageError(`${first} is no month, such as 2026-11.`);
      const { month, accounts } = await desk.report(first);
      const rows = accounts.map(({ email, signIns, notEnded, lastSignInAt }) => [
        ...[email, String(signIns), String(notEnded), moment(lastSignInAt)],
      ]);
      return `${month}\n${table(['address', 'sign-ins', 'not ended', 'last (UTC)'], rows)}`;
    }
    default:
      throw new UsageError(`There is no command ${command}.`);
  }
}

function named(email: string | undefined): string {
  if (email === undefined) throw new UsageError('Say whose address.');
  return email;
}

interface Options {
  help?: boolean | undefined;
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

/** The words of the command line; an option that there is not is a usage error. */
function read(): { words: readonly string[]; options: Options } {
  const options = {
    of: { type: 'string' },
    roles: { type: 'string' },
    off: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options });
    return { words: positionals, options: values };
  } catch (error) {
    const [sentence = ''] = error instanceof Error ? error.message.split('. ') : [];
    throw new UsageError(`${sentence}.`, { cause: error });
  }
}

async function main(): Promise<number> {
  try {
    const { words, options } = read();
    if (options.help === true || words[0] === 'help') {
      process.stdout.write(`${HELP}\n`);
      return EXIT.done;
    }
    if (words.length === 0) throw new UsageError('Say what to do.');
    const desk = OperatorDesk.of(readConfig(process.env));
    const said = await run(desk, words, options).finally(() => desk.close());
    process.stdout.write(`${said}\n`);
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    process.stderr.write(`${error.message}\n${error instanceof UsageError ? `\n${HELP}\n` : ''}`);
    if (error instanceof UsageError) return EXIT.usage;
    return error instanceof ConfigError ? EXIT.config : EXIT.failed;
  }
}

process.exitCode = await main();
