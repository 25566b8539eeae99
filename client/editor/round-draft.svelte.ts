import { untrack } from 'svelte';
import { roundNotes, roundTitle } from '../../sessions/agenda.ts';
import { kindOf } from '../../sessions/rounds/registry.ts';
import type { AgendaEditor, AgendaStep } from './agenda-editor.ts';

/**
 * The fields of one round while they are edited. What is typed stays here as typed; whatever the round's kind accepts
 * goes to the agenda, cleaned. A change that arrives from elsewhere replaces the fields it concerns.
 */
export class RoundDraft {
  title = $state('');
  seconds: number | null = $state(null);
  notes = $state('');
  config: unknown = $state();
  /** The values last given to the agenda or taken from it, to tell own changes from others'. */
  #known: { title: string; seconds: number | null; notes: string; config: string };

  /** Call while a component is set up: it follows the step for as long as the component lives. */
  constructor(step: () => AgendaStep, editor: AgendaEditor) {
    const first = untrack(step);
    this.title = first.title;
    this.seconds = first.seconds;
    this.notes = first.notes;
    this.config = $state.snapshot(first.config);
    this.#known = {
      title: first.title,
      seconds: first.seconds,
      notes: first.notes,
      config: fingerprint(first.kind, first.config),
    };

    $effect.pre(() => {
      const { title, seconds, notes, config, kind } = step();
      const known = this.#known;
      const arrived = fingerprint(kind, config);
      untrack(() => {
        if (title !== known.title) this.title = title;
        if (seconds !== known.seconds) this.seconds = seconds;
        if (notes !== known.notes) this.notes = notes;
        if (arrived !== known.config) this.config = $state.snapshot(config);
      });
      this.#known = { title, seconds, notes, config: arrived };
    });
    $effect(() => {
      const parsed = roundTitle.safeParse(this.title);
      if (!parsed.success) return;
      const title = parsed.data;
      if (title === this.#known.title) return;
      this.#known.title = title;
      untrack(() => editor.edit(first.id, { title }));
    });
    $effect(() => {
      const { seconds } = this;
      if (seconds === this.#known.seconds) return;
      this.#known.seconds = seconds;
      untrack(() => editor.edit(first.id, { seconds }));
    });
    $effect(() => {
      const parsed = roundNotes.safeParse(this.notes);
      if (!parsed.success) return;
      const notes = parsed.data;
      if (notes === this.#known.notes) return;
      this.#known.notes = notes;
      untrack(() => editor.edit(first.id, { notes }));
    });
    $effect(() => {
      const parsed = kindOf(first.kind)?.config.safeParse($state.snapshot(this.config));
      if (!parsed?.success) return;
      const mark = JSON.stringify(parsed.data);
      if (mark === this.#known.config) return;
      this.#known.config = mark;
      untrack(() => editor.edit(first.id, { config: parsed.data }));
    });
  }
}

/** A configuration as one comparable text, whoever wrote it. */
function fingerprint(kind: string, config: unknown): string {
  const parsed = kindOf(kind)?.config.safeParse(config);
  return JSON.stringify(parsed?.success ? parsed.data : config);
}
