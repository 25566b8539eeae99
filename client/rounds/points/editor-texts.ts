import { catalogue } from '../../texts/catalogue.ts';

export const pointsEditorTexts = catalogue({
  en: {
    items: 'What gets points',
    mode: 'What is divided',
    modes: {
      points: { name: 'Points', hint: 'Any amount to each: shows how strongly.' },
      dots: { name: 'Dots', hint: 'A few stickers each: quick, good on many ideas.' },
      quadratic: {
        name: 'Votes that cost more and more',
        hint: 'Quadratic voting: v votes cost v² credits.',
      },
    },
    budget: { points: 'Points each', dots: 'Dots each', quadratic: 'Credits each' },
    capped: 'A limit for one option',
    cappedHint: 'So that nobody puts everything on one.',
    cap: 'At most for one',
    mustSpend: 'Everything must be given',
    mustSpendHint: 'A vote counts only once nothing more can be given.',
  },
  nl: {
    items: 'Wat punten krijgt',
    mode: 'Wat je verdeelt',
    modes: {
      points: { name: 'Punten', hint: 'Aan elk zoveel als je wilt: laat zien hoe sterk.' },
      dots: { name: 'Stippen', hint: 'Ieder een paar stickers: snel, goed bij veel ideeën.' },
      quadratic: {
        name: 'Stemmen die steeds meer kosten',
        hint: 'Kwadratisch stemmen: v stemmen kosten v² tegoed.',
      },
    },
    budget: { points: 'Punten per persoon', dots: 'Stippen per persoon', quadratic: 'Tegoed per persoon' },
    capped: 'Een grens per optie',
    cappedHint: 'Zodat niemand alles op één zet.',
    cap: 'Hoogstens voor één',
    mustSpend: 'Alles moet verdeeld worden',
    mustSpendHint: 'Een stem telt pas als er niets meer te verdelen is.',
  },
});
