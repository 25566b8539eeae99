import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { qrPath } from '../../../client/wall/qr-path.ts';

test('the path covers exactly the dark modules, with a quiet border of four around them', () => {
  const link = 'https://rondo.example/j#j.Vb3xQ0kT2mWnZ8aYdLr4c.Jq8sT2xPz0vBn4KdLm7Wec';
  const { size, path } = qrPath(link);
  const { data } = encode(link, { ecc: 'M', border: 4 });
  const drawn = data.map((row) => row.map(() => false));
  for (const [, x = '', y = '', run = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    for (let at = Number(x); at < Number(x) + Number(run); at++) {
      const row = drawn[Number(y)];
      if (row) row[at] = true;
    }
  expect(size).toBe(data.length);
  expect(drawn).toEqual(data);
  const border = [...Array(4).keys(), ...Array.from({ length: 4 }, (_, at) => size - 1 - at)];
  for (const at of border) expect(drawn[at]?.includes(true)).toBe(false);
});
