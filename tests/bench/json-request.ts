import { connect } from 'node:net';

/**
 * Posts JSON on a connection of its own, as a phone that joins does, and answers the status and the parsed body.
 * Node's own clients keep connections and cost several times more, which the crowd would have to wait for.
 */
export function postJson(
  port: number,
  path: string,
  body: unknown,
): Promise<{ status: number; body: unknown }> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.setTimeout(30_000, () => socket.destroy(new Error(`no answer to POST ${path} in time`)));
    socket.on('error', reject);
    socket.on('data', (part) => parts.push(part));
    socket.on('end', () => {
      const answer = Buffer.concat(parts).toString('utf8');
      const head = answer.indexOf('\r\n\r\n');
      const status = Number(answer.slice(9, 12));
      try {
        resolve({ status, body: JSON.parse(answer.slice(head + 4)) as unknown });
      } catch (cause) {
        reject(new Error(`POST ${path} was answered with ${answer.slice(0, 300)}`, { cause }));
      }
    });
    socket.write(
      [
        `POST ${path} HTTP/1.1`,
        `Host: 127.0.0.1:${port}`,
        'Content-Type: application/json',
        `Content-Length: ${Buffer.byteLength(text)}`,
        'Connection: close',
        '',
        text,
      ].join('\r\n'),
    );
  });
}
