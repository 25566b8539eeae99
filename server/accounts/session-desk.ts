import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ImagesRepository } from '../../db/images-repository.ts';
import type { SessionDoorsRepository } from '../../db/session-doors-repository.ts';
import type {
  DraftChanges,
  ImageCopy,
  SessionsRepository,
  StoredSession,
} from '../../db/sessions-repository.ts';
import type { Agenda } from '../../sessions/agenda.ts';
import type { Language, SessionFacts, SessionLimits, SessionSettings } from '../../sessions/state.ts';
import type { Clock } from '../platform/clock.ts';
import { newCode, newId } from '../platform/ids.ts';
import { done, passedOn, refused, type Outcome } from '../platform/outcome.ts';
import type { LinkTokens } from '../platform/tokens.ts';
import type { LiveSessions } from '../rooms/live-sessions.ts';
import type { Plans } from './plans.ts';

export interface SessionDeskParts {
  sessions: SessionsRepository;
  doors: SessionDoorsRepository;
  images: ImagesRepository;
  live: LiveSessions;
  links: LinkTokens;
  /** Key under which issued codes are remembered for ever. */
  tombstoneKey: Buffer;
  limits: SessionLimits;
  /** What the owner's organisation may start this month. */
  plans: Plans;
  clock: Clock;
}

export interface Draft {
  title: string;
  language: Language;
  settings: SessionSettings;
  agenda: Agenda;
}

/** Simulated ones, and colleagues who look in with a phone. */
const REHEARSAL_PARTICIPANTS = 100;
const PATIENCE_MS = 5_000;
const LOOK_AGAIN_MS = 50;

/** Where an owner prepares, starts, stops and deletes sessions. Every session handed in was found as the owner's own. */
export class SessionDesk {
  readonly #parts: SessionDeskParts;

  constructor(parts: SessionDeskParts) {
    this.#parts = parts;
  }

  /** A new draft of an account. */
  async create(ownerId: string, draft: Draft): Promise<Outcome<StoredSession>> {
    if (draft.agenda.length > this.#parts.limits.rounds) return refused('too-many-rounds');
    return this.#store(ownerId, draft, []);
  }

  /** Everything prepared in a session as a new draft of an account; nothing that happened in it. Pictures are copied. */
  async duplicate(source: StoredSession, ownerId: string): Promise<Outcome<StoredSession>> {
    const { title, language, settings } = source;
    let agendaText = JSON.stringify(source.agenda);
    const pictures: ImageCopy[] = [];
    for (const from of await this.#parts.images.idsOf(source.id)) {
      // A picture's id cannot be guessed, so wherever the agenda holds it, it is that picture; no kind is asked.
      if (!agendaText.includes(`"${from}"`)) continue;
      const to = newId();
      agendaText = agendaText.replaceAll(`"${from}"`, `"${to}"`);
      pictures.push({ from, to });
    }
    const agenda = JSON.parse(agendaText) as Agenda;
    return this.#store(ownerId, { title, language, settings, agenda }, pictures);
  }

  /** Changes a draft that nobody changed since `version`; a conflict leaves it as it is. */
  async change(
    session: StoredSession,
    version: number,
    changes: DraftChanges,
  ): Promise<Outcome<StoredSession>> {
    if (session.status !== 'draft') return refused('session-already-started');
    if (changes.agenda && changes.agenda.length > this.#parts.limits.rounds)
      return refused('too-many-rounds');
    const { sessions, clock } = this.#parts;
    const changed = await sessions.updateDraft(session.id, version, changes, clock());
    const now = await sessions.findOwned(session.id, session.ownerId);
    if (!now) return refused('not-found');
    if (changed) return done(now);
    return now.status === 'draft' ? refused('conflict') : refused('session-already-started');
  }

  /** Deletes a session and everything in it. */
  async erase(session: StoredSession): Promise<Outcome<null>> {
    return (await this.#parts.sessions.erase(session.id)) ? done(null) : refused('session-not-stopped');
  }

  /**
   * Starts a session: code, live status and tombstone in one transaction, then its room. When no room answers, all is as
   * before except that the code is used up. A rehearsal counts for no plan.
   */
  async start(
    session: StoredSession,
    rehearsal = false,
  ): Promise<Outcome<{ code: string; startedAt: number }>> {
    if (session.status !== 'draft') return refused('session-already-started');
    if (rehearsal && session.agenda.length === 0) return refused('agenda-empty');
    const { doors, live, links, plans, clock } = this.#parts;
    const counted = rehearsal
      ? done({ participants: REHEARSAL_PARTICIPANTS })
      : await plans.beginStart(session.id, session.ownerId);
    if (!counted.ok) return counted;
    const participants = Math.min(this.#parts.limits.participants, counted.value.participants);
    const limits = { ...this.#parts.limits, participants };
    const startedAt = clock();
    const code = await this.#open(session.id, startedAt, rehearsal);
    if (code === null) return refused('session-already-started');
    // Read again: what is started is what the transaction made live, not what was looked at before it.
    const opened = await this.#parts.sessions.findOwned(session.id, session.ownerId);
    if (!opened) return refused('not-found');
    const { id, title, language, settings, agenda } = opened;
    const joinToken = links.issue('j', id, startedAt);
    const facts: SessionFacts = {
      ...{ id, title, language, settings, limits, code, joinToken, startedAt },
      rehearsal,
    };
    const command = { type: 'start-session', facts, agenda } as const;
    const answer = await live
      .submit(id, { role: 'system', id: 'system' }, null, command)
      .catch((cause: unknown) => new Error(`no room began for ${id}`, { cause }));
    if (!(answer instanceof Error) && answer.ok) return done({ code, startedAt });
    // What cannot be taken back had been journalled by a room before its answer got lost: it stands.
    if (!(await doors.takeBack(id))) return done({ code, startedAt });
    if (!rehearsal) await plans.takeBackStart(id);
    if (answer instanceof Error) throw answer;
    return passedOn(answer);
  }

  /** Stops a session; one that has stopped already is as asked. */
  async stop(session: StoredSession, accountId: string): Promise<Outcome<null>> {
    if (session.status === 'stopped') return done(null);
    if (session.status === 'draft') return refused('session-not-live');
    const actor = { role: 'facilitator', id: accountId } as const;
    const answer = await this.#parts.live.submit(session.id, actor, null, { type: 'stop-session' });
    if (!answer.ok && answer.refusal !== 'session-stopped') return passedOn(answer);
    if (session.rehearsal) await this.#isDraftAgain(session);
    return done(null);
  }

  /** A rehearsal is a draft again within a second or two of its stop: who stops one goes on preparing. */
  async #isDraftAgain({ id, ownerId }: StoredSession): Promise<void> {
    for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_AGAIN_MS) {
      const now = await this.#parts.sessions.findOwned(id, ownerId);
      if (now?.status === 'draft') return;
      await sleep(LOOK_AGAIN_MS);
    }
  }

  /** Makes the draft live under a code that was never issued before; null when it is no draft any more. */
  async #open(id: string, now: number, rehearsal: boolean): Promise<string | null> {
    for (;;) {
      const code = newCode();
      const codeHash = createHmac('sha256', this.#parts.tombstoneKey).update(code).digest('base64url');
      const outcome = await this.#parts.doors.open({ id, code, codeHash, now, rehearsal });
      if (outcome !== 'code-taken') return outcome === 'opened' ? code : null;
    }
  }

  async #store(
    ownerId: string,
    draft: Draft,
    pictures: readonly ImageCopy[],
  ): Promise<Outcome<StoredSession>> {
    const id = newId();
    await this.#parts.sessions.insert({ id, ownerId, ...draft, createdAt: this.#parts.clock() }, pictures);
    const stored = await this.#parts.sessions.findOwned(id, ownerId);
    return stored ? done(stored) : refused('not-found');
  }
}
