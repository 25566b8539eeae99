import { and, eq, or } from 'drizzle-orm';
import type { Database } from './connection.ts';
import { images, sessions } from './schema.ts';

export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];

export interface StoredImage {
  type: ImageType;
  bytes: Buffer;
}

/** Pictures of information rounds. */
export interface ImagesRepository {
  insert(image: StoredImage & { id: string; sessionId: string; createdAt: number }): Promise<void>;
  idsOf(sessionId: string): Promise<string[]>;
  /** The session a picture belongs to. */
  sessionOf(id: string): Promise<string | null>;
  /** A picture whose session is live, or is this account's: after a stop its id alone opens nothing (PR-11). */
  findVisible(id: string, accountId: string | null): Promise<StoredImage | null>;
}

export class SqliteImagesRepository implements ImagesRepository {
  readonly #db: Database['orm'];

  constructor({ orm }: Database) {
    this.#db = orm;
  }

  async insert(image: StoredImage & { id: string; sessionId: string; createdAt: number }): Promise<void> {
    this.#db.insert(images).values(image).run();
  }

  async idsOf(sessionId: string): Promise<string[]> {
    const rows = this.#db.select({ id: images.id }).from(images).where(eq(images.sessionId, sessionId)).all();
    return rows.map(({ id }) => id);
  }

  async sessionOf(id: string): Promise<string | null> {
    const { sessionId } = images;
    return this.#db.select({ sessionId }).from(images).where(eq(images.id, id)).get()?.sessionId ?? null;
  }

  async findVisible(id: string, accountId: string | null): Promise<StoredImage | null> {
    const isLive = eq(sessions.status, 'live');
    return (
      this.#db
        .select({ type: images.type, bytes: images.bytes })
        .from(images)
        .innerJoin(sessions, eq(sessions.id, images.sessionId))
        .where(
          and(eq(images.id, id), accountId === null ? isLive : or(isLive, eq(sessions.ownerId, accountId))),
        )
        .get() ?? null
    );
  }
}
