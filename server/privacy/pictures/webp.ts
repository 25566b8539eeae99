import { exifWith, orientationIn } from './orientation.ts';

const STAYS: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Flags of the extended header that say which of the other chunks there are. */
const HAS_EXIF = 0x08;
const HAS_XMP = 0x04;

/** A WebP without EXIF but for which way up it is, without XMP and whatever else is not the picture. Null when it is not whole. */
export function bareWebp(bytes: Buffer): Buffer | null {
  if (bytes.length < 20 || name(bytes, 0) !== 'RIFF' || name(bytes, 8) !== 'WEBP') return null;
  const whole = 8 + bytes.readUInt32LE(4);
  if (whole > bytes.length) return null;
  const chunks: { type: string; content: Buffer }[] = [];
  let exif: Buffer | null = null;
  for (let at = 12; at < whole;) {
    if (at + 8 > whole) return null;
    const end = at + 8 + bytes.readUInt32LE(at + 4);
    if (end > whole) return null;
    const type = name(bytes, at);
    const content = bytes.subarray(at + 8, end);
    if (type === 'EXIF') exif = exifWith(orientationIn(withoutPrefix(content)));
    else if (STAYS.has(type)) chunks.push({ type, content: Buffer.from(content) });
    at = end + (end % 2);
  }
  const header = chunks.find(({ type }) => type === 'VP8X')?.content;
  if (header) header[0] = ((header[0] ?? 0) & ~(HAS_EXIF | HAS_XMP)) | (exif ? HAS_EXIF : 0);
  if (header && exif) chunks.push({ type: 'EXIF', content: exif });
  return chunks.length === 0 ? null : riff(chunks);
}

function riff(chunks: readonly { type: string; content: Buffer }[]): Buffer {
  const body = chunks.flatMap(({ type, content }) => [
    Buffer.from(type, 'latin1'),
    size(content.length),
    content,
    Buffer.alloc(content.length % 2),
  ]);
  const inside = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...body]);
  return Buffer.concat([Buffer.from('RIFF', 'latin1'), size(inside.length), inside]);
}

/** Some writers put the prefix of a JPEG's EXIF here too. */
function withoutPrefix(content: Buffer): Buffer {
  return content.toString('latin1', 0, 6) === 'Exif\0\0' ? content.subarray(6) : content;
}

function size(length: number): Buffer {
  const field = Buffer.alloc(4);
  field.writeUInt32LE(length);
  return field;
}

function name(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at, at + 4);
}
