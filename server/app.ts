import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { accountRepositories } from '../db/account-repositories.ts';
import { SqliteAuditRepository } from '../db/audit-repository.ts';
import { openDatabase } from '../db/connection.ts';
import { SqliteFailedAttemptsRepository } from '../db/failed-attempts-repository.ts';
import { SqliteImagesRepository } from '../db/images-repository.ts';
import { JournalStore } from '../db/journal-store.ts';
import { LeaseStore } from '../db/lease-store.ts';
import { SqliteMembersRepository } from '../db/members-repository.ts';
import { SqliteParticipantsRepository } from '../db/participants-repository.ts';
import { SqlitePlansRepository } from '../db/plans-repository.ts';
import { SqliteResultsRepository } from '../db/results-repository.ts';
import { SqliteRolesRepository } from '../db/roles-repository.ts';
import { RunningSessionsStore } from '../db/running-sessions-store.ts';
import { SqliteSessionAccessRepository } from '../db/session-access-repository.ts';
import { SqliteSessionDoorsRepository } from '../db/session-doors-repository.ts';
import { SqliteSessionTemplatesRepository } from '../db/session-templates-repository.ts';
import { SqliteSessionsRepository } from '../db/sessions-repository.ts';
import { SqliteStaffRepository } from '../db/staff-repository.ts';
import { createAccounts } from './accounts/create-accounts.ts';
import { createOrganisations } from './accounts/create-organisations.ts';
import { Letters } from './accounts/letters.ts';
import type { Bus } from './bus/bus.ts';
import { InProcessBus } from './bus/in-process-bus.ts';
import { RedisBus } from './bus/redis-bus.ts';
import { Gateway } from './gateway/gateway.ts';
import { HandshakeAuthenticator } from './gateway/handshake-authenticator.ts';
import { createHttp } from './http/http-app.ts';
import { inTurns } from './http/request-turns.ts';
import { SqliteJournal } from './journal/sqlite-journal.ts';
import type { MailCarrier } from './mail/mail-carrier.ts';
import { MailQueue } from './mail/mail-queue.ts';
import { OutboxCarrier } from './mail/outbox-carrier.ts';
import { SmtpCarrier } from './mail/smtp-carrier.ts';
import { HttpTextMessages } from './mail/text-messages.ts';
import { systemClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { newId } from './platform/ids.ts';
import { createLog, type Log } from './platform/log.ts';
import { createMetrics, type Metrics } from './platform/metrics.ts';
import { Origins } from './platform/origins.ts';
import { dataPaths, pagesFolder } from './platform/paths.ts';
import { isGone, newNodeId } from './platform/process-identity.ts';
import { loadSecrets, type Secrets } from './platform/secrets.ts';
import { LinkTokens } from './platform/tokens.ts';
import { createKeepResults } from './reports/keep-results.ts';
import { Rehearsals } from './rehearsal/rehearsals.ts';
import { DatabaseLeases } from './rooms/database-leases.ts';
import { Registry } from './rooms/registry.ts';
import { Router } from './rooms/router.ts';
import { StorageWatch } from './rooms/storage-watch.ts';
import { Turns } from './rooms/turns.ts';

/** A running server. */
export interface App {
  readonly log: Log;
  /** Where people reach it. */
  readonly url: string;
  readonly port: number;
  /** The one-time address that creates the first account; null once there is one. */
  readonly firstAccountLink: string | null;
  /** The folder that mails are written to; null when a mail server takes them. */
  readonly outbox: string | null;
  /** Lets everybody go and gives every room free for other processes. */
  stop(): Promise<void>;
}

/** Connections that may wait to be accepted: a whole room may come back at once. */
const BACKLOG = 4_096;

/** Puts the server together. The only place that chooses implementations. */
export async function startApp(config: Config): Promise<App> {
  const log = createLog(config.logLevel);
  const metrics = createMetrics();
  const clock = systemClock;
  const nodeId = newNodeId();
  const paths = dataPaths(config.dataDir);
  const database = openDatabase(paths.database);
  const secrets = loadSecrets(paths.secrets, config.secretKey);
  const bus = createBus(config, secrets, nodeId, log);

  const repositories = {
    sessions: new SqliteSessionsRepository(database),
    templates: new SqliteSessionTemplatesRepository(database),
    doors: new SqliteSessionDoorsRepository(database),
    images: new SqliteImagesRepository(database),
    participants: new SqliteParticipantsRepository(database),
    results: new SqliteResultsRepository(database),
    attempts: new SqliteFailedAttemptsRepository(database),
  };
  const running = new RunningSessionsStore(database);
  const turns = new Turns();
  const journal = new SqliteJournal(new JournalStore(database), {
    onCommit({ seconds, diskSeconds, records }) {
      turns.waitedForDisk(diskSeconds * 1000);
      metrics.commitSeconds.observe(seconds);
      metrics.commitRecords.observe(records);
    },
  });
  const storage = new StorageWatch(journal, log);
  const registry = new Registry({
    journal,
    storage,
    turns,
    bus,
    leases: new DatabaseLeases(new LeaseStore(database), nodeId, isGone),
    sessions: running,
    clock,
    newId,
    newSessionKey: () => randomBytes(32),
    newKey: () => randomBytes(32).toString('base64url'),
    log,
    metrics,
    keepResults: createKeepResults(repositories.results, clock),
    endRehearsal: (sessionId) => repositories.doors.endRehearsal(sessionId),
    takeBackStart: (sessionId) => repositories.doors.takeBack(sessionId),
  });
  const router = new Router({ registry, bus, nodeId, clock, newId, isGone, log, metrics });

  const organisations = createOrganisations({
    members: new SqliteMembersRepository(database),
    roles: new SqliteRolesRepository(database),
    sessionAccess: new SqliteSessionAccessRepository(database),
    audit: new SqliteAuditRepository(database),
    plans: new SqlitePlansRepository(database),
    staff: new SqliteStaffRepository(database),
    planSettings: config.plans,
    clock,
  });
  const http = createServer();
  const portInUse = () => (http.address() as AddressInfo | null)?.port ?? config.port;
  const origins = new Origins(config.publicUrl, portInUse, config.host === undefined);
  const mails = new MailQueue({ carrier: createCarrier(config, paths.outbox), clock, log });
  const accounts = createAccounts({
    repositories: accountRepositories(database),
    attempts: repositories.attempts,
    secrets,
    clock,
    log,
    config,
    mails,
    texts: config.smsGatewayUrl === null ? null : new HttpTextMessages(config.smsGatewayUrl),
    // No request is asked where it came to: the Host header is whatever somebody wrote in it.
    baseUrl: () => origins.baseUrl(undefined),
    passkeyOrigin: () => config.publicUrl ?? `http://localhost:${portInUse()}`,
  });
  const links = new LinkTokens(secrets.keyFor('links'));
  const rehearsals = new Rehearsals({ live: router, links, origin: () => originWithin(http), log });
  http.on(
    'request',
    inTurns(
      createHttp({
        config,
        log,
        metrics,
        clock,
        secrets,
        origins,
        repositories,
        accounts,
        organisations,
        live: router,
        rehearsals,
        isJoiningLocked: (sessionId) => router.isJoiningLocked(sessionId),
        notReady: async () => {
          // One damaged session is no reason to send everybody else away: the metrics and the log tell of it.
          if (storage.full || registry.health().readOnly > 0) return 'read-only';
          return journal.isReadable() ? null : 'busy';
        },
        pagesFolder: pagesFolder(),
      }),
    ),
  );
  const gateway = new Gateway({
    http,
    origins,
    authenticator: new HandshakeAuthenticator({
      participants: repositories.participants,
      running,
      access: organisations.access,
      authSessions: accounts.authSessions,
      links,
    }),
    live: router,
    views: router,
    bus,
    running,
    nodeId,
    clock,
    log,
    metrics,
  });

  await router.start();
  await registry.start();
  const gauges = setInterval(() => gauge(metrics, registry, bus), 1_000);
  const letters = new Letters(mails, () => origins.baseUrl(undefined));
  const lookBack = () => {
    void accounts.suspicious.analyse().catch((err: unknown) => log.error({ err }, 'no analysis of sign-ins'));
    void organisations.staff
      .tellOfReport(letters)
      .catch((err: unknown) => log.error({ err }, 'nobody was told of the user report'));
    void Promise.all([accounts.forgetLinks(), organisations.members.forgetInvitations()]).catch(
      (err: unknown) => log.error({ err }, 'invitations and links that ran out are kept'),
    );
    void organisations.audit
      .forgetOld()
      .catch((err: unknown) => log.error({ err }, 'the audit log keeps what is old'));
  };
  const lookingBack = setInterval(lookBack, 3_600_000);
  lookBack();
  await listen(http, config);

  const url = config.publicUrl ?? `http://localhost:${portInUse()}`;
  return {
    log,
    url,
    port: portInUse(),
    firstAccountLink: await accounts.firstAccountLink(url),
    outbox: config.smtpUrl === null ? paths.outbox : null,
    async stop() {
      clearInterval(gauges);
      clearInterval(lookingBack);
      await rehearsals.close();
      http.close();
      await gateway.close();
      http.closeAllConnections();
      await router.close();
      await registry.close();
      storage.close();
      await accounts.close();
      await bus.close();
      database.close();
    },
  };
}

/** Mails go to the mail server of the settings; without one each becomes a file, and the console says so. */
function createCarrier({ smtpUrl, mailFrom }: Config, outbox: string): MailCarrier {
  if (smtpUrl !== null) return new SmtpCarrier({ url: smtpUrl, from: mailFrom });
  return new OutboxCarrier({ folder: outbox, say: (line) => process.stdout.write(`${line}\n`) });
}

function createBus({ redisUrl }: Config, secrets: Secrets, nodeId: string, log: Log): Bus {
  if (redisUrl === null) return new InProcessBus(log);
  // Who shares the data shares its key; who only shares the Redis hears nothing of us.
  const installation = secrets.keyFor('bus').toString('hex').slice(0, 16);
  return new RedisBus({ url: redisUrl, installation, nodeId, log });
}

/** Where this process can be reached from itself. */
function originWithin(http: ReturnType<typeof createServer>): string {
  const { address, family, port } = http.address() as AddressInfo;
  const everywhere = address === '::' || address === '0.0.0.0';
  const host = everywhere ? 'localhost' : family === 'IPv6' ? `[${address}]` : address;
  return `http://${host}:${port}`;
}

function gauge(metrics: Metrics, registry: Registry, bus: Bus): void {
  const { hosted, dormant, damaged, readOnly } = registry.health();
  metrics.rooms.set({ state: 'hosted' }, hosted);
  metrics.rooms.set({ state: 'dormant' }, dormant);
  metrics.rooms.set({ state: 'damaged' }, damaged);
  metrics.rooms.set({ state: 'read-only' }, readOnly);
  metrics.busConnected.set(bus.connected() ? 1 : 0);
}

function listen(http: ReturnType<typeof createServer>, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen({ port, backlog: BACKLOG, ...(host === undefined ? {} : { host }) }, () => {
      http.removeListener('error', reject);
      resolve();
    });
  });
}
