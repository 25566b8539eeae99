import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { barePicture } from '../../../server/privacy/pictures/bare-picture.ts';
import { PICTURES } from '../../support/pictures.ts';
import { SeededRandom } from '../../support/random.ts';

const TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const;
const CANARY = 'CANARY 52.3702N 4.8952E';

/** EXIF as a camera writes it: make, orientation and the place, in the order of bytes asked for. */
function exif(orientation: number, little = true): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 2 * 12 + 4 + 64);
  const short = (value: number, at: number) =>
    little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(little ? 'II' : 'MM', 0, 'latin1');
  short(42, 2);
  long(8, 4);
  short(2, 8);
  short(0x010f, 10);
  short(2, 12);
  long(CANARY.length, 14);
  long(38, 18);
  short(0x0112, 22);
  short(3, 24);
  long(1, 26);
  short(orientation, 30);
  tiff.write(CANARY, 38, 'latin1');
  return tiff;
}

function jpegSegment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

function pngChunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function webpChunk(type: string, content: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(content.length);
  return Buffer.concat([Buffer.from(type, 'latin1'), size, content, Buffer.alloc(content.length % 2)]);
}

/** The picture with everything a camera, a phone and an editor write into it. */
function told(type: (typeof TYPES)[number], orientation: number, little = true): Buffer {
  const bytes = PICTURES[type];
  const note = Buffer.from(CANARY);
  const block = exif(orientation, little);
  switch (type) {
    case 'image/jpeg':
      return Buffer.concat([
        bytes.subarray(0, 2),
        jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), block])),
        jpegSegment(0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), note])),
        jpegSegment(0xe2, Buffer.concat([Buffer.from('MPF\0'), note])),
        jpegSegment(0xed, Buffer.concat([Buffer.from('Photoshop 3.0\0'), note])),
        jpegSegment(0xfe, note),
        bytes.subarray(2),
        note,
        bytes,
      ]);
    case 'image/png': {
      const head = 8 + 25;
      return Buffer.concat([
        bytes.subarray(0, head),
        pngChunk('tEXt', Buffer.concat([Buffer.from('Comment\0'), note])),
        pngChunk('iTXt', note),
        pngChunk('tIME', Buffer.alloc(7, 1)),
        pngChunk('eXIf', block),
        pngChunk('prVt', note),
        bytes.subarray(head),
        note,
      ]);
    }
    case 'image/webp': {
      const inside = Buffer.concat([
        bytes.subarray(8),
        webpChunk('EXIF', Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), block])),
        webpChunk('XMP ', note),
        webpChunk('note', note),
      ]);
      const whole = Buffer.concat([bytes.subarray(0, 8), inside, note]);
      whole.writeUInt32LE(inside.length, 4);
      whole[20] = (whole[20] ?? 0) | 0x0c;
      return whole;
    }
  }
}

describe('[KO-32] pictures without what is not the picture', () => {
  it.each(TYPES)('%s: place, time, camera, texts, previews and what lies behind are gone', (type) => {
    const bytes = told(type, 1);
    expect(bytes.includes('CANARY')).toBe(true);
    expect(barePicture(type, bytes)).toEqual(PICTURES[type]);
  });

  it.each([...TYPES, 'image/gif'] as const)('%s: a picture that says nothing stays as it is', (type) => {
    expect(barePicture(type, PICTURES[type])).toEqual(PICTURES[type]);
  });

  it.each(TYPES)('%s: it still says which way up it is, and nothing beside that', (type) => {
    for (const little of [true, false])
      for (const orientation of [2, 3, 6, 8]) {
        const bare = barePicture(type, told(type, orientation, little));
        expect(bare?.includes('CANARY')).toBe(false);
        const block = bare!.subarray(bare!.indexOf('MM\0*'));
        expect([block.readUInt16BE(8), block.readUInt16BE(10), block.readUInt16BE(18)]).toEqual([
          1,
          0x0112,
          orientation,
        ]);
        expect(barePicture(type, bare!), 'a second time it changes nothing').toEqual(bare);
      }
    expect(barePicture(type, told(type, 9))).toEqual(PICTURES[type]);
  });

  it('the preview in a JFIF header goes, the header stays', () => {
    const jpeg = PICTURES['image/jpeg'];
    const header = Buffer.concat([jpeg.subarray(6, 18), Buffer.from([4, 4]), Buffer.from(CANARY)]);
    const withPreview = Buffer.concat([jpeg.subarray(0, 2), jpegSegment(0xe0, header), jpeg.subarray(20)]);
    expect(barePicture('image/jpeg', withPreview)).toEqual(jpeg);
  });

  it.each(TYPES)('%s: cut short anywhere it is refused', (type) => {
    const bytes = PICTURES[type];
    for (let length = 0; length < bytes.length; length += 1)
      expect(barePicture(type, bytes.subarray(0, length)), `${length} bytes`).toBeNull();
  });

  it.each([...TYPES, 'image/gif'] as const)('%s: no bytes whatever break it, or make it longer', (type) => {
    const random = SeededRandom.forTest(`pictures ${type}`);
    const whole = type === 'image/gif' ? PICTURES[type] : told(type, 6);
    let refused = 0;
    for (let round = 0; round < 3_000; round += 1) {
      const bytes = Buffer.from(whole);
      for (let change = random.int(1, 6); change > 0; change -= 1)
        bytes[random.int(0, bytes.length - 1)] = random.pick([0, 0xff, 0xd9, random.int(0, 255)]);
      const bare = barePicture(type, bytes);
      if (bare === null) refused += 1;
      else expect(bare.length).toBeLessThanOrEqual(bytes.length);
    }
    expect(refused).toBeGreaterThan(0);
  });
});
