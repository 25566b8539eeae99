import { crc32 } from 'node:zlib';
import * as z from 'zod';
import type { JournalEffect, JournalRow } from '../../db/journal-store.ts';
import type { SessionEvent } from '../../sessions/events.ts';
import type { JournalRecord } from './journal.ts';
import type { SecretReader, SecretWriter, StoredEvent } from './secret-rounds.ts';

/**
 * A record as its row and back. The checksum is chained: it covers the row and the checksum before it, so a row that
 * was altered, cut short, left out or moved shows at the next reading.
 */
export function toRow(record: JournalRecord, previousChecksum: number, secrets: SecretWriter): JournalRow {
  const { seq, at, actor, commandId } = record;
  const events = record.events.map((event) => secrets.veiled(withoutName(event)));
  const body = JSON.stringify({ events, result: record.result });
  return { seq, at, actor, commandId, body, checksum: checksumOf(record, body, previousChecksum) };
}

/** The record in a row; null when the row is not what was written. `names` are those of the session's participants. */
export function fromRow(
  row: JournalRow,
  previousChecksum: number,
  names: ReadonlyMap<string, string | null>,
  secrets: SecretReader,
): JournalRecord | null {
  if (checksumOf(row, row.body, previousChecksum) !== row.checksum) return null;
  const parsed = body.safeParse(parseJson(row.body));
  if (!parsed.success) return null;
  const { seq, at, actor, commandId } = row;
  let events: SessionEvent[];
  try {
    events = (parsed.data.events as unknown as StoredEvent[])
      .flatMap((event) => secrets.unveiled(event))
      .map((event) => withName(event, names));
  } catch {
    return null;
  }
  const { result } = parsed.data;
  return { seq, at, actor, commandId, events, ...(result === undefined ? {} : { result }) };
}

/** What a record changes outside the journal's own rows. */
export function effectsOf({ at, events, admission }: JournalRecord, secrets: SecretWriter): JournalEffect[] {
  const effects: JournalEffect[] = [];
  for (const event of events) {
    effects.push(...secrets.effectsOf(event));
    switch (event.type) {
      case 'participant-joined': {
        if (!admission) throw new Error('a participant joined without a token');
        const { participantId, name, teamId } = event;
        effects.push({ type: 'join', participantId, name, teamId, ...admission, at });
        break;
      }
      case 'participant-removed':
        effects.push({ type: 'remove', participantId: event.participantId, at });
        break;
      case 'participant-assigned':
        effects.push({ type: 'assign', participantId: event.participantId, teamId: event.teamId });
        break;
      case 'session-stopped':
        effects.push({ type: 'stop', at });
        break;
      default:
    }
  }
  return effects;
}

/** The envelope; what an event holds is vouched for by the checksum over the bytes this server wrote. */
const body = z.object({
  events: z.array(z.looseObject({ type: z.string() })),
  result: z.unknown().optional(),
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function checksumOf(
  { seq, at, actor, commandId }: Pick<JournalRow, 'seq' | 'at' | 'actor' | 'commandId'>,
  body: string,
  previous: number,
): number {
  return crc32(`${seq}\n${at}\n${actor}\n${commandId ?? ''}\n${body}`, previous);
}

/** Names live in one table only (law 8). */
function withoutName(event: SessionEvent): SessionEvent {
  return event.type === 'participant-joined' ? { ...event, name: null } : event;
}

function withName(event: SessionEvent, names: ReadonlyMap<string, string | null>): SessionEvent {
  if (event.type !== 'participant-joined') return event;
  return { ...event, name: names.get(event.participantId) ?? null };
}
