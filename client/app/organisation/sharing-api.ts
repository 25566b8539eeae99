import * as z from 'zod/mini';
import { nothing, shaped, type Answer, type Api } from '../api.ts';

const may = z.enum(['co-facilitate', 'view-results']);
export type May = z.infer<typeof may>;
const access = z.object({
  confidential: z.boolean(),
  shares: z.array(z.object({ accountId: z.string(), email: z.string(), may })),
});
export type SessionAccess = z.infer<typeof access>;

/** The part of the interface that says who gets to see a session. */
export class SharingApi {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  access(sessionId: string): Promise<Answer<SessionAccess>> {
    return this.#api.send('GET', `/sessions/${sessionId}/access`, shaped(access));
  }

  setConfidential(sessionId: string, confidential: boolean): Promise<Answer<SessionAccess>> {
    return this.#api.send('PATCH', `/sessions/${sessionId}/access`, shaped(access), { confidential });
  }

  share(sessionId: string, email: string, what: May): Promise<Answer<SessionAccess>> {
    return this.#api.send('POST', `/sessions/${sessionId}/shares`, shaped(access), { email, may: what });
  }

  unshare(sessionId: string, accountId: string): Promise<Answer<null>> {
    return this.#api.send('DELETE', `/sessions/${sessionId}/shares/${accountId}`, nothing);
  }
}
