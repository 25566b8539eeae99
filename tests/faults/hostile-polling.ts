import type { SeededRandom } from '../support/random.ts';
import { hostileFrame, type Heard, type Intruder } from './hostile-wire.ts';

const PACKETS_A_POST = 8;
const SEPARATOR = '\u001e';

/** The slower transport, abused: packets in heaps, two readers at once, writers to other people's connections. */
export async function pollWickedly(
  origin: string,
  intruders: readonly Intruder[],
  connections: number,
  random: SeededRandom,
  heard: Heard,
): Promise<void> {
  const base = `${origin}/socket.io/?EIO=4&transport=polling`;
  const ask = async (url: string, headers: Record<string, string>, body?: string) => {
    const response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...headers, 'content-type': random.pick(['text/plain;charset=UTF-8', 'text/plain', 'x/y']) },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(2_000),
    }).catch(() => null);
    // A reader may wait for as long as nothing happens; that it was cut short here is no fault.
    const text = (await response?.text().catch(() => '')) ?? '';
    const status = response?.status ?? 0;
    if (status >= 500) heard.faults.push(`polling answered ${status}: ${text.slice(0, 200)}`);
    return text;
  };
  let former = '';
  for (let at = 0; at < connections; at += 1) {
    const { auth, headers = {}, commands } = random.pick(intruders);
    const sid = /"sid":"([^"]+)"/.exec(await ask(base, headers))?.[1] ?? '';
    const here = `${base}&sid=${sid}`;
    heard.connections += 1;
    await ask(here, headers, `40/live,${JSON.stringify(auth)}`);
    await ask(here, headers);
    const frames = Array.from({ length: PACKETS_A_POST }, (_, n) =>
      String(hostileFrame(n, commands, random).data),
    );
    heard.frames += frames.length;
    await ask(random.chance(0.9) || former === '' ? here : former, headers, frames.join(SEPARATOR));
    const last = random.int(0, 5);
    if (last === 0) await Promise.all([ask(here, headers), ask(here, headers)]);
    else if (last === 1)
      await Promise.all([ask(here, headers, '3'), ask(here, headers, '42/live,["sync",{}]')]);
    else if (last === 2) await ask(here, headers, 'x'.repeat(100_000));
    else if (last === 3) await ask(`${here}&transport=websocket`, headers);
    else if (last === 4) await ask(here.replace('EIO=4', 'EIO=3'), headers, '1:4');
    await ask(here, headers, '1');
    former = here;
  }
}
