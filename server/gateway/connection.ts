import type { Socket } from 'socket.io';
import type { Ended } from '../../sessions/protocol.ts';
import type { Identity } from './authenticator.ts';
import { encodePacket, type EncodedPacket } from './packet.ts';

/** Commands a connection may send at once, and per second: an outbox after an hour offline fits, a flood does not. */
const BURST = 200;
const PER_SECOND = 100;
/** So many beyond what is allowed, and it is no page of ours. */
const FLOOD = 2_000;
/** Packets that may wait for a connection that takes nothing. */
const BACKLOG = 200;

/** One socket that was let in. Ten thousand of these live at once, so it holds little and makes no closures. */
export class Connection {
  readonly identity: Identity;
  readonly socket: Socket;
  /** Place in its audience's list; -1 while it is in none. */
  place = -1;
  /** What was shown to its audience before its first view came: kept to be sent after it. Null once it has its view. */
  early: EncodedPacket[] | null = [];
  /** Waits to be admitted: what the participants are shown is not for it. */
  waiting = false;
  /** Was admitted since: an answer made before that no longer says where it stands. */
  letIn = false;
  #allowance = BURST;
  #allowedAt = 0;

  constructor(socket: Socket, identity: Identity) {
    this.socket = socket;
    this.identity = identity;
  }

  get open(): boolean {
    return this.socket.connected;
  }

  get participantId(): string | null {
    const { actor } = this.identity;
    return actor?.role === 'participant' ? actor.id : null;
  }

  /** Sends what was encoded once for many. False when the connection takes nothing and should be closed. */
  send(packet: EncodedPacket): boolean {
    if (!this.open) return true;
    const { conn } = this.socket;
    conn.write(packet.text, packet.options);
    // `writeBuffer` is what engine.io could not hand to the transport yet.
    return (conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length < BACKLOG;
  }

  /** Says why it is over, and closes. */
  end(ended: Ended): void {
    this.send(encodePacket('ended', JSON.stringify(ended)));
    this.close();
  }

  close(): void {
    this.early = null;
    this.socket.disconnect(true);
  }

  /** Takes one command's worth from its allowance: `no` is too fast for now, `flood` is beyond patience. */
  admit(now: number): 'yes' | 'no' | 'flood' {
    const earned = ((now - this.#allowedAt) / 1000) * PER_SECOND;
    this.#allowedAt = now;
    this.#allowance = Math.min(BURST, this.#allowance + earned) - 1;
    if (this.#allowance >= 0) return 'yes';
    return this.#allowance > -FLOOD ? 'no' : 'flood';
  }
}
