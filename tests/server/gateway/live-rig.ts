import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { RunningSessionsStore } from '../../../db/running-sessions-store.ts';
import { SqliteMembersRepository } from '../../../db/members-repository.ts';
import { SqliteParticipantsRepository } from '../../../db/participants-repository.ts';
import { SqliteRolesRepository } from '../../../db/roles-repository.ts';
import { SqliteSessionAccessRepository } from '../../../db/session-access-repository.ts';
import { SqliteAuthSessionsRepository } from '../../../db/auth-sessions-repository.ts';
import { AccessCheck } from '../../../server/accounts/access-check.ts';
import { AuthSessions } from '../../../server/accounts/auth-sessions.ts';
import { Members } from '../../../server/accounts/members.ts';
import type { Bus, Channel, Subscription } from '../../../server/bus/bus.ts';
import { Gateway } from '../../../server/gateway/gateway.ts';
import { HandshakeAuthenticator } from '../../../server/gateway/handshake-authenticator.ts';
import { newId, newSecret } from '../../../server/platform/ids.ts';
import { createLog } from '../../../server/platform/log.ts';
import { createMetrics } from '../../../server/platform/metrics.ts';
import { Origins } from '../../../server/platform/origins.ts';
import { hashOfSecret, LinkTokens, participantToken } from '../../../server/platform/tokens.ts';
import type { CommandAck, Ended, Patch, View } from '../../../sessions/protocol.ts';
import { Rig, type TestNode, type TestSession } from '../rooms/rig.ts';

/** A bus that can be struck dumb: nothing that is said on it is heard, not even here. */
class DumbBus implements Bus {
  dumb = false;
  readonly #inner: Bus;

  constructor(inner: Bus) {
    this.#inner = inner;
  }

  publish(channel: Channel, message: string): void {
    if (!this.dumb) this.#inner.publish(channel, message);
  }

  subscribe(channel: Channel, listener: (message: string) => void): Promise<Subscription> {
    return this.#inner.subscribe(channel, (message) => {
      if (!this.dumb) listener(message);
    });
  }

  onRestored(listener: () => void): void {
    this.#inner.onRestored(listener);
  }

  connected(): boolean {
    return this.#inner.connected();
  }

  async close(): Promise<void> {
    // The rig closes the bus itself.
  }
}

/** Rooms with their real door in front: HTTP server, Socket.IO, tokens, cookies. */
export class LiveRig implements AsyncDisposable {
  readonly rig = new Rig();
  readonly links = new LinkTokens(Buffer.alloc(32, 7));
  readonly clients: Client[] = [];
  node!: TestNode;
  gateway!: Gateway;
  bus!: DumbBus;
  authSessions!: AuthSessions;
  members!: SqliteMembersRepository;
  access!: AccessCheck;
  port = 0;
  #http: HttpServer | undefined;

  static async open(): Promise<LiveRig> {
    const rig = new LiveRig();
    rig.node = await rig.rig.node('one');
    const { database } = rig.rig.base;
    const running = new RunningSessionsStore(database);
    rig.bus = new DumbBus(rig.rig.bus);
    rig.authSessions = new AuthSessions(new SqliteAuthSessionsRepository(database), Date.now, false);
    rig.members = new SqliteMembersRepository(database);
    const members = new Members(rig.members, new SqliteRolesRepository(database), Date.now);
    rig.access = new AccessCheck(members, new SqliteSessionAccessRepository(database));
    const http = createServer((_request, response) => response.writeHead(404).end());
    rig.#http = http;
    rig.gateway = new Gateway({
      http,
      origins: new Origins(null, () => rig.port),
      authenticator: new HandshakeAuthenticator({
        participants: new SqliteParticipantsRepository(database),
        running,
        access: rig.access,
        authSessions: rig.authSessions,
        links: rig.links,
      }),
      live: rig.node.router,
      views: rig.node.router,
      bus: rig.bus,
      running,
      nodeId: 'one',
      clock: Date.now,
      log: createLog('silent'),
      metrics: createMetrics(),
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    rig.port = (http.address() as AddressInfo).port;
    return rig;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  session(options?: Parameters<Rig['session']>[2]): Promise<TestSession> {
    return this.rig.session(this.node, newId(), options);
  }

  /** Joins as HTTP does, and answers the token. */
  async join(session: TestSession, name: string | null = null): Promise<{ id: string; token: string }> {
    const id = newId();
    const token = participantToken(id, newSecret());
    const admission = { tokenHash: hashOfSecret(token), receiptHash: 'r' };
    const join = { type: 'join', participantId: id, name, teamId: null, waiting: false } as const;
    const system = { role: 'system', id: 'system' } as const;
    await this.node.router.submit(session.id, system, null, join, admission);
    return { id, token };
  }

  link(role: 'w' | 'c' | 'm' | 'j', session: TestSession): string {
    const [row] = this.rig.sql('SELECT started_at AS at FROM sessions WHERE id = ?', session.id) as {
      at: number;
    }[];
    return this.links.issue(role, session.id, row?.at ?? 0);
  }

  /** Signs the session's owner in; the `Cookie` header of that sign-in. */
  async signIn(accountId = 'owner'): Promise<string> {
    const cookie = await this.authSessions.begin(accountId, undefined);
    return cookie.split(';')[0] ?? '';
  }

  client(
    auth: Record<string, unknown>,
    options: { headers?: Record<string, string>; polling?: boolean } = {},
  ): Client {
    const client = new Client(this.origin, auth, options);
    this.clients.push(client);
    return client;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const client of this.clients) client.socket.disconnect();
    await this.gateway.close();
    await new Promise((resolve) => this.#http?.close(resolve));
    await this.rig[Symbol.asyncDispose]();
  }
}

/** A page, as far as the door can tell. Notes everything in the order it came. */
export class Client {
  readonly socket: Socket;
  readonly heard: (
    | { event: 'view'; view: View }
    | { event: 'patch'; patch: Patch }
    | { event: 'ended'; ended: Ended }
    | { event: 'connect_error'; message: string }
    | { event: 'disconnect' }
  )[] = [];

  constructor(
    origin: string,
    auth: Record<string, unknown>,
    { headers, polling }: { headers?: Record<string, string>; polling?: boolean },
  ) {
    this.socket = io(`${origin}/live`, {
      auth,
      reconnection: false,
      forceNew: true,
      transports: [polling === true ? 'polling' : 'websocket'],
      ...(headers ? { extraHeaders: headers } : {}),
    });
    this.socket.on('view', (view: View) => this.heard.push({ event: 'view', view }));
    this.socket.on('patch', (patch: Patch) => this.heard.push({ event: 'patch', patch }));
    this.socket.on('ended', (ended: Ended) => this.heard.push({ event: 'ended', ended }));
    this.socket.on('connect_error', ({ message }) => this.heard.push({ event: 'connect_error', message }));
    this.socket.on('disconnect', () => this.heard.push({ event: 'disconnect' }));
  }

  get events(): string[] {
    return this.heard.map(({ event }) => event);
  }

  get view(): View | undefined {
    return this.heard.find((heard) => heard.event === 'view')?.view;
  }

  get patches(): Patch[] {
    return this.heard.flatMap((heard) => (heard.event === 'patch' ? [heard.patch] : []));
  }

  /** The parts of every view and patch. */
  get shown(): Patch['parts'][] {
    return this.heard.flatMap((heard): Patch['parts'][] => {
      if (heard.event === 'view') return [heard.view.parts];
      return heard.event === 'patch' ? [heard.patch.parts] : [];
    });
  }

  get ended(): string | undefined {
    return this.heard.find((heard) => heard.event === 'ended')?.ended.reason;
  }

  get refused(): string | undefined {
    return this.heard.find((heard) => heard.event === 'connect_error')?.message;
  }

  command(message: unknown): Promise<CommandAck> {
    return this.socket.timeout(5_000).emitWithAck('command', message) as Promise<CommandAck>;
  }

  vote(pick = 'a', id = newId()): Promise<CommandAck> {
    return this.command({
      id,
      type: 'cast-ballot',
      roundId: 'vote',
      ballot: { picks: [pick], abstain: false },
    });
  }

  ask(command: Record<string, unknown>): Promise<CommandAck> {
    return this.command({ id: newId(), ...command });
  }
}
