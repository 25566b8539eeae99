import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/** What requests may take of one turn of the loop, in milliseconds; then votes have theirs. */
const SLICE_MS = 2;

/**
 * Lets requests through a few milliseconds' worth at a time. Node hands over everything that has arrived in one turn of its
 * loop: five hundred requests at once would keep every vote waiting until the last of them is answered.
 */
export function inTurns(serve: RequestListener): RequestListener {
  const waiting: [IncomingMessage, ServerResponse & { req: IncomingMessage }][] = [];
  let scheduled = false;

  function turn(): void {
    const until = performance.now() + SLICE_MS;
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      serve(...next);
      if (performance.now() >= until) break;
    }
    scheduled = waiting.length > 0;
    // After the sockets had their turn, not before: that is what this is for.
    if (scheduled) setImmediate(turn);
  }

  return (request, response) => {
    waiting.push([request, response]);
    if (scheduled) return;
    scheduled = true;
    setImmediate(turn);
  };
}
