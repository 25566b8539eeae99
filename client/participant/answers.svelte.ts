import { SvelteMap } from 'svelte/reactivity';
import type { ParticipantCommand } from '../../sessions/commands.ts';
import type { Me } from '../../sessions/protocol.ts';
import type { Refusal } from '../../sessions/refusals.ts';
import type { Outbox, OutboxEntry, Outcome } from '../live/outbox.svelte.ts';
import type { Vault } from '../live/vault.ts';
import type { ViewStore } from '../live/view-store.svelte.ts';
import { RoundDesk } from './round-desk.svelte.ts';
import { withAnswer } from './own-answers.ts';
import { same } from './same.ts';
import { SharedDrafts } from './shared-drafts.ts';

/** A contribution the server would not take, kept so that nothing typed is lost. */
export interface RefusedText {
  id: string;
  roundId: string;
  text: string;
  categoryId: string | null;
  /** The contribution it would have changed; null when it would have been a new one. */
  edits: string | null;
}

interface Acknowledged {
  seq: number;
  command: ParticipantCommand;
  result: unknown;
}

/**
 * All answers of one participant: what stands, what is on its way, what is being written. Laid over each other
 * they are what a participant sees; only what the server acknowledged is ever called counted.
 */
export class Answers {
  readonly outbox: Outbox<ParticipantCommand>;
  readonly sharedDrafts = new SharedDrafts((roundId, draft) =>
    this.send({ type: 'share-draft', roundId, draft }),
  );
  readonly #store: ViewStore;
  #vault: Vault | null;
  /** Since the last `me` the server sent, oldest first. */
  #acknowledged = $state.raw<readonly Acknowledged[]>([]);
  readonly #drafts = new SvelteMap<string, unknown>();
  readonly #refusals = new SvelteMap<string, Refusal>();
  #refused = $state.raw<readonly RefusedText[]>([]);

  /** @param vault where drafts survive a reload; null keeps them in memory */
  constructor(store: ViewStore, outbox: Outbox<ParticipantCommand>, vault: Vault | null) {
    this.#store = store;
    this.outbox = outbox;
    this.#vault = vault;
    for (const name of vault?.names() ?? []) {
      const [section, roundId] = name.split('.');
      if (section === 'draft' && roundId) this.#drafts.set(roundId, vault?.read(name));
      if (section === 'refused') {
        const kept = vault?.read(name);
        if (isRefusedText(kept)) this.#refused = [...this.#refused, kept];
      }
    }
  }

  /** Own answers as far as the server has committed them. */
  get counted(): Me | null {
    const { me, meSeq } = this.#store;
    if (!me) return null;
    return this.#acknowledged
      .filter(({ seq }) => seq > meSeq)
      .reduce(
        (own, { command, result }) => withAnswer(own, command, result, this.#holds(command.roundId)),
        me,
      );
  }

  get store(): ViewStore {
    return this.#store;
  }

  /** Contributions of a round that were refused. */
  refused(roundId: string): RefusedText[] {
    return this.#refused.filter((text) => text.roundId === roundId);
  }

  refusal(roundId: string): Refusal | null {
    return this.#refusals.get(roundId) ?? null;
  }

  draft(roundId: string): unknown {
    return this.#drafts.get(roundId) ?? null;
  }

  /** Keeps what is being written; null forgets it. */
  keepDraft(roundId: string, draft: unknown): void {
    if (draft == null) {
      this.#drafts.delete(roundId);
      this.#vault?.forget(`draft.${roundId}`);
    } else {
      this.#drafts.set(roundId, draft);
      this.#vault?.keep(`draft.${roundId}`, draft);
    }
  }

  /** Forgets a text that was refused. */
  dismiss(id: string): void {
    this.#refused = this.#refused.filter((text) => text.id !== id);
    this.#vault?.forget(`refused.${id}`);
  }

  send(command: ParticipantCommand): void {
    this.#refusals.delete(command.roundId);
    void this.outbox.push(command);
  }

  /** The desk of a round. */
  desk(roundId: string): RoundDesk {
    return new RoundDesk(this, roundId);
  }

  /** The session is over: from here on nothing is written into the browser's storage any more. */
  close(): void {
    this.#vault = null;
    this.sharedDrafts.close();
  }

  /** What became of a command; the outbox tells. */
  settled({ id, command }: OutboxEntry<ParticipantCommand>, outcome: Outcome): void {
    const { roundId } = command;
    switch (outcome.is) {
      case 'done':
        this.#acknowledged = [
          ...this.#acknowledged.filter(({ seq }) => seq > this.#store.meSeq),
          { seq: outcome.ack.seq, command, result: outcome.ack.result },
        ];
        this.#refusals.delete(roundId);
        if (command.type === 'cast-ballot' && same(this.draft(roundId), command.ballot))
          this.keepDraft(roundId, null);
        return;
      case 'refused':
        // A draft that came too late is no news: who holds the pen stands on the page.
        if (command.type === 'share-draft') return;
        this.#refusals.set(roundId, outcome.refusal);
        if (command.type === 'add-contribution') this.#keepRefused(id, command, null);
        else if (command.type === 'edit-contribution') this.#keepRefused(id, command, command.contributionId);
        return;
      case 'gone':
        return;
    }
  }

  /** Do contributions of this round wait for approval? */
  #holds(roundId: string): boolean {
    const config = this.#store.round(roundId)?.config;
    return (
      typeof config === 'object' && config !== null && 'moderated' in config && config.moderated === true
    );
  }

  #keepRefused(
    id: string,
    {
      roundId,
      text,
      categoryId = null,
    }: { roundId: string; text: string; categoryId?: string | null | undefined },
    edits: string | null,
  ): void {
    const kept: RefusedText = { id, roundId, text, categoryId, edits };
    this.#refused = [...this.#refused, kept];
    this.#vault?.keep(`refused.${id}`, kept);
  }
}

function isRefusedText(value: unknown): value is RefusedText {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'roundId' in value &&
    typeof value.roundId === 'string' &&
    'text' in value &&
    typeof value.text === 'string' &&
    'categoryId' in value &&
    (value.categoryId === null || typeof value.categoryId === 'string') &&
    'edits' in value &&
    (value.edits === null || typeof value.edits === 'string')
  );
}
