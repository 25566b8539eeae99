import { connect, type Socket } from 'node:net';

export interface JsonAnswer {
  status: number;
  body: unknown;
}

const GIVE_UP_AFTER = 30_000;

/**
 * Posts JSON over connections that are kept and used again, as a reverse proxy in front of the server does: in
 * production there always is one. Node's own clients cost several times more, which the crowd would have to wait for.
 */
export class HttpLines {
  readonly #port: number;
  readonly #idle: HttpLine[] = [];

  constructor(port: number) {
    this.#port = port;
  }

  async post(path: string, body: unknown): Promise<JsonAnswer> {
    let line = this.#idle.pop();
    while (line?.closed === true) line = this.#idle.pop();
    line ??= new HttpLine(this.#port);
    const answer = await line.post(path, body);
    this.#idle.push(line);
    return answer;
  }

  close(): void {
    for (const line of this.#idle.splice(0)) line.close();
  }
}

/** One connection, one request at a time. */
class HttpLine {
  closed = false;
  readonly #host: string;
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #settle: { resolve(answer: JsonAnswer): void; reject(error: Error): void } | null = null;

  constructor(port: number) {
    this.#host = `127.0.0.1:${port}`;
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('data', (bytes) => this.#read(bytes));
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('the server closed a connection before its answer')));
    this.#socket.setTimeout(GIVE_UP_AFTER, () => this.#socket.destroy());
  }

  post(path: string, body: unknown): Promise<JsonAnswer> {
    const text = JSON.stringify(body);
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#socket.write(
        [
          `POST ${path} HTTP/1.1`,
          `Host: ${this.#host}`,
          'Content-Type: application/json',
          `Content-Length: ${Buffer.byteLength(text)}`,
          '',
          text,
        ].join('\r\n'),
      );
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(bytes: Buffer): void {
    this.#received = this.#received.length === 0 ? bytes : Buffer.concat([this.#received, bytes]);
    const head = this.#received.indexOf('\r\n\r\n');
    if (head < 0) return;
    const headers = this.#received.toString('latin1', 0, head);
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(headers)?.[1]);
    if (Number.isNaN(length)) {
      this.#fail(new Error(`an answer without a length: ${headers}`));
      return;
    }
    const end = head + 4 + length;
    if (this.#received.length < end) return;
    const text = this.#received.toString('utf8', head + 4, end);
    this.#received = this.#received.subarray(end);
    this.#settle?.resolve({ status: Number(headers.slice(9, 12)), body: JSON.parse(text) as unknown });
    this.#settle = null;
  }

  #fail(error: Error): void {
    this.closed = true;
    this.#socket.destroy();
    this.#settle?.reject(error);
    this.#settle = null;
  }
}
