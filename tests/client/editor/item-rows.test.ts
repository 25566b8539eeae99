import { describe, expect, test } from 'vitest';
import { itemsIn, pasted } from '../../../client/editor/item-rows.ts';
import { MAX_ITEMS } from '../../../sessions/rounds/items.ts';

function ids(): () => string {
  let made = 0;
  return () => `new${++made}`;
}

describe('options as they are typed', () => {
  test('rows without text are no items', () => {
    expect(
      itemsIn([
        { id: 'a', text: 'Red' },
        { id: 'b', text: '  ' },
        { id: 'c', text: '' },
      ]),
    ).toEqual([{ id: 'a', text: 'Red' }]);
  });

  test('a pasted list becomes one option a line, without its bullets and numbers', () => {
    const { rows, leftOut } = pasted(
      [{ id: 'a', text: '' }],
      0,
      { start: 0, end: 0 },
      '- Red\r\n• Green\n\n3. Blue\n',
      ids(),
    );
    expect(rows.map(({ text }) => text)).toEqual(['Red', 'Green', 'Blue']);
    expect(rows[0]?.id).toBe('a');
    expect(leftOut).toBe(0);
  });

  test('a list pasted inside a word keeps what stands around it', () => {
    const rows = [
      { id: 'a', text: 'dark-ish' },
      { id: 'b', text: 'Last' },
    ];
    const result = pasted(rows, 0, { start: 5, end: 5 }, 'red\nblue', ids());
    expect(result.rows.map(({ text }) => text)).toEqual(['dark-red', 'blueish', 'Last']);
  });

  test('numbers that belong to the text stay', () => {
    const { rows } = pasted(
      [{ id: 'a', text: '' }],
      0,
      { start: 0, end: 0 },
      '2026\n-5 degrees\n3D print',
      ids(),
    );
    expect(rows.map(({ text }) => text)).toEqual(['2026', '-5 degrees', '3D print']);
  });

  test('what does not fit is counted, and empty rows give way first', () => {
    const many = Array.from({ length: MAX_ITEMS + 3 }, (_, at) => `Option ${at}`).join('\n');
    const { rows, leftOut } = pasted(
      [
        { id: 'a', text: '' },
        { id: 'b', text: '' },
      ],
      0,
      { start: 0, end: 0 },
      many,
      ids(),
    );
    expect(rows).toHaveLength(MAX_ITEMS);
    expect(leftOut).toBe(3);
  });
});
