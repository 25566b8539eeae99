import * as z from 'zod';
import type { EndReason } from '../../sessions/protocol.ts';
import { AUDIENCES, type Audience } from '../../sessions/state.ts';

/**
 * What goes over a room's channel. The owner shows (`show` to an audience, `tell` to one participant), ends connections,
 * and calls for reports; every process with connections of the room reports who is there. A message is one line of
 * fields and then the payload as it is, so that what was encoded once is never encoded again.
 */
export type RoomMessage =
  | { type: 'show'; event: ShownEvent; audience: Audience; json: string }
  | { type: 'tell'; event: ShownEvent; participantId: string; json: string }
  | { type: 'end'; reason: EndReason; participantId: string | null }
  | { type: 'call' }
  | { type: 'here'; report: AttendanceReport };

/** `door` is the view of somebody who waits to be admitted: sent as a view, and nothing after it until the next one. */
export type ShownEvent = 'view' | 'patch' | 'door';

/** Who is connected to a process: what changed since its last report, or everything when it is `whole`. */
export interface AttendanceReport {
  node: string;
  /** Counts a process's reports of a room: a missing number means a missing report. */
  number: number;
  whole: boolean;
  /** Participants and the number of their connections now; 0 is gone. */
  seen: [participantId: string, connections: number][];
  /** Connections per audience. */
  present: Record<Audience, number>;
  /** How far apart this process wants broadcasts to participants, in milliseconds, to keep up with them. */
  pace: number;
}

const attendanceReport: z.ZodType<AttendanceReport> = z.strictObject({
  node: z.string().max(200),
  number: z.int(),
  whole: z.boolean(),
  seen: z.array(z.tuple([z.string().max(40), z.int().min(0)])),
  present: z.strictObject({
    participants: z.int(),
    facilitator: z.int(),
    wall: z.int(),
    moderators: z.int(),
  }),
  pace: z.number().min(0),
});

export function encodeRoomMessage(message: RoomMessage): string {
  switch (message.type) {
    case 'show':
      return `show ${message.event} ${message.audience}\n${message.json}`;
    case 'tell':
      return `tell ${message.event} ${message.participantId}\n${message.json}`;
    case 'end':
      return `end ${message.reason} ${message.participantId ?? ''}\n`;
    case 'call':
      return 'call\n';
    case 'here':
      return `here\n${JSON.stringify(message.report)}`;
  }
}

/** The message, or null when it is none of ours. */
export function decodeRoomMessage(text: string): RoomMessage | null {
  const line = text.indexOf('\n');
  const [type, first = '', second = ''] = text.slice(0, line).split(' ');
  const json = text.slice(line + 1);
  switch (type) {
    case 'show':
      return isEvent(first) && isAudience(second) ? { type, event: first, audience: second, json } : null;
    case 'tell':
      return isEvent(first) && second !== '' ? { type, event: first, participantId: second, json } : null;
    case 'end':
      return isReason(first) ? { type, reason: first, participantId: second === '' ? null : second } : null;
    case 'call':
      return { type };
    case 'here': {
      const report = parsed(json);
      return report && { type, report };
    }
    default:
      return null;
  }
}

function parsed(json: string): AttendanceReport | null {
  try {
    return attendanceReport.parse(JSON.parse(json));
  } catch {
    return null;
  }
}

function isEvent(word: string): word is ShownEvent {
  return word === 'view' || word === 'patch' || word === 'door';
}

function isAudience(word: string): word is Audience {
  return (AUDIENCES as readonly string[]).includes(word);
}

function isReason(word: string): word is EndReason {
  return word === 'stopped' || word === 'removed' || word === 'signed-out';
}
