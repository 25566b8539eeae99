import { crc32 } from 'node:zlib';
import { exifWith, orientationIn } from './orientation.ts';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** What makes the picture: its pixels, colours, transparency, size and, of a moving one, its frames. */
const STAYS: ReadonlySet<string> = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'bKGD'],
  ...['pHYs', 'acTL', 'fcTL', 'fdAT'],
]);

/** A PNG without texts, times, EXIF but for which way up it is, and whatever lies behind its end. Null when it is no whole PNG. */
export function barePng(bytes: Buffer): Buffer | null {
  if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return null;
  const kept: Buffer[] = [SIGNATURE];
  let at = SIGNATURE.length;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return null;
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (kept.length === 1 && type !== 'IHDR') return null;
    if (STAYS.has(type)) kept.push(bytes.subarray(at, end));
    else if (type === 'eXIf') {
      const exif = exifWith(orientationIn(bytes.subarray(at + 8, end - 4)));
      if (exif) kept.push(chunk('eXIf', exif));
    }
    if (type === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return null;
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
