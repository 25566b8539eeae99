import { freshRound } from '../../sessions/agenda.ts';
import { isPassing } from '../../sessions/refusals.ts';
import type { RoundKindName } from '../../sessions/rounds/registry.ts';
import type { Language, SessionSettings, Team } from '../../sessions/state.ts';
import type { Api, DraftContent } from '../app/api.ts';
import type { Problem, SessionResource } from '../app/resources.ts';
import type { AgendaEditor, AgendaStep, RoundChange } from './agenda-editor.ts';
import { duplicated, edited, inserted, movedTo, removed, type AgendaOperation } from './agenda-operations.ts';
import type { DidToAgenda } from './agenda-undo.ts';

/** Where the draft stands, said in words on the page. */
export type Saving =
  | { state: 'saved' }
  | { state: 'saving' }
  /** Not saved, and tried again by itself. */
  | { state: 'waiting'; problem: Problem }
  /** Not accepted: nothing more is saved until it is changed again. */
  | { state: 'refused'; problem: Problem }
  /** No draft any more: started, stopped or deleted somewhere else. */
  | { state: 'not-a-draft' };

type Change = (content: DraftContent) => DraftContent;

const SAVE_AFTER = 400;
const TRY_AGAIN_AFTER = [1_000, 3_000, 8_000, 20_000];

export interface DraftSessionNeeds {
  api: Pick<Api, 'save' | 'session'>;
  newId: () => string;
  /** Told of every change that can be taken back. */
  did: (done: DidToAgenda) => void;
}

/**
 * A session being prepared. Changes show at once and are saved a moment later, whole parts at a time, under the
 * version they were made on. When another tab saved first, its version is taken and the changes that were not saved
 * yet are made again on top, so that two tabs never overwrite each other's rounds.
 */
export class DraftSession implements AgendaEditor {
  readonly id: string;
  readonly #needs: DraftSessionNeeds;
  #content: DraftContent = $state.raw({
    title: '',
    language: 'en',
    settings: { names: 'none', teams: [], teamJoin: 'choose' },
    agenda: [],
  });
  #saving: Saving = $state.raw({ state: 'saved' });
  /** Counts how often another tab's changes came in, for the page to say so. */
  #merges = $state(0);
  #base: DraftContent;
  #version: number;
  #pending: Change[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #underway: Promise<void> | null = null;
  #attempts = 0;

  readonly steps: readonly AgendaStep[] = $derived(
    this.#content.agenda.map((round) => ({ ...round, status: 'planned' as const })),
  );

  constructor(session: SessionResource, needs: DraftSessionNeeds) {
    this.id = session.id;
    this.#needs = needs;
    this.#base = contentOf(session);
    this.#content = this.#base;
    this.#version = session.version;
  }

  get title(): string {
    return this.#content.title;
  }

  set title(title: string) {
    this.#change((content) => ({ ...content, title }));
  }

  get language(): Language {
    return this.#content.language;
  }

  set language(language: Language) {
    this.#change((content) => ({ ...content, language }));
  }

  get teams(): readonly Team[] {
    return this.#content.settings.teams;
  }

  get settings(): SessionSettings {
    return this.#content.settings;
  }

  set settings(settings: SessionSettings) {
    this.#change((content) => ({ ...content, settings }));
  }

  get saving(): Saving {
    return this.#saving;
  }

  get merges(): number {
    return this.#merges;
  }

  async add(kind: RoundKindName, index: number | null): Promise<string | null> {
    const round = freshRound(kind, '', this.#needs.newId);
    if (!round || !this.#operate(inserted(round, index))) return null;
    this.#needs.did({ type: 'added', title: '', undo: () => this.#operate(removed(round.id)) });
    return round.id;
  }

  edit(id: string, change: RoundChange): void {
    this.#operate(edited(id, change));
  }

  async duplicate(id: string): Promise<string | null> {
    const original = this.#content.agenda.find((round) => round.id === id);
    const copyId = this.#needs.newId();
    if (!original || !this.#operate(duplicated(id, copyId))) return null;
    this.#needs.did({
      type: 'duplicated',
      title: original.title,
      undo: () => this.#operate(removed(copyId)),
    });
    return copyId;
  }

  move(id: string, index: number): void {
    const from = this.#content.agenda.findIndex((round) => round.id === id);
    const round = this.#content.agenda[from];
    if (!round || from === index || !this.#operate(movedTo(id, index))) return;
    this.#needs.did({ type: 'moved', title: round.title, undo: () => this.#operate(movedTo(id, from)) });
  }

  remove(id: string): void {
    const at = this.#content.agenda.findIndex((round) => round.id === id);
    const round = this.#content.agenda[at];
    if (!round || !this.#operate(removed(id))) return;
    this.#needs.did({ type: 'removed', title: round.title, undo: () => this.#operate(inserted(round, at)) });
  }

  /** Saves now and waits for it; true when nothing is left to save. */
  async saved(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#underway ??= this.#save().finally(() => (this.#underway = null));
    await this.#underway;
    return this.#pending.length === 0;
  }

  /** Sends what is not saved yet on the way out of the page, without waiting for an answer. */
  leave(): void {
    clearTimeout(this.#timer);
    const parts = changedParts(this.#base, this.#content);
    if (this.#pending.length > 0 && parts) void this.#needs.api.save(this.id, this.#version, parts, true);
  }

  /** Takes over what another tab saved meanwhile; called when the page is looked at again. */
  async refresh(): Promise<void> {
    if (this.#underway || this.#pending.length > 0) return;
    const answer = await this.#needs.api.session(this.id);
    if (answer.ok && !this.#underway && this.#pending.length === 0) this.#takeOver(answer.value);
  }

  #operate(operation: AgendaOperation): boolean {
    if (operation(this.#content.agenda) === this.#content.agenda) return false;
    this.#change((content) => ({ ...content, agenda: operation(content.agenda) }));
    return true;
  }

  #change(change: Change): void {
    if (this.#saving.state === 'not-a-draft') return;
    this.#pending.push(change);
    this.#content = change(this.#content);
    this.#saving = { state: 'saving' };
    this.#attempts = 0;
    this.#saveIn(SAVE_AFTER);
  }

  #saveIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.saved(), ms);
  }

  async #save(): Promise<void> {
    while (this.#pending.length > 0) {
      const sent = this.#pending.length;
      const content = this.#content;
      const parts = changedParts(this.#base, content);
      if (parts) {
        const answer = await this.#needs.api.save(this.id, this.#version, parts);
        if (!answer.ok) {
          if (answer.problem.code === 'conflict' && (await this.#rebase())) continue;
          if (answer.problem.code !== 'conflict') this.#fail(answer.problem);
          return;
        }
        this.#version = answer.value.version;
      }
      this.#base = content;
      this.#pending.splice(0, sent);
    }
    this.#attempts = 0;
    this.#saving = { state: 'saved' };
  }

  /** Another tab saved first: takes what is stored and makes the unsaved changes again on top. */
  async #rebase(): Promise<boolean> {
    const answer = await this.#needs.api.session(this.id);
    if (answer.ok) this.#takeOver(answer.value);
    else this.#fail(answer.problem);
    return answer.ok && this.#saving.state !== 'not-a-draft';
  }

  #takeOver(session: SessionResource): void {
    if (session.status !== 'draft') {
      this.#pending = [];
      this.#saving = { state: 'not-a-draft' };
      return;
    }
    if (session.version === this.#version) return;
    this.#version = session.version;
    this.#base = contentOf(session);
    this.#content = this.#pending.reduce((content, change) => change(content), this.#base);
    this.#merges += 1;
  }

  #fail(problem: Problem): void {
    if (problem.code === 'not-found' || problem.code === 'session-already-started') {
      this.#pending = [];
      this.#saving = { state: 'not-a-draft' };
      return;
    }
    const passing =
      problem.code === 'unreachable' || (problem.code !== 'broken-answer' && isPassing(problem.code));
    this.#saving = { state: passing ? 'waiting' : 'refused', problem };
    if (!passing) return;
    this.#saveIn(TRY_AGAIN_AFTER[Math.min(this.#attempts, TRY_AGAIN_AFTER.length - 1)] ?? SAVE_AFTER);
    this.#attempts += 1;
  }
}

function contentOf({ title, language, settings, agenda }: SessionResource): DraftContent {
  return { title, language, settings, agenda };
}

/** The parts that differ; null when none does. */
function changedParts(base: DraftContent, content: DraftContent): Partial<DraftContent> | null {
  const parts: Partial<DraftContent> = {
    ...(content.title === base.title ? {} : { title: content.title }),
    ...(content.language === base.language ? {} : { language: content.language }),
    ...(content.settings === base.settings ? {} : { settings: content.settings }),
    ...(content.agenda === base.agenda ? {} : { agenda: content.agenda }),
  };
  return Object.keys(parts).length > 0 ? parts : null;
}
