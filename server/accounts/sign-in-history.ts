import type {
  SignInEvent,
  SignInEventKind,
  SignInHistoryRepository,
} from '../../db/sign-in-history-repository.ts';
import type { Clock } from '../platform/clock.ts';
import type { LaterWork } from './later-work.ts';
import { NOWHERE, type Whereabouts } from './whereabouts.ts';

const KEPT_MS = 90 * 24 * 3_600_000;
const SHOWN = 50;

/** What happened at the door of each account, for its owner to see. Written down after the answer, many at a time. */
export class SignInHistory {
  readonly #repository: SignInHistoryRepository;
  readonly #later: LaterWork;
  readonly #clock: Clock;
  #noted: SignInEvent[] = [];

  constructor(repository: SignInHistoryRepository, later: LaterWork, clock: Clock) {
    this.#repository = repository;
    this.#later = later;
    this.#clock = clock;
  }

  note(
    accountId: string,
    what: SignInEventKind,
    { device, network }: Whereabouts = NOWHERE,
    authSessionId: string | null = null,
  ): void {
    if (this.#noted.length === 0) this.#later.add(() => this.#write());
    this.#noted.push({ accountId, what, at: this.#clock(), authSessionId, device, network });
  }

  /** Latest first. */
  of(accountId: string): Promise<SignInEvent[]> {
    return this.#repository.latestOf(accountId, SHOWN);
  }

  async #write(): Promise<void> {
    const events = this.#noted;
    this.#noted = [];
    await this.#repository.add(events, this.#clock() - KEPT_MS);
  }
}
