import * as z from 'zod';
import { IMAGE_TYPES, type ImagesRepository, type ImageType } from '../../db/images-repository.ts';
import type { AuthSessions } from '../accounts/auth-sessions.ts';
import type { Clock } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { done, refused } from '../platform/outcome.ts';
import { defineRoute, type Route } from './route.ts';

const TWO_MEGABYTES = 2 * 1024 * 1024;
/** More than any agenda shows; without an end one account could fill the disk. */
const PER_SESSION = 200;

/** How each kind of picture begins. What a picture says of itself is not believed. */
const BEGINNINGS: Readonly<Record<ImageType, (bytes: Buffer) => boolean>> = {
  'image/png': (bytes) => bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex')),
  'image/jpeg': (bytes) => bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex')),
  'image/gif': (bytes) => /^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6)),
  'image/webp': (bytes) =>
    bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
};

function isImageType(type: string): type is ImageType {
  return Object.hasOwn(BEGINNINGS, type);
}

/** Pictures of information rounds. */
export function imageRoutes(images: ImagesRepository, authSessions: AuthSessions, clock: Clock): Route[] {
  return [
    defineRoute('POST /api/v1/sessions/{id}/images', {
      summary: 'Upload a picture',
      body: { bytes: IMAGE_TYPES, limit: TWO_MEGABYTES },
      status: 201,
      answer: { json: z.object({ id: z.string() }) },
      refusals: [],
      async handle({ body: { type, bytes }, session }) {
        if (!isImageType(type) || !BEGINNINGS[type](bytes)) return refused('bad-input', { detail: 'body' });
        if ((await images.idsOf(session.id)).length >= PER_SESSION) return refused('too-large');
        const id = newId();
        await images.insert({ id, sessionId: session.id, type, bytes, createdAt: clock() });
        return done({ id });
      },
    }),
    defineRoute('GET /api/v1/images/{id}', {
      summary: 'A picture',
      description: 'For whoever has its id while its session is live, and for the owner always.',
      status: 200,
      answer: { file: IMAGE_TYPES },
      refusals: ['not-found'],
      async handle({ params, cookieHeader }) {
        const signedIn = await authSessions.authenticate(cookieHeader);
        const image = await images.findVisible(params['id'] ?? '', signedIn?.account.id ?? null);
        return image ? done({ type: image.type, content: image.bytes }) : refused('not-found');
      },
    }),
  ];
}
