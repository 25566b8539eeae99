import type { Api } from '../app/api.ts';

const LOOK_AGAIN_MS = 250;
const PATIENCE_MS = 6_000;

/** Resolves when a rehearsal that was stopped is the draft again that it was, or after some seconds. */
export async function draftAgain(api: Pick<Api, 'session'>, id: string): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_AGAIN_MS) {
    const answer = await api.session(id);
    if (!answer.ok || answer.value.status === 'draft') return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
