import { and, asc, eq } from 'drizzle-orm';
import { agenda as agendaSchema, type Agenda } from '../sessions/agenda.ts';
import type { Language } from '../sessions/state.ts';
import type { Database } from './connection.ts';
import { sessions } from './schema.ts';

/** A session that its owner starts new ones from. */
export interface OwnTemplate {
  id: string;
  title: string;
  language: Language;
  agenda: Agenda;
}

/** Which of an account's sessions are templates. */
export interface SessionTemplatesRepository {
  /** By title. */
  listOwned(ownerId: string): Promise<OwnTemplate[]>;
  mark(sessionId: string, isTemplate: boolean): Promise<void>;
}

export class SqliteSessionTemplatesRepository implements SessionTemplatesRepository {
  readonly #db: Database['orm'];

  constructor(database: Database) {
    this.#db = database.orm;
  }

  async listOwned(ownerId: string): Promise<OwnTemplate[]> {
    const { id, title, language, agenda } = sessions;
    return this.#db
      .select({ id, title, language, agenda })
      .from(sessions)
      .where(and(eq(sessions.ownerId, ownerId), eq(sessions.isTemplate, true)))
      .orderBy(asc(title), asc(id))
      .all()
      .map((row) => ({ ...row, agenda: agendaSchema.parse(JSON.parse(row.agenda)) }));
  }

  async mark(sessionId: string, isTemplate: boolean): Promise<void> {
    this.#db.update(sessions).set({ isTemplate }).where(eq(sessions.id, sessionId)).run();
  }
}
