import type { Participant, Audience } from '../../sessions/state.ts';
import type { Presence } from '../../sessions/view-parts.ts';
import type { AttendanceReport } from './room-messages.ts';

/** A process that has reported nothing for so long is gone, and its connections with it. */
export const SILENT_MS = 6_000;

interface Node {
  number: number;
  heardAt: number;
  connections: Map<string, number>;
  present: Record<Audience, number>;
  pace: number;
}

/** Who is connected to a room, through whatever process. Kept by the owner, never journalled. */
export class RoomPresence implements Presence {
  readonly #nodes = new Map<string, Node>();
  readonly #participants: () => ReadonlyMap<string, Participant>;
  #online: number | undefined = 0;

  constructor(participants: () => ReadonlyMap<string, Participant>) {
    this.#participants = participants;
  }

  isOnline(participantId: string): boolean {
    for (const { connections } of this.#nodes.values()) if (connections.has(participantId)) return true;
    return false;
  }

  /** Admitted participants with at least one connection. Counted anew only when somebody came, went or was admitted. */
  get online(): number {
    return (this.#online ??= this.#count());
  }

  /** Connections of one participant: phone, second tab, laptop. */
  connections(participantId: string): number {
    let sum = 0;
    for (const { connections } of this.#nodes.values()) sum += connections.get(participantId) ?? 0;
    return sum;
  }

  /** Connections of an audience. */
  present(audience: Audience): number {
    let sum = 0;
    for (const { present } of this.#nodes.values()) sum += present[audience];
    return sum;
  }

  /** How far apart broadcasts to participants have to be for the slowest process, in milliseconds. */
  get pace(): number {
    let pace = 0;
    for (const node of this.#nodes.values()) pace = Math.max(pace, node.pace);
    return pace;
  }

  /**
   * Takes a process's report. Answers which participants came or went; null when a report in between is missing and
   * the process has to be asked for a whole one.
   */
  take(report: AttendanceReport, now: number): string[] | null {
    const known = this.#nodes.get(report.node);
    if (!report.whole && known?.number !== report.number - 1) return null;
    const before = report.whole ? (known?.connections ?? new Map<string, number>()) : undefined;
    const node: Node = known ?? {
      number: 0,
      heardAt: 0,
      connections: new Map(),
      present: report.present,
      pace: 0,
    };
    if (report.whole) node.connections = new Map();
    const changed: string[] = [];
    for (const [participantId, connections] of report.seen) {
      const was = (before ?? node.connections).get(participantId) ?? 0;
      if (was > 0 !== connections > 0) changed.push(participantId);
      if (connections > 0) node.connections.set(participantId, connections);
      else node.connections.delete(participantId);
    }
    for (const participantId of before?.keys() ?? [])
      if (!node.connections.has(participantId)) changed.push(participantId);
    Object.assign(node, { number: report.number, heardAt: now, present: report.present, pace: report.pace });
    this.#nodes.set(report.node, node);
    if (changed.length > 0) this.recount();
    return changed;
  }

  /** Forgets processes that fell silent; answers whose connections went with them. */
  expire(now: number): string[] {
    const gone: string[] = [];
    for (const [id, { heardAt, connections }] of this.#nodes) {
      if (now - heardAt < SILENT_MS) continue;
      this.#nodes.delete(id);
      gone.push(...connections.keys());
    }
    if (gone.length > 0) this.recount();
    return gone;
  }

  /** Who counts has changed: somebody was admitted or removed. */
  recount(): void {
    this.#online = undefined;
  }

  #count(): number {
    const participants = this.#participants();
    const admitted = new Set<string>();
    for (const { connections } of this.#nodes.values())
      for (const id of connections.keys())
        if (participants.get(id)?.standing === 'admitted') admitted.add(id);
    return admitted.size;
  }
}
