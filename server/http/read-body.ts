import express, { type Request, type RequestHandler, type Response } from 'express';
import { done, refused, type Outcome } from '../platform/outcome.ts';
import type { BodySpec } from './route.ts';

/** Reads the body of a request as its route expects it. */
export type BodyReader = (request: Request, response: Response) => Promise<Outcome<unknown>>;

/** JSON is UTF-8; in anything else the same bytes could be read in two ways. */
const isJson = /^application\/json(;\s?charset="?utf-8"?)?$/i;

/**
 * Compressed bodies are refused: nobody needs them here, and a small one can grow beyond every limit.
 */
export function bodyReader(spec: BodySpec): BodyReader {
  const types = 'json' in spec ? [] : [...spec.bytes];
  const accepts = (type: string) => ('json' in spec ? isJson.test(type) : types.includes(bare(type)));
  const options = { limit: spec.limit, inflate: false, type: () => true };
  const parser: RequestHandler = 'json' in spec ? express.json(options) : express.raw(options);
  return async (request, response) => {
    if (!accepts(request.headers['content-type'] ?? ''))
      return refused('bad-input', { detail: 'content-type' });
    const failure = await new Promise<unknown>((resolve) => void parser(request, response, resolve));
    if (failure !== undefined)
      return refused(isTooLarge(failure) ? 'too-large' : 'bad-input', { detail: 'body' });
    const body: unknown = request.body;
    if ('json' in spec) return done(body);
    const type = bare(request.headers['content-type'] ?? '');
    return Buffer.isBuffer(body) ? done({ type, bytes: body }) : refused('bad-input', { detail: 'body' });
  };
}

/** A content type without its parameters. */
function bare(type: string): string {
  return type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'type' in error && error.type === 'entity.too.large';
}
