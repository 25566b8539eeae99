/**
 * WebSocket frames by hand (RFC 6455), as much of them as a benchmark needs: whole text frames out, whole frames in.
 * Cheap enough for one core to play thousands of phones against a server on the other.
 */
export const TEXT_FRAME = 1;
export const CLOSE_FRAME = 8;

/** A text frame as a client sends it: masked, because every browser masks and the server has to unmask. */
export function clientFrame(text: string, mask: Buffer): Buffer {
  const length = Buffer.byteLength(text);
  if (length > 0xffff) throw new Error('the benchmark sends no frame this long');
  const head = length < 126 ? 6 : 8;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = 0x80 | TEXT_FRAME;
  if (length < 126) {
    frame[1] = 0x80 | length;
  } else {
    frame[1] = 0x80 | 126;
    frame.writeUInt16BE(length, 2);
  }
  mask.copy(frame, head - 4);
  frame.write(text, head, 'utf8');
  for (let at = 0; at < length; at += 1) frame[head + at] = (frame[head + at] ?? 0) ^ (mask[at & 3] ?? 0);
  return frame;
}

/** Told of each frame: where its payload lies in `bytes`, and how long it was with its head. */
export type FrameListener = (
  opcode: number,
  bytes: Buffer,
  start: number,
  end: number,
  onTheWire: number,
) => void;

/** Tells of every whole frame in `bytes[0, length)`; answers how many bytes it used. Servers do not mask. */
export function readFrames(bytes: Buffer, length: number, tell: FrameListener): number {
  let at = 0;
  while (at + 2 <= length) {
    const short = (bytes[at + 1] ?? 0) & 0x7f;
    const head = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (at + head > length) break;
    const size =
      short < 126
        ? short
        : short === 126
          ? bytes.readUInt16BE(at + 2)
          : Number(bytes.readBigUInt64BE(at + 2));
    const end = at + head + size;
    if (end > length) break;
    tell((bytes[at] ?? 0) & 0x0f, bytes, at + head, end, head + size);
    at = end;
  }
  return at;
}
