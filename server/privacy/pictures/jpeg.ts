import { exifWith, orientationIn } from './orientation.ts';

/** Markers of ITU T.81. */
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const COM = 0xfe;

const EXIF = 'Exif\0\0';
/** The JFIF header up to its thumbnail, which may show what was cut away from the picture. */
const JFIF_LENGTH = 14;

/**
 * A JPEG without what is not the picture: EXIF but for which way up it is, XMP, captions, comments, previews, further pictures
 * and films behind its end. Colour profile and colour transform stay. Null when it is no JPEG from beginning to end.
 */
export function bareJpeg(bytes: Buffer): Buffer | null {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== SOI) return null;
  const kept: Buffer[] = [];
  let orientation = 1;
  let scans = 0;
  let at = 2;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === EOI) {
      const exif = exifWith(orientation);
      const turned = exif ? [segment(APP1, Buffer.concat([Buffer.from(EXIF, 'latin1'), exif]))] : [];
      return scans === 0
        ? null
        : Buffer.concat([Buffer.from([0xff, SOI]), ...turned, ...kept, Buffer.from([0xff, EOI])]);
    }
    if (at + 4 > bytes.length) return null;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end < at + 4 || end > bytes.length) return null;
    const content = bytes.subarray(at + 4, end);
    if (marker === APP1 && content.toString('latin1', 0, EXIF.length) === EXIF)
      orientation = orientationIn(content.subarray(EXIF.length));
    const stays = whatStays(marker, content);
    if (stays) kept.push(segment(marker, stays));
    at = end;
    if (marker !== SOS) continue;
    scans += 1;
    at = endOfScan(bytes, end);
    kept.push(bytes.subarray(end, at));
  }
  return null;
}

/** What of a segment belongs to the picture. */
function whatStays(marker: number, content: Buffer): Buffer | null {
  const begins = (name: string) => content.toString('latin1', 0, name.length) === name;
  if (marker === COM) return null;
  if (marker < APP0 || marker > APP15) return content;
  if (marker === APP0 && begins('JFIF\0') && content.length >= JFIF_LENGTH) {
    const header = Buffer.from(content.subarray(0, JFIF_LENGTH));
    header.fill(0, JFIF_LENGTH - 2);
    return header;
  }
  if (marker === APP2 && begins('ICC_PROFILE\0')) return content;
  if (marker === APP14 && begins('Adobe')) return content;
  return null;
}

/** Where the compressed data ends: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (
    let at = bytes.indexOf(0xff, from);
    at >= 0 && at + 1 < bytes.length;
    at = bytes.indexOf(0xff, at + 1)
  ) {
    const next = bytes[at + 1] ?? 0;
    const isData = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (!isData) return at;
  }
  return bytes.length;
}

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}
