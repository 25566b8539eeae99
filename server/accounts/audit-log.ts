import type { AuditEntry, AuditRepository, AuditRow } from '../../db/audit-repository.ts';
import type { Clock } from '../platform/clock.ts';

const DAY = 24 * 3_600_000;
/** The database refuses to let go of anything younger; a day more, so that the two clocks never disagree. */
const KEPT_MS = 731 * DAY;
const PAGE = 100;

/** Who did what, when and from where; words and ids of ours, never what people wrote. */
export class AuditLog {
  readonly #repository: AuditRepository;
  readonly #clock: Clock;

  constructor(repository: AuditRepository, clock: Clock) {
    this.#repository = repository;
    this.#clock = clock;
  }

  async record(entry: Omit<AuditEntry, 'at'>): Promise<void> {
    await this.#repository.append({ ...entry, at: this.#clock() });
  }

  /** Notes what is done once for all processes; false when it was done. */
  once(entry: Omit<AuditEntry, 'at'>): Promise<boolean> {
    return this.#repository.appendOnce({ ...entry, at: this.#clock() });
  }

  /** A page of an organisation's log, newest first, of what came before an entry. */
  page(organisationId: string, before: number | null): Promise<AuditRow[]> {
    return this.#repository.page(organisationId, before, PAGE);
  }

  /** All of it, newest first, piece by piece: the log may be longer than the memory. */
  async *all(organisationId: string): AsyncGenerator<AuditRow> {
    for (let before: number | null = null; ;) {
      const rows = await this.page(organisationId, before);
      yield* rows;
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return;
      before = last.id;
    }
  }

  /** Forgets what has been kept for its two years. */
  forgetOld(): Promise<number> {
    return this.#repository.forgetUntil(this.#clock() - KEPT_MS);
  }
}
