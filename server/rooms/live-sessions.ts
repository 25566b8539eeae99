import type { Actor, Command } from '../../sessions/commands.ts';
import type { Refusal } from '../../sessions/refusals.ts';

/** The answer to a submitted command, as HTTP and the gateway pass it on. */
export type Submission =
  { ok: true; seq: number; result?: unknown } | { ok: false; refusal: Refusal; detail?: string };

/**
 * What the doors (HTTP, gateway) know of rooms: submit a command to the room wherever it lives. The router behind it
 * opens the room here, or forwards to the process that owns it.
 */
export interface LiveSessions {
  submit(
    sessionId: string,
    actor: Actor,
    commandId: string | null,
    command: Command,
    admission?: Admission,
  ): Promise<Submission>;
}

export interface Admission {
  tokenHash: string;
  receiptHash: string;
  /** Version of the privacy notice that was shown. */
  notice?: string | null | undefined;
}
