import * as z from 'zod';
import { MAIL_ADDRESS } from '../platform/config.ts';
import { account } from './resources.ts';

/** Bodies about accounts are small. */
export const SMALL = 8 * 1024;

/** An address of one person, on one line. */
export const email = z.string().trim().max(254).regex(MAIL_ADDRESS);
/** An address as it is looked up: what is none finds nobody, and takes as long. */
export const typedEmail = z.string().max(320);
/** No limit that a pass phrase could meet; long enough to be none for a flood either. */
export const password = z.string().max(1_000);
export const token = z.string().max(100);
export const code = z.string().max(40);
/** The solved challenge of `proof-required`. */
export const proof = z
  .strictObject({ salt: z.string().max(200), nonce: z.string().max(64) })
  .meta({ description: 'The solved challenge of `proof-required`' });
export const accountAnswer = { json: z.object({ account }) };
