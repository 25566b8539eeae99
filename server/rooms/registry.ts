import type { RunningSessionsStore } from '../../db/running-sessions-store.ts';
import { StorageFull } from '../../db/storage-full.ts';
import type { Actor, Command } from '../../sessions/commands.ts';
import { sessionRecordOf, type SessionRecord } from '../../sessions/report.ts';
import type { Refusal } from '../../sessions/refusals.ts';
import { newSessionState, type SessionState } from '../../sessions/state.ts';
import { JournalDamaged, type JournalRecord } from '../journal/journal.ts';
import type { Metrics } from '../platform/metrics.ts';
import { endedAsItStands } from './damaged-room.ts';
import { HostedRoom, type HostedRoomTools } from './hosted-room.ts';
import { RENEW_MS, type Grant, type Leases } from './lease.ts';
import type { Submission } from './live-sessions.ts';
import { encodeRoomMessage } from './room-messages.ts';
import { replay } from './room.ts';

export interface RegistryTools extends HostedRoomTools {
  leases: Leases;
  sessions: RunningSessionsStore;
  metrics: Metrics;
  /** 32 random bytes for a session's voters. */
  newSessionKey: () => Buffer;
  /** Keeps the results of a stopped session for its owner; may be called again after a crash. */
  keepResults(sessionId: string, record: SessionRecord): Promise<void>;
  /** Makes a rehearsal that was stopped a draft again; may be called again after a crash. */
  endRehearsal(sessionId: string): Promise<void>;
  /** Makes a session that never really began a draft again. */
  takeBackStart(sessionId: string): Promise<unknown>;
}

/** Where a session's room is: here, in another process, or nowhere because of a refusal. */
export type Located =
  | { is: 'here'; room: HostedRoom }
  | { is: 'damaged' }
  | { is: 'elsewhere'; owner: string }
  | { is: 'nowhere'; refusal: Refusal };

/** What this process owns of a session. A dormant room has no state in memory; its lease is kept. */
type Owned =
  | { is: 'hosted'; fence: number; room: HostedRoom }
  | { is: 'damaged'; fence: number; trusted: SessionState; ending: boolean }
  | { is: 'dormant'; fence: number };

const SYSTEM_FACILITATOR: Actor = { role: 'facilitator', id: 'system' };
/** A room nobody has used for so long is put to sleep. */
const IDLE_MS = 30 * 60_000;
/** A room that was never begun is taken back after so long. */
const UNBEGUN_MS = 10_000;
/** Results are written so long after the stop: as soon as nobody is connected any more, at the latest after the second. */
const RESULTS_AFTER_MS = 100;
const RESULTS_WITHIN_MS = 1_500;
const RESULTS_AGAIN_MS = 1_000;

/**
 * The rooms this process owns: opens them by lease, replays their journals, adopts those whose owner is gone, keeps
 * the results of those that stopped, and lets go of those that another process took.
 */
export class Registry {
  readonly #tools: RegistryTools;
  readonly #owned = new Map<string, Owned>();
  readonly #opening = new Map<string, Promise<Located>>();
  readonly #unbegun = new Map<string, number>();
  #keeper: NodeJS.Timeout | undefined;
  #pass: Promise<void> = Promise.resolve();
  readonly #finishing = new Set<Promise<void>>();
  #closed = false;

  constructor(tools: RegistryTools) {
    this.#tools = tools;
  }

  /** Takes up every room that needs an owner, and looks after them from now on. */
  async start(): Promise<void> {
    for (const sessionId of this.#tools.sessions.withLeftoverJournal())
      await this.#tools.journal.erase(sessionId);
    await this.#keep();
    this.#keeper = setInterval(() => {
      this.#pass = this.#pass.then(() => this.#keep());
    }, RENEW_MS);
  }

  /** The room, when it is here and awake. */
  get(sessionId: string): HostedRoom | undefined {
    const owned = this.#owned.get(sessionId);
    return owned?.is === 'hosted' ? owned.room : undefined;
  }

  /** Is the journal of a room that is owned here damaged? */
  isDamaged(sessionId: string): boolean {
    return this.#owned.get(sessionId)?.is === 'damaged';
  }

  /** Finds the room, or opens it here when it has no living owner; with `seize` also when it has one. */
  locate(sessionId: string, how?: 'seize'): Promise<Located> {
    const owned = this.#owned.get(sessionId);
    if (owned?.is === 'hosted') return Promise.resolve({ is: 'here', room: owned.room });
    if (owned?.is === 'damaged') return Promise.resolve({ is: 'damaged' });
    let opening = this.#opening.get(sessionId);
    if (!opening) {
      opening = this.#open(sessionId, how).finally(() => this.#opening.delete(sessionId));
      this.#opening.set(sessionId, opening);
    }
    return opening;
  }

  /** A damaged room takes one command: the stop, which keeps what can be trusted. */
  async submitToDamaged(sessionId: string, command: Command): Promise<Submission> {
    const owned = this.#owned.get(sessionId);
    if (owned?.is !== 'damaged' || command.type !== 'stop-session')
      return { ok: false, refusal: 'journal-damaged' };
    const { trusted } = owned;
    try {
      this.#tools.sessions.stopDamaged(sessionId, trusted.seq, this.#tools.clock());
    } catch (error) {
      if (error instanceof StorageFull) return { ok: false, refusal: 'read-only' };
      throw error;
    }
    this.#tools.bus.publish(
      `room/${sessionId}`,
      encodeRoomMessage({ type: 'end', reason: 'stopped', participantId: null }),
    );
    const { seq } = trusted;
    this.#endDamaged(sessionId, owned);
    return { ok: true, seq };
  }

  /** For `/readyz` and the metrics. */
  health(): { hosted: number; dormant: number; damaged: number; readOnly: number } {
    const health = { hosted: 0, dormant: 0, damaged: 0, readOnly: 0 };
    for (const owned of this.#owned.values()) {
      health[owned.is] += 1;
      if (owned.is === 'hosted' && owned.room.readOnly) health.readOnly += 1;
    }
    return health;
  }

  /** Lets go of every room, so that other processes can take them at once. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#keeper);
    await this.#pass;
    await Promise.allSettled([...this.#opening.values(), ...this.#finishing]);
    for (const [sessionId, owned] of this.#owned) {
      if (owned.is === 'hosted') await owned.room.close('owner-unreachable');
      await this.#release(sessionId, owned.fence);
    }
    this.#owned.clear();
  }

  async #open(sessionId: string, how: 'seize' | undefined): Promise<Located> {
    const { sessions, leases, clock, log } = this.#tools;
    if (this.#closed) return { is: 'nowhere', refusal: 'owner-unreachable' };
    try {
      const standing = sessions.find(sessionId);
      if (!standing) return { is: 'nowhere', refusal: 'not-found' };
      if (standing.status === 'draft') return { is: 'nowhere', refusal: 'session-not-live' };
      if (standing.resultsAt !== null) return { is: 'nowhere', refusal: 'session-stopped' };
      const grant = await leases.acquire(sessionId, clock(), how);
      if (grant && standing.rehearsal && standing.status === 'stopped') {
        this.#finish(sessionId, grant.fence, newSessionState(sessionId));
        return { is: 'nowhere', refusal: 'session-stopped' };
      }
      if (grant) return await this.#openOwned(sessionId, grant);
      const owner = await leases.ownerOf(sessionId, clock());
      return owner === null ? { is: 'nowhere', refusal: 'owner-unreachable' } : { is: 'elsewhere', owner };
    } catch (error) {
      if (error instanceof StorageFull) return { is: 'nowhere', refusal: 'read-only' };
      log.error({ err: error, sessionId }, 'a room could not be opened');
      return { is: 'nowhere', refusal: 'busy' };
    }
  }

  async #openOwned(sessionId: string, { fence, previousUntil }: Grant): Promise<Located> {
    const { sessions, clock } = this.#tools;
    const records = await this.#read(sessionId, fence);
    if (records === null) return { is: 'damaged' };
    const voterKey = sessions.voterKey(sessionId, this.#tools.newSessionKey());
    const state = await replay(sessionId, records);
    const room = new HostedRoom(fence, state, voterKey, this.#tools, {
      stopped: (stopped) => this.#finishSoon(stopped),
      lost: (lost) => this.#drop(lost),
    });
    if (previousUntil !== null && state.phase !== 'new') await this.#makeUp(room, previousUntil);
    await room.begin();
    if (this.#closed) {
      await room.close('owner-unreachable');
      return { is: 'nowhere', refusal: 'owner-unreachable' };
    }
    this.#owned.set(sessionId, { is: 'hosted', fence, room });
    if (state.phase === 'new') this.#unbegun.set(sessionId, clock());
    if (state.phase === 'stopped') {
      this.#finishSoon(room);
      return { is: 'nowhere', refusal: 'session-stopped' };
    }
    // Its simulated participants went with the process, or the room, that it began in.
    if (state.session.rehearsal) void room.submit(SYSTEM_FACILITATOR, null, { type: 'stop-session' });
    return { is: 'here', room };
  }

  /** The first command of a room taken over: who votes now finds the timer extended by the outage (law 5). */
  async #makeUp(room: HostedRoom, previousUntil: number): Promise<void> {
    const { clock, log, metrics } = this.#tools;
    const { sessionId, fence } = room;
    const downMs = clock() - previousUntil;
    metrics.takeovers.inc();
    log.info({ sessionId, fence, downMs }, 'room taken over');
    await room.submit({ role: 'system', id: 'system' }, null, { type: 'make-up-outage', downMs });
  }

  /** The journal; null when it is damaged, which is reported and remembered. */
  async #read(sessionId: string, fence: number): Promise<JournalRecord[] | null> {
    try {
      return await this.#tools.journal.read(sessionId);
    } catch (error) {
      if (!(error instanceof JournalDamaged)) throw error;
      const trusted = await replay(sessionId, error.trusted);
      this.#tools.log.error({ err: error, sessionId, trusted: trusted.seq }, 'JOURNAL DAMAGED');
      const owned: Owned = { is: 'damaged', fence, trusted, ending: false };
      this.#owned.set(sessionId, owned);
      // It was stopped already: what can be trusted is all there will ever be.
      if (this.#tools.sessions.find(sessionId)?.status === 'stopped') {
        this.#tools.sessions.stopDamaged(sessionId, trusted.seq, this.#tools.clock());
        this.#endDamaged(sessionId, owned);
      }
      return null;
    }
  }

  async #keep(): Promise<void> {
    try {
      await this.#renew();
      for (const sessionId of await this.#tools.leases.adoptable(this.#tools.clock()))
        await this.#adopt(sessionId);
      await this.#lookAfter();
    } catch (error) {
      if (!(error instanceof StorageFull)) this.#tools.log.error({ err: error }, 'leases could not be kept');
    }
  }

  async #renew(): Promise<void> {
    const { leases, clock } = this.#tools;
    const asked = [...this.#owned];
    const kept = await leases.renew(
      asked.map(([sessionId]) => sessionId),
      clock(),
    );
    for (const [sessionId, owned] of asked) {
      if (kept.has(sessionId) || this.#owned.get(sessionId) !== owned) continue;
      this.#owned.delete(sessionId);
      if (owned.is === 'hosted') await owned.room.close('owner-unreachable');
    }
  }

  async #adopt(sessionId: string): Promise<void> {
    if (this.#closed) return;
    const located = await this.locate(sessionId);
    if (located.is === 'here' && located.room.state.phase === 'new') await this.#takeBack(located.room);
  }

  async #lookAfter(): Promise<void> {
    const now = this.#tools.clock();
    for (const [sessionId, owned] of this.#owned) {
      if (owned.is !== 'hosted') continue;
      const { room, fence } = owned;
      room.tick(now);
      const unbegunSince = this.#unbegun.get(sessionId);
      if (room.state.phase !== 'new') this.#unbegun.delete(sessionId);
      else if (unbegunSince !== undefined && now - unbegunSince > UNBEGUN_MS) await this.#takeBack(room);
      if (!room.isIdle(now - IDLE_MS)) continue;
      this.#owned.set(sessionId, { is: 'dormant', fence });
      await room.close('owner-unreachable');
    }
  }

  /** A start that was interrupted before its first record: nobody was told of it, so it did not happen. */
  async #takeBack(room: HostedRoom): Promise<void> {
    this.#tools.log.warn(
      { sessionId: room.sessionId },
      'a start was interrupted: the session is a draft again',
    );
    this.#unbegun.delete(room.sessionId);
    this.#owned.delete(room.sessionId);
    await room.close('session-not-live');
    await this.#tools.takeBackStart(room.sessionId);
  }

  /** The room closed itself. The next command, or the keeper, opens it anew from the journal if it is still ours. */
  #drop(room: HostedRoom): void {
    const owned = this.#owned.get(room.sessionId);
    if (owned?.is !== 'hosted' || owned.room !== room) return;
    this.#owned.delete(room.sessionId);
    void room.close('busy');
    if (!this.#closed) void this.locate(room.sessionId);
  }

  /** Results are written once everybody was told of the end and is out, so that they do not wait for it. */
  #finishSoon(room: HostedRoom, since = performance.now()): void {
    setTimeout(() => {
      if (room.isEmpty || performance.now() - since > RESULTS_WITHIN_MS)
        this.#finish(room.sessionId, room.fence, room.state, room);
      else this.#finishSoon(room, since);
    }, RESULTS_AFTER_MS).unref();
  }

  #endDamaged(sessionId: string, owned: Extract<Owned, { is: 'damaged' }>): void {
    if (owned.ending) return;
    owned.ending = true;
    this.#finish(sessionId, owned.fence, endedAsItStands(owned.trusted, this.#tools.clock()));
  }

  /** Keeps the results, and then removes every trace of the room. Tries again until it works, or the next start does. */
  #finish(sessionId: string, fence: number, state: SessionState, room?: HostedRoom): void {
    if (this.#closed) return;
    const finishing = this.#keepAndErase(sessionId, fence, state, room)
      .catch((error: unknown) => {
        this.#tools.log.error({ err: error, sessionId }, 'results could not be kept yet');
        setTimeout(() => this.#finish(sessionId, fence, state, room), RESULTS_AGAIN_MS).unref();
      })
      .finally(() => this.#finishing.delete(finishing));
    this.#finishing.add(finishing);
  }

  async #keepAndErase(
    sessionId: string,
    fence: number,
    state: SessionState,
    room?: HostedRoom,
  ): Promise<void> {
    const rehearsal = this.#tools.sessions.find(sessionId)?.rehearsal === 1;
    if (!rehearsal) await this.#tools.keepResults(sessionId, sessionRecordOf(state));
    await this.#tools.journal.erase(sessionId);
    if (rehearsal) await this.#tools.endRehearsal(sessionId);
    this.#owned.delete(sessionId);
    await room?.close('session-stopped');
    await this.#release(sessionId, fence);
    this.#tools.log.info({ sessionId, rehearsal }, 'session ended');
  }

  async #release(sessionId: string, fence: number): Promise<void> {
    try {
      await this.#tools.leases.release(sessionId, fence);
    } catch (error) {
      this.#tools.log.warn(
        { err: error, sessionId },
        'a lease could not be given back: it runs out by itself',
      );
    }
  }
}
