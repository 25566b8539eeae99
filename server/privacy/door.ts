import type { ParticipantsRepository } from '../../db/participants-repository.ts';
import type { LiveSession, SessionDoorsRepository } from '../../db/session-doors-repository.ts';
import { parseCode } from '../../sessions/join-code.ts';
import type { Proof } from '../../sessions/proof-of-work.ts';
import type { Language, NameRule, Team, TeamJoin } from '../../sessions/state.ts';
import type { Clock } from '../platform/clock.ts';
import { done, passedOn, refused, type Outcome } from '../platform/outcome.ts';
import { hashOfSecret, type LinkTokens } from '../platform/tokens.ts';
import type { LiveSessions } from '../rooms/live-sessions.ts';
import type { Challenges } from './challenges.ts';
import type { GuessingBudget } from './guessing-budget.ts';
import { freshEntrance, type Entrance, type JoinAttempts } from './join-attempts.ts';

/** What somebody holds up at the door, and where it came from. */
export interface Knock {
  /** A code as typed, or the token of a QR link. */
  code: string;
  proof?: Proof | undefined;
}

export interface JoinRequest extends Knock {
  name?: string | undefined;
  team?: string | undefined;
  /** A secret of the browser: asked again with it, the same participant comes in. */
  attempt?: string | undefined;
  /** Version of the privacy notice that was shown. */
  notice?: string | undefined;
}

/** What may be known of a session before joining it. */
export interface DoorPlate {
  sessionId: string;
  title: string;
  language: Language;
  names: NameRule;
  teams: Team[];
  /** How people come into a team: only where they choose is one asked for. */
  teamJoin: TeamJoin;
  joiningLocked: boolean;
}

export interface Joined {
  sessionId: string;
  participantId: string;
  token: string;
  /** Files a privacy request later; opens nothing. */
  receipt: string;
  waiting: boolean;
}

export interface DoorParts {
  sessions: SessionDoorsRepository;
  participants: Pick<ParticipantsRepository, 'credentials'>;
  attempts: JoinAttempts;
  clock: Clock;
  live: LiveSessions;
  isJoiningLocked(sessionId: string): Promise<boolean>;
  links: LinkTokens;
  budget: GuessingBudget;
  challenges: Challenges;
}

/** An attempt whose answer got lost is repeated within so long; later it is another person's. */
const ATTEMPT_MS = 10 * 60_000;

/** The receipt in the form that is hashed. */
export function receiptHashOf(receipt: string): string {
  return hashOfSecret(receipt.replaceAll('-', ''));
}

/**
 * The door of running sessions. Everybody who joins comes through it, thousands at once: one indexed look-up, one
 * command, two hashes. A wrong, an expired and a stopped code get one and the same answer.
 */
export class Door {
  readonly #parts: DoorParts;

  constructor(parts: DoorParts) {
    this.#parts = parts;
  }

  /** What stands on the door: which session this is and what it asks of who joins. */
  async look(knock: Knock, address: string | undefined): Promise<Outcome<DoorPlate>> {
    const opened = await this.#answer(knock, address);
    if (!opened.ok) return opened;
    // Looking is half of joining: the same proof is good for the other half.
    await opened.value.handBackProof?.();
    const { id: sessionId, title, language, settings } = opened.value.session;
    const joiningLocked = await this.#parts.isJoiningLocked(sessionId);
    return done({
      sessionId,
      title,
      language,
      names: settings.names,
      teams: settings.teams,
      teamJoin: settings.teamJoin,
      joiningLocked,
    });
  }

  /** Joins a session: a participant is a token, and the token is told once. */
  async join(request: JoinRequest, address: string | undefined): Promise<Outcome<Joined>> {
    const opened = await this.#answer(request, address);
    if (!opened.ok) return opened;
    const { session, waiting } = opened.value;
    const { entrance, again } = await this.#entrance(session.id, request.attempt);
    const { participantId, token, receipt } = entrance;
    const joined = done({ sessionId: session.id, participantId, token, receipt, waiting });
    if (again) return joined;
    const submission = await this.#parts.live.submit(
      session.id,
      { role: 'system', id: 'system' },
      null,
      {
        type: 'join',
        participantId,
        name: request.name === undefined || request.name === '' ? null : request.name,
        teamId: request.team ?? null,
        waiting,
      },
      {
        tokenHash: hashOfSecret(token),
        receiptHash: receiptHashOf(receipt),
        notice: request.notice ?? null,
      },
    );
    if (submission.ok) return joined;
    // The session stopped between the look-up and the command: the code is as dead as any other.
    const { refusal } = submission;
    // The same attempt twice at once: the other one was quicker.
    if (refusal === 'conflict' && request.attempt !== undefined) return joined;
    if (refusal === 'session-stopped' || refusal === 'session-not-live') return refused('code-unknown');
    return passedOn(submission);
  }

  /** Who comes in: somebody new, or who was let in a moment ago and never heard of it. */
  async #entrance(
    sessionId: string,
    attempt: string | undefined,
  ): Promise<{ entrance: Entrance; again: boolean }> {
    if (attempt === undefined) return { entrance: freshEntrance(), again: false };
    const entrance = this.#parts.attempts.entranceOf(sessionId, attempt);
    const known = await this.#parts.participants.credentials(entrance.participantId);
    if (!known) return { entrance, again: false };
    if (this.#parts.clock() - known.joinedAt <= ATTEMPT_MS) return { entrance, again: true };
    return { entrance: freshEntrance(), again: false };
  }

  async #answer({ code, proof }: Knock, address: string | undefined): Promise<Outcome<Opened>> {
    return this.#parts.links.read(code)?.role === 'j'
      ? this.#answerLink(code)
      : this.#answerTyped(code, proof, address);
  }

  /** A QR link cannot be guessed, so it is free of budgets and proofs. */
  async #answerLink(token: string): Promise<Outcome<Opened>> {
    const claim = this.#parts.links.read(token);
    const session = claim && (await this.#parts.sessions.byId(claim.sessionId));
    return session && this.#parts.links.isGenuine(token, session.startedAt)
      ? done({ session, waiting: false })
      : refused('code-unknown');
  }

  async #answerTyped(
    typed: string,
    proof: Proof | undefined,
    address: string | undefined,
  ): Promise<Outcome<Opened>> {
    const { budget, challenges, sessions } = this.#parts;
    const asked = await budget.ask(address);
    if (!asked.ok) return asked;
    const { spent } = asked.value;
    const redeemed = spent && proof ? await challenges.redeem(proof) : null;
    if (spent && !redeemed) return refused('proof-required', { extra: { challenge: challenges.issue() } });
    const code = parseCode(typed);
    const session = code === null ? null : await sessions.byCode(code);
    if (!session) {
      await budget.failed(address);
      return refused('code-unknown');
    }
    return done({
      session,
      waiting: spent,
      ...(redeemed ? { handBackProof: () => redeemed.handBack() } : {}),
    });
  }
}

interface Opened {
  session: LiveSession;
  /** Joining waits for the facilitator. */
  waiting: boolean;
  handBackProof?(): Promise<void>;
}
