import { LIVE_NAMESPACE, type ServerToClient } from '../../sessions/protocol.ts';

/**
 * A Socket.IO event, encoded once however many connections get it: as text for polling, and as a ready WebSocket frame,
 * which engine.io writes as it is.
 */
export interface EncodedPacket {
  text: string;
  options: { compress: false; wsPreEncodedFrame: [Buffer] };
}

/** @param json the event's one argument, already encoded */
export function encodePacket(event: keyof ServerToClient, json: string): EncodedPacket {
  const text = `2${LIVE_NAMESPACE},["${event}",${json}]`;
  return { text, options: { compress: false, wsPreEncodedFrame: [textFrame(`4${text}`)] } };
}

/** An unmasked, final text frame (RFC 6455, section 5.2). */
function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + length);
  frame[0] = 0x81;
  if (header === 2) frame[1] = length;
  else if (header === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, header);
  return frame;
}
