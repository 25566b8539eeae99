import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { accountRepositories } from '../../../db/account-repositories.ts';
import { SqliteAuditRepository } from '../../../db/audit-repository.ts';
import { openDatabase, type Database } from '../../../db/connection.ts';
import { SqliteFailedAttemptsRepository } from '../../../db/failed-attempts-repository.ts';
import { SqliteImagesRepository } from '../../../db/images-repository.ts';
import { JournalStore } from '../../../db/journal-store.ts';
import { LeaseStore } from '../../../db/lease-store.ts';
import { SqliteMembersRepository } from '../../../db/members-repository.ts';
import { SqliteParticipantsRepository } from '../../../db/participants-repository.ts';
import { SqlitePlansRepository } from '../../../db/plans-repository.ts';
import { SqliteResultsRepository } from '../../../db/results-repository.ts';
import { SqliteRolesRepository } from '../../../db/roles-repository.ts';
import { RunningSessionsStore } from '../../../db/running-sessions-store.ts';
import { accounts as accountsTable } from '../../../db/schema.ts';
import { SqliteSessionAccessRepository } from '../../../db/session-access-repository.ts';
import { SqliteSessionDoorsRepository } from '../../../db/session-doors-repository.ts';
import { SqliteSessionTemplatesRepository } from '../../../db/session-templates-repository.ts';
import { SqliteSessionsRepository } from '../../../db/sessions-repository.ts';
import { SqliteStaffRepository } from '../../../db/staff-repository.ts';
import {
  createAccounts,
  type Accounts,
  type AccountsParts,
} from '../../../server/accounts/create-accounts.ts';
import { createOrganisations, type Organisations } from '../../../server/accounts/create-organisations.ts';
import { InProcessBus } from '../../../server/bus/in-process-bus.ts';
import { createHttp, type HttpDeps } from '../../../server/http/http-app.ts';
import { SqliteJournal } from '../../../server/journal/sqlite-journal.ts';
import { MailQueue } from '../../../server/mail/mail-queue.ts';
import type { TextMessages } from '../../../server/mail/text-messages.ts';
import { newId } from '../../../server/platform/ids.ts';
import { AddressList } from '../../../server/platform/address-list.ts';
import { createLog, type Log } from '../../../server/platform/log.ts';
import { createMetrics } from '../../../server/platform/metrics.ts';
import { Origins } from '../../../server/platform/origins.ts';
import { NO_PLANS, type PlanSettings } from '../../../server/platform/plan-settings.ts';
import { newNodeId, isGone } from '../../../server/platform/process-identity.ts';
import { loadSecrets, type Secrets } from '../../../server/platform/secrets.ts';
import { LinkTokens } from '../../../server/platform/tokens.ts';
import { Rehearsals } from '../../../server/rehearsal/rehearsals.ts';
import { createKeepResults } from '../../../server/reports/keep-results.ts';
import { DatabaseLeases } from '../../../server/rooms/database-leases.ts';
import type { LiveSessions } from '../../../server/rooms/live-sessions.ts';
import { Registry } from '../../../server/rooms/registry.ts';
import { Router } from '../../../server/rooms/router.ts';
import { StorageWatch } from '../../../server/rooms/storage-watch.ts';
import { Turns } from '../../../server/rooms/turns.ts';
import type { Actor, Command, FacilitatorCommand, ParticipantCommand } from '../../../sessions/commands.ts';
import { ApiClient } from '../../support/api-client.ts';
import { KeptMails } from '../../support/kept-mails.ts';
import { tempDir, type TempDir } from '../../support/temp-dir.ts';

export interface TestServerOptions {
  publicUrl?: string;
  trustProxy?: number | string;
  pagesFolder?: string;
  limits?: HttpDeps['config']['limits'];
  log?: Log;
  plans?: PlanSettings;
  /** How accounts are made and signed in to. */
  signIn?: Partial<AccountsParts['config']>;
  texts?: TextMessages;
  /** Less where thousands of passwords are hashed. */
  hashCost?: number;
  billingSecret?: string;
  staffAddresses?: string;
  /** Stands before the rooms, to make them fail. */
  wrapLive?(live: LiveSessions): LiveSessions;
}

/** The real HTTP side over real rooms and a real database file, on a free port, with a clock that tests can turn. */
export class TestServer implements AsyncDisposable {
  readonly folder: TempDir = tempDir();
  readonly #options: TestServerOptions;
  /** Milliseconds by which the server's clock is ahead. */
  ahead = 0;
  /** Every mail this server sent. */
  readonly post = new KeptMails();
  origin = '';
  database!: Database;
  accounts!: Accounts;
  organisations!: Organisations;
  registry!: Registry;
  live!: LiveSessions;
  secrets!: Secrets;
  #server!: Server;
  #router!: Router;
  #rehearsals!: Rehearsals;

  private constructor(options: TestServerOptions) {
    this.#options = options;
  }

  static async start(options: TestServerOptions = {}): Promise<TestServer> {
    const server = new TestServer(options);
    try {
      await server.#begin();
    } catch (error) {
      await server[Symbol.asyncDispose]();
      throw error;
    }
    return server;
  }

  get databasePath(): string {
    return join(this.folder.path, 'rondo.db');
  }

  /** An owner, signed in, without the cost of hashing a password. */
  async owner(email = 'owner@example.org'): Promise<ApiClient & { accountId: string }> {
    const id = newId();
    const row = { id, email, emailKey: email, passwordHash: '-', language: 'en', createdAt: 0 } as const;
    this.database.orm.insert(accountsTable).values(row).run();
    const client = Object.assign(this.client(), { accountId: id });
    client.cookie = (await this.accounts.authSessions.begin(id, undefined)).split(';', 1)[0] ?? '';
    return client;
  }

  /** What a participant sends over the live connection; it has to be accepted. */
  async act(sessionId: string, participantId: string, command: ParticipantCommand): Promise<void> {
    await this.#accepted(sessionId, { role: 'participant', id: participantId }, command);
  }

  /** What a facilitator sends over the live connection; it has to be accepted, and answers what it made. */
  facilitate(sessionId: string, command: FacilitatorCommand): Promise<unknown> {
    return this.#accepted(sessionId, { role: 'facilitator', id: 'tester' }, command);
  }

  client(headers: Record<string, string> = {}): ApiClient {
    return new ApiClient(this.origin, headers);
  }

  /** Ends everything and begins again on the same files, as a restart does. */
  async restart(): Promise<void> {
    await this.#end();
    await this.#begin();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#end();
    await this.folder[Symbol.asyncDispose]();
  }

  async #begin(): Promise<void> {
    const { publicUrl, trustProxy, pagesFolder } = this.#options;
    const clock = () => Date.now() + this.ahead;
    const database = openDatabase(this.databasePath);
    this.database = database;
    this.secrets = loadSecrets(join(this.folder.path, 'secrets.json'), null);
    const log = this.#options.log ?? createLog('silent');
    const metrics = createMetrics();
    const attempts = new SqliteFailedAttemptsRepository(database);
    const repositories = {
      templates: new SqliteSessionTemplatesRepository(database),
      sessions: new SqliteSessionsRepository(database),
      doors: new SqliteSessionDoorsRepository(database),
      images: new SqliteImagesRepository(database),
      participants: new SqliteParticipantsRepository(database),
      results: new SqliteResultsRepository(database),
      attempts,
    };
    const encrypted = publicUrl?.startsWith('https:') ?? false;
    const origins = new Origins(publicUrl ?? null, () => Number(new URL(this.origin).port));
    this.accounts = createAccounts({
      repositories: accountRepositories(database),
      attempts,
      secrets: this.secrets,
      clock,
      log,
      config: {
        encrypted,
        signUp: 'invited',
        twoStep: 'optional',
        operatorEmail: null,
        ...this.#options.signIn,
      },
      mails: new MailQueue({ carrier: this.post, clock, log }),
      texts: this.#options.texts ?? null,
      baseUrl: () => origins.baseUrl(undefined),
      passkeyOrigin: () => publicUrl ?? this.origin.replace('127.0.0.1', 'localhost'),
      ...(this.#options.hashCost === undefined ? {} : { hashCost: this.#options.hashCost }),
      proofDifficulty: 8,
    });
    this.organisations = createOrganisations({
      members: new SqliteMembersRepository(database),
      roles: new SqliteRolesRepository(database),
      sessionAccess: new SqliteSessionAccessRepository(database),
      audit: new SqliteAuditRepository(database),
      plans: new SqlitePlansRepository(database),
      staff: new SqliteStaffRepository(database),
      planSettings: this.#options.plans ?? NO_PLANS,
      clock,
    });
    const bus = new InProcessBus(log);
    const nodeId = newNodeId();
    const journal = new SqliteJournal(new JournalStore(database));
    this.registry = new Registry({
      journal,
      storage: new StorageWatch(journal, log),
      turns: new Turns(),
      log,
      metrics,
      bus,
      clock,
      newId,
      leases: new DatabaseLeases(new LeaseStore(database), nodeId, isGone),
      sessions: new RunningSessionsStore(database),
      newSessionKey: () => randomBytes(32),
      newKey: () => randomBytes(32).toString('base64url'),
      keepResults: createKeepResults(repositories.results, clock),
      endRehearsal: (sessionId) => repositories.doors.endRehearsal(sessionId),
      takeBackStart: (sessionId) => repositories.doors.takeBack(sessionId),
    });
    this.#router = new Router({
      registry: this.registry,
      bus,
      nodeId,
      clock,
      newId,
      isGone: () => false,
      log,
      metrics,
    });
    await this.#router.start();
    await this.registry.start();
    this.live = this.#router;
    this.#server = createServer();
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    this.#rehearsals = new Rehearsals({
      live: this.live,
      links: new LinkTokens(this.secrets.keyFor('links')),
      origin: () => this.origin,
      log,
      haste: 100,
    });
    const app = createHttp({
      config: {
        encrypted,
        trustProxy: trustProxy ?? null,
        limits: this.#options.limits ?? { participants: 5_000, rounds: 100, contributionsPerRound: 2_000 },
        billingSecret: this.#options.billingSecret ?? null,
        staffAddresses: AddressList.read(this.#options.staffAddresses ?? '127.0.0.1') ?? new AddressList(),
      },
      log,
      metrics,
      clock,
      secrets: this.secrets,
      origins,
      repositories,
      accounts: this.accounts,
      organisations: this.organisations,
      live: this.#options.wrapLive?.(this.live) ?? this.live,
      rehearsals: this.#rehearsals,
      isJoiningLocked: (sessionId) => this.#router.isJoiningLocked(sessionId),
      notReady: async () => null,
      pagesFolder: pagesFolder ?? null,
      proofDifficulty: 8,
    });
    this.#server.on('request', app);
  }

  async #accepted(sessionId: string, actor: Actor, command: Command): Promise<unknown> {
    const answer = await this.live.submit(sessionId, actor, newId(), command);
    if (!answer.ok) throw new Error(`${command.type}: ${answer.refusal}`);
    return answer.result;
  }

  async #end(): Promise<void> {
    await this.#rehearsals.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await this.#router.close();
    await this.registry.close();
    await this.accounts.close();
    this.database.close();
  }
}

/** The keyed hash under which a code is remembered, made here a second time to look it up. */
export function tombstoneOf(secrets: Secrets, code: string): string {
  const bare = code.replaceAll('-', '');
  return createHmac('sha256', secrets.keyFor('code-tombstones')).update(bare).digest('base64url');
}
