import * as z from 'zod';
import { IMAGE_TYPES, type ImagesRepository, type ImageType } from '../../db/images-repository.ts';
import type { AccessCheck } from '../accounts/access-check.ts';
import type { AuthSessions } from '../accounts/auth-sessions.ts';
import type { Clock } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { done, refused } from '../platform/outcome.ts';
import { barePicture } from '../privacy/pictures/bare-picture.ts';
import { defineRoute, type Route } from './route.ts';

const TWO_MEGABYTES = 2 * 1024 * 1024;
/** More than any agenda shows; without an end one account could fill the disk. */
const PER_SESSION = 200;

function isImageType(type: string): type is ImageType {
  return (IMAGE_TYPES as readonly string[]).includes(type);
}

/** Pictures of information rounds. */
export function imageRoutes(
  images: ImagesRepository,
  authSessions: AuthSessions,
  access: AccessCheck,
  clock: Clock,
): Route[] {
  /** The owner of the picture's session, when whoever is signed in may look into that session. */
  const ownerFor = async (id: string, cookieHeader: string | undefined): Promise<string | null> => {
    const signedIn = await authSessions.authenticate(cookieHeader);
    const who = signedIn && (await access.who(signedIn));
    if (!who?.permissions.has('sessions.prepare') && !who?.permissions.has('sessions.results')) return null;
    const sessionId = await images.sessionOf(id);
    return (sessionId && (await access.onSession(who, sessionId))?.ownerId) ?? null;
  };

  return [
    defineRoute('POST /api/v1/sessions/{id}/images', {
      summary: 'Upload a picture',
      description: 'What is not the picture (place, time, camera, texts, previews) is left out.',
      body: { bytes: IMAGE_TYPES, limit: TWO_MEGABYTES },
      status: 201,
      answer: { json: z.object({ id: z.string() }) },
      refusals: [],
      async handle({ body: { type, bytes }, session }) {
        const bare = isImageType(type) ? barePicture(type, bytes) : null;
        if (!isImageType(type) || !bare) return refused('bad-input', { detail: 'body' });
        if ((await images.idsOf(session.id)).length >= PER_SESSION) return refused('too-large');
        const id = newId();
        await images.insert({ id, sessionId: session.id, type, bytes: bare, createdAt: clock() });
        return done({ id });
      },
    }),
    defineRoute('GET /api/v1/images/{id}', {
      summary: 'A picture',
      description:
        'For whoever has its id while its session is live; always for the owner and whom the session is shared with.',
      status: 200,
      answer: { file: IMAGE_TYPES },
      refusals: ['not-found'],
      async handle({ params, cookieHeader }) {
        const id = params['id'] ?? '';
        const image = await images.findVisible(id, await ownerFor(id, cookieHeader));
        return image ? done({ type: image.type, content: image.bytes }) : refused('not-found');
      },
    }),
  ];
}
