import type { Contestant, Samples } from './contestant.ts';
import { Crowd, pause } from './crowd.ts';

const SETTLE_MS = 1_000;
/** So that counts look as they do in a room. */
const PEOPLE = 100;

/**
 * Plays one round with the product and keeps what a participant got, so that the bare server can send the same bytes.
 * Nothing is measured.
 */
export async function takeSamples(contestant: Contestant): Promise<Samples> {
  const crowd = new Crowd();
  const heard: string[] = [];
  const event = (
    { index }: { index: number },
    _at: number,
    bytes: Buffer,
    start: number,
    end: number,
  ): void => {
    if (index === 0) heard.push(bytes.toString('utf8', start, end));
  };
  const round = contestant.nextRound();
  const about = (packets: readonly string[], what: string): string => {
    const found = packets.findLast((packet) => packet.includes(round.id));
    if (found === undefined) throw new Error(`no participant heard of ${what}`);
    return found;
  };
  try {
    return await crowd.listening({ event }, async () => {
      await crowd.join(contestant, PEOPLE);
      const [view = ''] = heard.splice(0);
      await contestant.open(round);
      await pause(SETTLE_MS);
      const question = about(heard.splice(0), 'the question');
      for (const client of crowd.present()) crowd.vote(client, round);
      await pause(SETTLE_MS);
      const tally = about(heard.splice(0), 'the count');
      await contestant.close(round);
      await pause(SETTLE_MS);
      const result = about(heard.splice(0), 'the result');
      return { view, question, tally, result, roundId: round.id };
    });
  } finally {
    crowd.disband();
  }
}
