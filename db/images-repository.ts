import { and, count, eq, or } from 'drizzle-orm';
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
  countOf(sessionId: string): Promise<number>;
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

  async countOf(sessionId: string): Promise<number> {
    return this.#db.select({ n: count() }).from(images).where(eq(images.sessionId, sessionId)).get()?.n ?? 0;
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
