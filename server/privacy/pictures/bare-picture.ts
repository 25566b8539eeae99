import type { ImageType } from '../../../db/images-repository.ts';
import { bareJpeg } from './jpeg.ts';
import { barePng } from './png.ts';
import { bareWebp } from './webp.ts';

/**
 * The picture alone, pixel for pixel: where and when it was taken, with what, by whom and every other thing a camera or a
 * program wrote into it is left out. Null when the bytes are not a whole picture of that type; what they say of themselves is
 * not believed.
 */
export function barePicture(type: ImageType, bytes: Buffer): Buffer | null {
  switch (type) {
    case 'image/jpeg':
      return bareJpeg(bytes);
    case 'image/png':
      return barePng(bytes);
    case 'image/webp':
      return bareWebp(bytes);
    case 'image/gif':
      // No camera writes it.
      return /^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6)) ? bytes : null;
  }
}
