import { encode } from 'uqr';

/** A QR code as one SVG path in a square of `size` modules, the quiet border of four included. */
export function qrPath(content: string): { size: number; path: string } {
  const { data, size } = encode(content, { ecc: 'M', border: 4 });
  let path = '';
  data.forEach((row, y) => {
    let from = -1;
    // One rectangle per run of dark modules: hairlines between single modules confuse some scanners.
    for (let x = 0; x <= size; x++) {
      const dark = row[x] === true;
      if (dark && from < 0) from = x;
      else if (!dark && from >= 0) {
        path += `M${from} ${y}h${x - from}v1h${from - x}z`;
        from = -1;
      }
    }
  });
  return { size, path };
}
