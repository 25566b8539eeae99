import { randomInt as systemRandomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../sessions/random.ts';
import { shuffled } from '../../sessions/random.ts';
import type { Language, SessionSettings } from '../../sessions/state.ts';
import { newId, newSecret } from '../platform/ids.ts';
import type { Log } from '../platform/log.ts';
import { hashOfSecret, participantToken, type LinkTokens } from '../platform/tokens.ts';
import type { LiveSessions } from '../rooms/live-sessions.ts';
import { SimulatedParticipant } from './participant.ts';
import { Phone } from './phone.ts';
import { Rehearsal } from './rehearsal.ts';
import { forkOf, seededRandom } from './seeded-random.ts';
import { HABITS, type Temperament } from './temperament.ts';
import { WORDS } from './words.ts';

export const MAX_SIMULATED = 50;
/** Somebody forgot it: nothing is lost by ending it. */
const LONGEST_MS = 2 * 3_600_000;
/** They come in one by one, within so long. */
const ARRIVING_MS = 6_000;

export interface RehearsalsParts {
  live: LiveSessions;
  links: LinkTokens;
  /** Where this process can be reached from itself. */
  origin: () => string;
  log: Log;
  /** How much faster than people; tests have no time. */
  haste?: number;
}

/** A session that was started, and who is to be simulated in it. */
export interface Cast {
  sessionId: string;
  startedAt: number;
  language: Language;
  settings: SessionSettings;
  participants: number;
  temperament: Temperament;
  /** The same seed gives the same people, minds and words. */
  seed?: number | undefined;
}

/**
 * Simulated participants, who come in by the same door and speak the same protocol as phones do, over the network of this
 * machine. Of what they do nothing is kept when the session is a rehearsal; in any other they are marked as simulated.
 */
export class Rehearsals {
  readonly #parts: RehearsalsParts;
  readonly #going = new Map<string, Rehearsal>();

  constructor(parts: RehearsalsParts) {
    this.#parts = parts;
  }

  /** Lets them come, one by one; they stay until the session ends. */
  begin(cast: Cast): void {
    const { links, origin, log, haste = 1 } = this.#parts;
    const { sessionId } = cast;
    const tooLong = setTimeout(() => void this.#stop(sessionId), LONGEST_MS);
    tooLong.unref();
    const desk = new Phone(origin(), links.issue('c', sessionId, cast.startedAt));
    const rehearsal = new Rehearsal(desk, haste, () => {
      clearTimeout(tooLong);
      this.#going.delete(sessionId);
    });
    this.#going.set(sessionId, rehearsal);
    this.#arrive(rehearsal, cast).catch((err: unknown) =>
      log.warn({ err, sessionId }, 'simulated participants could not come in'),
    );
  }

  /** Ends the sessions that are rehearsed here: what is simulated does not outlive its process. */
  async close(): Promise<void> {
    await Promise.all([...this.#going.keys()].map((sessionId) => this.#stop(sessionId)));
    for (const rehearsal of this.#going.values()) rehearsal.end();
  }

  async #stop(sessionId: string): Promise<void> {
    const actor = { role: 'facilitator', id: 'rehearsal' } as const;
    const stopped = await this.#parts.live.submit(sessionId, actor, null, { type: 'stop-session' });
    if (!stopped.ok && stopped.refusal !== 'session-stopped')
      this.#parts.log.warn({ sessionId, refusal: stopped.refusal }, 'a rehearsal could not be stopped');
  }

  async #arrive(rehearsal: Rehearsal, cast: Cast): Promise<void> {
    const { language, settings, temperament, sessionId } = cast;
    const random = seededRandom(cast.seed ?? systemRandomInt(2 ** 32));
    const words = WORDS[language];
    const names = shuffled(random, words.names);
    const camps = [0, 1].map(() => Math.floor(random.next() * 2 ** 32));
    for (let at = 0; at < cast.participants; at += 1) {
      const { teams, teamJoin } = settings;
      const teamId = (teamJoin === 'choose' ? teams[at % teams.length]?.id : undefined) ?? null;
      const name = settings.names === 'none' ? null : nameOf(names, at);
      const joined = await this.#join(sessionId, name, teamId);
      if (!joined || this.#going.get(sessionId) !== rehearsal) return;
      const camp = camps[at % camps.length] ?? 0;
      rehearsal.add(
        new SimulatedParticipant(
          new Phone(this.#parts.origin(), joined.token),
          joined.teamId,
          HABITS[temperament],
          words,
          forkOf(random),
          (roundId) => campRandom(camp, roundId),
        ),
      );
      await sleep(ARRIVING_MS / cast.participants / (this.#parts.haste ?? 1));
    }
  }

  async #join(
    sessionId: string,
    name: string | null,
    asked: string | null,
  ): Promise<{ token: string; teamId: string | null } | null> {
    const participantId = newId();
    const token = participantToken(participantId, newSecret());
    const submission = await this.#parts.live.submit(
      sessionId,
      { role: 'system', id: 'system' },
      null,
      { type: 'join', participantId, name, teamId: asked, waiting: false, simulated: true },
      { tokenHash: hashOfSecret(token), receiptHash: hashOfSecret(newSecret()) },
    );
    if (!submission.ok) return null;
    return { token, teamId: (submission.result as { teamId: string | null }).teamId };
  }
}

function nameOf(names: readonly string[], at: number): string {
  const name = names[at % names.length] ?? '';
  const round = Math.floor(at / names.length);
  return round === 0 ? name : `${name} ${round + 1}`;
}

/** The same chance for everybody of a camp in a round, so that they think alike. */
function campRandom(camp: number, roundId: string): Random {
  let seed = camp;
  for (const letter of roundId) seed = (Math.imul(seed, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return seededRandom(seed);
}
