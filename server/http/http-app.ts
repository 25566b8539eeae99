import express, { type Express, type RequestHandler } from 'express';
import type { ImagesRepository } from '../../db/images-repository.ts';
import type { ParticipantsRepository } from '../../db/participants-repository.ts';
import type { ResultsRepository } from '../../db/results-repository.ts';
import type { SessionDoorsRepository } from '../../db/session-doors-repository.ts';
import type { FailedAttemptsRepository } from '../../db/failed-attempts-repository.ts';
import type { SessionTemplatesRepository } from '../../db/session-templates-repository.ts';
import type { SessionsRepository } from '../../db/sessions-repository.ts';
import type { Accounts } from '../accounts/create-accounts.ts';
import type { Organisations } from '../accounts/create-organisations.ts';
import { SessionDesk } from '../accounts/session-desk.ts';
import type { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import type { Log } from '../platform/log.ts';
import type { Metrics } from '../platform/metrics.ts';
import type { Origins } from '../platform/origins.ts';
import { refused } from '../platform/outcome.ts';
import type { Secrets } from '../platform/secrets.ts';
import { LinkTokens } from '../platform/tokens.ts';
import { Challenges } from '../privacy/challenges.ts';
import { Door } from '../privacy/door.ts';
import { JoinAttempts } from '../privacy/join-attempts.ts';
import { GuessingBudget } from '../privacy/guessing-budget.ts';
import { SourceKeys } from '../privacy/source-keys.ts';
import type { Rehearsals } from '../rehearsal/rehearsals.ts';
import { SessionReports } from '../reports/session-reports.ts';
import type { LiveSessions } from '../rooms/live-sessions.ts';
import { accountRoutes } from './account-routes.ts';
import { auditRoutes } from './audit-routes.ts';
import { billingRoutes } from './billing-routes.ts';
import { imageRoutes } from './image-routes.ts';
import { joinRoutes } from './join-routes.ts';
import { languageOf } from './language.ts';
import { mountRoutes } from './mount-routes.ts';
import { pinRoutes } from './pin-routes.ts';
import { operationRoutes, type NotReady } from './operation-routes.ts';
import { organisationRoutes } from './organisation-routes.ts';
import { sendNotFoundPage, servePages } from './pages.ts';
import { sendProblem } from './problem.ts';
import { refuseErrors } from './refuse-errors.ts';
import { reportRoutes } from './report-routes.ts';
import { referenceOf, requestLog } from './request-log.ts';
import { roleRoutes } from './role-routes.ts';
import { runRoutes } from './run-routes.ts';
import { securityHeaders } from './security-headers.ts';
import { sessionsRoutes } from './sessions-routes.ts';
import { templateRoutes } from './template-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { ownAccountRoutes } from './own-account-routes.ts';
import { twoStepRoutes } from './two-step-routes.ts';
import { sharingRoutes } from './sharing-routes.ts';
import { staffRoutes } from './staff-routes.ts';

export interface HttpRepositories {
  templates: SessionTemplatesRepository;
  sessions: SessionsRepository;
  doors: SessionDoorsRepository;
  images: ImagesRepository;
  participants: ParticipantsRepository;
  results: ResultsRepository;
  attempts: FailedAttemptsRepository;
}

export interface HttpDeps {
  config: Pick<Config, 'encrypted' | 'trustProxy' | 'limits' | 'billingSecret' | 'staffAddresses'>;
  log: Log;
  metrics: Metrics;
  clock: Clock;
  secrets: Secrets;
  origins: Origins;
  repositories: HttpRepositories;
  accounts: Accounts;
  organisations: Organisations;
  live: LiveSessions;
  rehearsals: Rehearsals;
  /** What the room of a session says; asked by who looks at its door. */
  isJoiningLocked(sessionId: string): Promise<boolean>;
  /** What keeps this process from its work; null is nothing. */
  notReady(): Promise<NotReady | null>;
  /** Zero bits a proof of work has to begin with; a test need not work as long as a guesser. */
  proofDifficulty?: number;
  /** Where the built pages lie; null serves the interface alone. */
  pagesFolder: string | null;
}

const UNSAFE: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** The HTTP side of the server: the interface under /api/v1, the pages, and what operators look at. */
export function createHttp(deps: HttpDeps): Express {
  const { config, accounts, organisations, origins, pagesFolder, repositories } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  trustProxy(app, config.trustProxy);
  app.set('query parser', 'simple');
  app.use(requestLog(deps.log), ...securityHeaders(config.encrypted));
  app.use('/api', (_request, response, next) => {
    response.setHeader('cache-control', 'no-store');
    next();
  });
  app.use(ownPagesOnly(origins));
  mountRoutes(app, routesOf(deps), {
    authSessions: accounts.authSessions,
    sessions: repositories.sessions,
    origins,
    access: organisations.access,
    audit: organisations.audit,
    staffAddresses: config.staffAddresses,
  });
  if (pagesFolder !== null) servePages(app, pagesFolder);
  app.use(notFound(pagesFolder));
  app.use(refuseErrors);
  return app;
}

/** Without a named proxy nobody is believed about where a request came from. */
function trustProxy(app: Express, named: HttpDeps['config']['trustProxy']): void {
  try {
    app.set('trust proxy', named ?? false);
  } catch (cause) {
    throw new Error('TRUST_PROXY must name proxies by number of hops, addresses or networks', { cause });
  }
}

function routesOf(deps: HttpDeps) {
  const { repositories, secrets, clock, live, accounts, organisations, config } = deps;
  const { sessions, templates, doors, images, attempts, participants, results } = repositories;
  const links = new LinkTokens(secrets.keyFor('links'));
  const sources = new SourceKeys(secrets.keyFor('attempt-sources'));
  const door = new Door({
    sessions: doors,
    participants,
    live,
    attempts: new JoinAttempts(secrets.keyFor('join-attempts')),
    clock,
    isJoiningLocked: (sessionId) => deps.isJoiningLocked(sessionId),
    links,
    budget: new GuessingBudget(attempts, sources, clock),
    challenges: new Challenges(secrets.keyFor('challenges'), attempts, sources, clock, deps.proofDifficulty),
  });
  const tombstoneKey = secrets.keyFor('code-tombstones');
  const { limits } = config;
  const { plans, roles, sharing, audit, staff } = organisations;
  const desk = new SessionDesk({ sessions, doors, images, live, links, tombstoneKey, limits, plans, clock });
  const routes = [
    ...accountRoutes(accounts),
    ...signInRoutes(accounts),
    ...ownAccountRoutes(accounts),
    ...twoStepRoutes(accounts),
    ...pinRoutes(accounts),
    ...joinRoutes(door),
    ...sessionsRoutes({ desk, sessions, links, organisations }),
    ...templateRoutes(templates, images),
    ...runRoutes(desk, links, deps.rehearsals),
    ...reportRoutes(new SessionReports(sessions, results, participants)),
    ...organisationRoutes(organisations, accounts.signUp, config.staffAddresses),
    ...roleRoutes(roles),
    ...sharingRoutes(sharing),
    ...auditRoutes(audit),
    ...billingRoutes({ plans, audit, secret: config.billingSecret, clock }),
    ...staffRoutes(staff),
    ...imageRoutes(images, accounts.authSessions, organisations.access, clock),
  ];
  return [...routes, ...operationRoutes(deps, routes)];
}

/** Another site's page must not act in the name of who is signed in here. */
function ownPagesOnly(origins: Origins): RequestHandler {
  return (request, response, next) => {
    if (!UNSAFE.has(request.method) || origins.allows(request.headers)) next();
    else sendProblem(response, refused('origin-refused'), languageOf(request, null), referenceOf(request));
  };
}

function notFound(pagesFolder: string | null): RequestHandler {
  return (request, response, next) => {
    const wantsPage = request.method === 'GET' && request.accepts('json', 'html') === 'html';
    if (pagesFolder !== null && wantsPage && !request.path.startsWith('/api/'))
      sendNotFoundPage(response, pagesFolder, next);
    else sendProblem(response, refused('not-found'), languageOf(request, null), referenceOf(request));
  };
}
