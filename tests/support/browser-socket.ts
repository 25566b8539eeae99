import { WebSocket } from 'ws';

/** The WebSocket of a page, where a test has no browser. There an error that nobody listens for is no event of its own. */
export class BrowserSocket extends WebSocket {
  constructor(address: string) {
    super(address);
    this.on('error', () => undefined);
  }
}
