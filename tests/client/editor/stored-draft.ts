import type { Answer, DraftContent } from '../../../client/app/api.ts';
import type { Problem, SessionResource } from '../../../client/app/resources.ts';

/** What the server keeps of a draft, with its rule that a change names the version it was made to. */
export class StoredDraft {
  session: SessionResource = {
    id: 's1',
    title: 'Budget day',
    language: 'en',
    status: 'draft',
    createdAt: 0,
    updatedAt: 0,
    startedAt: null,
    stoppedAt: null,
    version: 1,
    may: ['prepare', 'run', 'keep'],
    settings: { names: 'none', teams: [], teamJoin: 'choose' },
    agenda: [],
  };
  saves = 0;
  trouble: Problem | null = null;

  readonly save = async (
    _id: string,
    version: number,
    parts: Partial<DraftContent>,
  ): Promise<Answer<SessionResource>> => {
    this.saves += 1;
    await Promise.resolve();
    if (this.trouble) return { ok: false, problem: this.trouble };
    if (version !== this.session.version) return { ok: false, problem: { code: 'conflict' } };
    this.session = { ...this.session, ...parts, version: version + 1 };
    return { ok: true, value: this.session };
  };

  readonly find = async (): Promise<Answer<SessionResource>> => ({ ok: true, value: this.session });
}
