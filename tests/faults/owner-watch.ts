import type { JournalAudit, Lease } from '../support/journal-audit.ts';

/** Looks at a room's lease many times a second: who owned it, under which fence, and that no fence had two owners. */
export class OwnerWatch {
  readonly faults: string[] = [];
  readonly owners = new Map<number, string>();
  readonly #audit: JournalAudit;
  readonly #timer: NodeJS.Timeout;
  #last: Lease | undefined;

  constructor(audit: JournalAudit) {
    this.#audit = audit;
    this.#timer = setInterval(() => this.look(), 10);
  }

  look(): Lease | undefined {
    const now = this.#audit.lease();
    if (!now) return undefined;
    const last = this.#last;
    this.#last = now;
    if (last && now.fence < last.fence) this.faults.push(`fence ${last.fence} went back to ${now.fence}`);
    if (last && now.head < last.head) this.faults.push(`the journal's end went back to ${now.head}`);
    const known = this.owners.get(now.fence);
    if (known !== undefined && now.owner !== known && now.owner !== '')
      this.faults.push(`fence ${now.fence} belongs to ${known} and to ${now.owner}`);
    if (now.owner !== '') this.owners.set(now.fence, now.owner);
    return now;
  }

  /** The process that owns the room; the second field of its name is its number. */
  get ownerPid(): number {
    return Number(this.look()?.owner.split('.')[1]);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
