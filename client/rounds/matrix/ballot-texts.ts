import { catalogue } from '../../texts/catalogue.ts';
import { plural } from '../../texts/numbers.ts';

/** What the ballot of a matrix says. */
export const matrixBallotTexts = catalogue({
  en: {
    how: 'Tap the plane or drag; or use the two sliders. Arrow keys move a mark that has the focus.',
    placed: (placed: number, of: number) => `${placed} of ${of} placed.`,
    mayLeave: 'You may leave items out.',
    choose: 'Item to place',
    notPlaced: 'not placed yet',
    at: (x: string, atX: number, y: string, atY: number) => `${x} ${atX}, ${y} ${atY}`,
    moved: (item: string, where: string) => `${item}: ${where}`,
    takeOff: 'Take off the plane',
    missing: (n: number) =>
      plural('en', n, { one: 'One item has no place yet.', other: `${n} items have no place yet.` }),
    nothing: 'Place at least one item.',
    yours: 'Your places',
  },
  nl: {
    how: 'Tik op het vlak of sleep; of gebruik de twee schuiven. Pijltjestoetsen verplaatsen een teken met de focus.',
    placed: (placed, of) => `${placed} van ${of} geplaatst.`,
    mayLeave: 'Je mag er overslaan.',
    choose: 'Onderwerp om te plaatsen',
    notPlaced: 'nog niet geplaatst',
    at: (x, atX, y, atY) => `${x} ${atX}, ${y} ${atY}`,
    moved: (item, where) => `${item}: ${where}`,
    takeOff: 'Haal van het vlak',
    missing: (n) =>
      plural('nl', n, {
        one: 'Eén onderwerp heeft nog geen plek.',
        other: `${n} onderwerpen hebben nog geen plek.`,
      }),
    nothing: 'Plaats minstens één onderwerp.',
    yours: 'Jouw plekken',
  },
});
