import type { AttendanceReport } from '../rooms/room-messages.ts';
import type { Hall } from './hall.ts';

/** Comings and goings are reported together, so often. */
const REPORT_MS = 50;

/** Reports to a room's owner who is connected here: what changed, or everything when it asks. */
export class Attendance {
  readonly #node: string;
  readonly #hall: Hall;
  readonly #send: (report: AttendanceReport) => void;
  readonly #changed = new Set<string>();
  #number = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(node: string, hall: Hall, send: (report: AttendanceReport) => void) {
    this.#node = node;
    this.#hall = hall;
    this.#send = send;
  }

  /** Somebody came or went: to be reported with the next ones. */
  changed(participantId: string | null): void {
    if (participantId !== null) this.#changed.add(participantId);
    this.#timer ??= setTimeout(() => this.report(), REPORT_MS);
  }

  /** What changed since the last report; also with nothing to tell, as a sign of life. */
  report(): void {
    if (this.#number === 0) {
      this.reportWhole();
      return;
    }
    const seen = [...this.#changed].map((id): [string, number] => [id, this.#hall.countOf(id)]);
    this.#say(false, seen);
  }

  /** Everything, to an owner that knows nothing or missed something. */
  reportWhole(): void {
    this.#say(
      true,
      [...this.#hall.participants()].map((id): [string, number] => [id, this.#hall.countOf(id)]),
    );
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #say(whole: boolean, seen: [string, number][]): void {
    this.stop();
    this.#changed.clear();
    this.#number += 1;
    const { pace } = this.#hall;
    const present = {
      participants: this.#hall.count('participants'),
      facilitator: this.#hall.count('facilitator'),
      wall: this.#hall.count('wall'),
      moderators: this.#hall.count('moderators'),
    };
    this.#send({ node: this.#node, number: this.#number, whole, seen, present, pace });
  }
}
