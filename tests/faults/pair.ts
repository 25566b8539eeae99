import { expect } from 'vitest';
import { ApiClient } from '../support/api-client.ts';
import { JournalAudit } from '../support/journal-audit.ts';
import type { LiveClient } from '../support/live-client.ts';
import { meFaults, reportFaults } from '../support/model.ts';
import type { SeededRandom } from '../support/random.ts';
import { RedisServer } from '../support/redis.ts';
import { ServerProcess } from '../support/server-process.ts';
import { tempDir, type TempDir } from '../support/temp-dir.ts';
import { AGENDA } from './agenda.ts';
import { Crowd, type Member } from './crowd.ts';
import { OwnerWatch } from './owner-watch.ts';
import { firstOwner, HASTE, startSession, watcher, type Stage } from './stage.ts';

export const PEOPLE = 60;
export const VOTES_PER_SECOND = 300;
export const IN_STEP_WITHIN_MS = 2_000;

/** Two processes on one database and one Redis, and a session with half of its people on each. */
export class Pair implements AsyncDisposable {
  readonly random: SeededRandom;
  readonly redis: RedisServer;
  readonly servers: readonly [ServerProcess, ServerProcess];
  readonly stage: Stage;
  readonly audit: JournalAudit;
  readonly watch: OwnerWatch;
  readonly facilitator: LiveClient;
  readonly #folder: TempDir;
  crowd!: Crowd;

  private constructor(
    random: SeededRandom,
    redis: RedisServer,
    servers: readonly [ServerProcess, ServerProcess],
    folder: TempDir,
    stage: Stage,
  ) {
    this.random = random;
    this.redis = redis;
    this.servers = servers;
    this.#folder = folder;
    this.stage = stage;
    this.audit = new JournalAudit(servers[0].dataDir, stage.sessionId);
    this.watch = new OwnerWatch(this.audit);
    this.facilitator = watcher(stage.owner, () => this.origins(0), random);
  }

  static async start(random: SeededRandom): Promise<Pair> {
    const redis = await RedisServer.start();
    const env = { REDIS_URL: redis.url };
    const folder = tempDir();
    // Both at the same moment on an empty folder: they make one database and one key between them.
    const start = () => ServerProcess.start({ env, dataDir: folder.path });
    const [first, second] = await Promise.all([start(), start()]);
    const stage = await startSession(await firstOwner(first), 'Two processes');
    const pair = new Pair(random, redis, [first, second], folder, stage);
    pair.crowd = await pair.join(stage, PEOPLE);
    const { audit, crowd, facilitator } = pair;
    audit.add({ sent: facilitator.sent });
    audit.add(
      ...crowd.members.map(({ participantId, sent }) => ({ actor: `participant:${participantId}`, sent })),
    );
    await facilitator.ask({ type: 'open-round', roundId: 'choice-named' });
    await crowd.until(() => crowd.inStep(), IN_STEP_WITHIN_MS * 2, 'everybody is in step at the start');
    return pair;
  }

  join({ api, joinToken }: Stage, count: number): Promise<Crowd> {
    const origins = (member: number) => this.origins(member);
    return Crowd.join({ api, code: joinToken, count, random: this.random, origins, patience: HASTE });
  }

  /** Every other member prefers the second process. */
  origins(member: number): readonly string[] {
    const [first, second] = this.servers;
    return member % 2 === 0 ? [first.origin, second.origin] : [second.origin, first.origin];
  }

  /** The owner's way to one of the processes. */
  apiOf(server: ServerProcess): ApiClient {
    const api = new ApiClient(server.origin);
    api.cookie = this.stage.api.cookie;
    return api;
  }

  /** The process that owns the room, and the other one. */
  get roles(): { owner: ServerProcess; other: ServerProcess } {
    const [first, second] = this.servers;
    return this.watch.ownerPid === first.pid
      ? { owner: first, other: second }
      : { owner: second, other: first };
  }

  /** Those who prefer this process. */
  at(server: ServerProcess): Member[] {
    return this.crowd.members.filter((_member, place) => this.servers[place % 2] === server);
  }

  /** Nobody starts anything new; how long it took until all see the same and nothing is unanswered, with no fault. */
  async backInStep(what: string): Promise<number> {
    const { crowd, facilitator, audit } = this;
    crowd.quiet();
    const took = await crowd.until(
      () => crowd.inStep() && facilitator.state === 'online',
      IN_STEP_WITHIN_MS * 4,
      `back in step after ${what}`,
    );
    expect(audit.faults(), what).toEqual([]);
    const own = crowd.members.flatMap((member) => meFaults(member, member.client.me, member.client.meSeq));
    expect(own, what).toEqual([]);
    return took;
  }

  /** Those who prefer a process connect to it again. */
  async settleAtHome(server: ServerProcess): Promise<void> {
    for (const { client } of this.at(server)) {
      client.offline();
      client.start();
    }
    await this.crowd.until(() => this.crowd.inStep(), IN_STEP_WITHIN_MS * 2, 'everybody is at home again');
  }

  /** Ends the session and holds all of it against what was acknowledged, on both processes. */
  async stopAndCompare(): Promise<void> {
    const { audit, crowd, facilitator, stage } = this;
    audit.rewind();
    expect(audit.faults()).toEqual([]);
    await facilitator.ask({ type: 'stop-session' });
    const out = () => crowd.members.every(({ client }) => client.overReason === 'stopped');
    await crowd.until(out, 2_000, 'all are out');
    for (const server of this.servers) {
      const report = await this.apiOf(server).report(stage.sessionId);
      expect(reportFaults(report, AGENDA, crowd.members)).toEqual([]);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.crowd.stop();
    this.facilitator.stop();
    this.watch.stop();
    this.audit.close();
    for (const server of this.servers) await server[Symbol.asyncDispose]();
    await this.redis[Symbol.asyncDispose]();
    await this.#folder[Symbol.asyncDispose]();
  }
}
