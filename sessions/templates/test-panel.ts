import { contributionsOf, inLanguages, step, typed, type SessionTemplate } from './template.ts';

const texts = inLanguages({
  en: {
    title: 'Test panel',
    purpose: 'People try two products in turn: first words, use, preference, price and improvements.',
    groups: ['Starts with A', 'Starts with B'],
    consent: {
      title: 'Before we start',
      prompt:
        'We keep your answers without your name and use them to improve the products. You may stop at any moment, without saying why. Do you take part?',
      items: ['I take part', 'I would rather not'],
      notes:
        'Say: what is tested, who reads the answers, how long they are kept. You test the product, the product does not test you.\nDo: let who would rather not leave without a question.\nWatch: nobody takes part who did not answer.',
    },
    words: {
      title: 'Three first words',
      prompt: 'You see both products. Three words, without thinking.',
      notes:
        'Do: show both products next to each other, nobody touches them yet.\nSay: the first that comes to mind is right.\nWatch: keep the cloud hidden until all are done, so that nobody copies.',
    },
    productA: {
      title: 'First product',
      text: 'Group “Starts with A” tries product A.\nGroup “Starts with B” tries product B.\n\nTry: (your task here)',
      notes:
        'Do: write the task here. The groups start with a different product, so that the order does not decide.\nSay: think aloud; we do not help.\nWatch: where people stop, go back, or sigh.',
    },
    usabilityA: {
      title: 'Your first product: how did it go?',
      prompt: 'Your group tells which product you tried. How far do you agree?',
      notes:
        'Do: keep the result hidden until both products were tried.\nWatch: look at the results by group: that of “Starts with A” is about product A here.',
    },
    productB: {
      title: 'Second product',
      text: 'Now change over.\nGroup “Starts with A” tries product B.\nGroup “Starts with B” tries product A.\n\nTry: the same task.',
      notes:
        'Do: the same task, the same time.\nSay: judge this one by itself.\nWatch: compare nothing aloud yet.',
    },
    usabilityB: {
      title: 'Your second product: how did it go?',
      prompt: 'About the product you tried just now. How far do you agree?',
      notes:
        'Do: compare by group: “Starts with A” is about product B here.\nWatch: a difference between first and second that is the same in both groups is that of the order, not of the product.',
    },
    statements: [
      'It does what I need',
      'It is easy to use',
      'I knew what to do without help',
      'I would use it again',
    ],
    ends: ['not at all', 'completely'] as [string, string],
    preference: {
      title: 'Which would you rather have?',
      prompt: 'Two at a time.',
      items: ['Product A', 'Product B', 'What I use now'],
      notes:
        'Do: replace the names by those of the products.\nSay: no price in mind yet.\nWatch: who beats what people use now.',
    },
    price: {
      title: 'What may it cost?',
      prompt: 'What would you pay for the product you like best?',
      unit: 'euros',
      notes:
        'Say: what you would pay, not what you think it costs.\nDo: show the lowest and the highest and ask who wants to explain.\nWatch: the median and the middle half, not the mean.',
    },
    improve: {
      title: 'What should be better?',
      prompt: 'For the product you like best: one improvement at a time.',
      notes:
        'Do: seven minutes to write; hide doubles.\nSay: what bothered you, rather than how to solve it.\nWatch: ask where in the task it happened.',
    },
    dots: {
      title: 'Which improvements first?',
      prompt: 'Three dots.',
      notes:
        'Do: show at once and thank everybody.\nSay: what happens with it, and how people hear of it.\nWatch: small annoyances with many dots.',
    },
  },
  nl: {
    title: 'Testpanel',
    purpose:
      'Mensen proberen om beurten twee producten: eerste woorden, gebruik, voorkeur, prijs en verbeteringen.',
    groups: ['Begint met A', 'Begint met B'],
    consent: {
      title: 'Voordat we beginnen',
      prompt:
        'We bewaren je antwoorden zonder je naam en gebruiken ze om de producten te verbeteren. Je mag op elk moment stoppen, zonder te zeggen waarom. Doe je mee?',
      items: ['Ik doe mee', 'Liever niet'],
      notes:
        'Zeg: wat er getest wordt, wie de antwoorden leest, hoe lang ze bewaard worden. Jij test het product, het product test jou niet.\nDoe: laat wie liever niet meedoet gaan zonder een vraag.\nLet op: niemand doet mee die niet heeft geantwoord.',
    },
    words: {
      title: 'Drie eerste woorden',
      prompt: 'Je ziet beide producten. Drie woorden, zonder na te denken.',
      notes:
        'Doe: laat beide producten naast elkaar zien, niemand raakt ze nog aan.\nZeg: het eerste dat opkomt is goed.\nLet op: houd de wolk verborgen tot iedereen klaar is, zodat niemand overschrijft.',
    },
    productA: {
      title: 'Eerste product',
      text: 'Groep ‘Begint met A’ probeert product A.\nGroep ‘Begint met B’ probeert product B.\n\nProbeer: (hier je opdracht)',
      notes:
        'Doe: schrijf hier de opdracht. De groepen beginnen met een ander product, zodat de volgorde niet beslist.\nZeg: denk hardop; wij helpen niet.\nLet op: waar mensen stilvallen, teruggaan of zuchten.',
    },
    usabilityA: {
      title: 'Je eerste product: hoe ging het?',
      prompt: 'Je groep zegt welk product je probeerde. Hoe eens ben je het?',
      notes:
        'Doe: houd de uitslag verborgen tot beide producten geprobeerd zijn.\nLet op: kijk naar de uitslag per groep: die van ‘Begint met A’ gaat hier over product A.',
    },
    productB: {
      title: 'Tweede product',
      text: 'Nu wisselen.\nGroep ‘Begint met A’ probeert product B.\nGroep ‘Begint met B’ probeert product A.\n\nProbeer: dezelfde opdracht.',
      notes:
        'Doe: dezelfde opdracht, dezelfde tijd.\nZeg: beoordeel dit op zichzelf.\nLet op: vergelijk nog niets hardop.',
    },
    usabilityB: {
      title: 'Je tweede product: hoe ging het?',
      prompt: 'Over het product dat je net probeerde. Hoe eens ben je het?',
      notes:
        'Doe: vergelijk per groep: ‘Begint met A’ gaat hier over product B.\nLet op: een verschil tussen eerste en tweede dat in beide groepen hetzelfde is komt van de volgorde, niet van het product.',
    },
    statements: [
      'Het doet wat ik nodig heb',
      'Het is makkelijk in gebruik',
      'Ik wist zonder hulp wat ik moest doen',
      'Ik zou het weer gebruiken',
    ],
    ends: ['helemaal niet', 'helemaal wel'],
    preference: {
      title: 'Wat heb je liever?',
      prompt: 'Steeds twee.',
      items: ['Product A', 'Product B', 'Wat ik nu gebruik'],
      notes:
        'Doe: zet de namen van de producten erin.\nZeg: denk nog niet aan de prijs.\nLet op: wie wint van wat mensen nu gebruiken.',
    },
    price: {
      title: 'Wat mag het kosten?',
      prompt: 'Wat zou je betalen voor het product dat je het beste vindt?',
      unit: 'euro',
      notes:
        'Zeg: wat je zou betalen, niet wat je denkt dat het kost.\nDoe: laat het laagste en het hoogste zien en vraag wie het wil uitleggen.\nLet op: de mediaan en de middelste helft, niet het gemiddelde.',
    },
    improve: {
      title: 'Wat moet er beter?',
      prompt: 'Voor het product dat je het beste vindt: één verbetering tegelijk.',
      notes:
        'Doe: zeven minuten schrijven; verberg dubbele.\nZeg: wat je hinderde, liever dan hoe het op te lossen.\nLet op: vraag waar in de opdracht het gebeurde.',
    },
    dots: {
      title: 'Welke verbeteringen eerst?',
      prompt: 'Drie stippen.',
      notes:
        'Doe: laat het meteen zien en bedank iedereen.\nZeg: wat ermee gebeurt, en hoe mensen daarvan horen.\nLet op: kleine ergernissen met veel stippen.',
    },
  },
});

/** A panel tries two products in rotated order: words, use, scales, preference, price, improvements. */
export const testPanel: SessionTemplate = {
  card: texts,
  build(language, newId) {
    const t = texts[language];
    const [minLabel, maxLabel] = t.ends;
    const usability = (words: { title: string; notes: string; prompt: string }) =>
      step(newId, 'rating', words, 5, {
        prompt: words.prompt,
        source: typed(newId, t.statements),
        scale: { min: 1, max: 7, minLabel, maxLabel, labels: [] },
        anonymity: 'team',
      });
    const improve = step(newId, 'ideas', t.improve, 7, { prompt: t.improve.prompt });
    return {
      title: t.title,
      settings: {
        names: 'none',
        teams: t.groups.map((name) => ({ id: newId(), name })),
        teamJoin: 'balanced',
      },
      agenda: [
        step(newId, 'choice', t.consent, 5, {
          prompt: t.consent.prompt,
          source: typed(newId, t.consent.items),
        }),
        step(newId, 'word-cloud', t.words, 5, { prompt: t.words.prompt, perPerson: 3, reveal: 'by-hand' }),
        step(newId, 'information', t.productA, 10, { text: t.productA.text }),
        usability(t.usabilityA),
        step(newId, 'information', t.productB, 10, { text: t.productB.text }),
        usability(t.usabilityB),
        step(newId, 'pairwise', t.preference, 8, {
          ...{ prompt: t.preference.prompt, source: typed(newId, t.preference.items) },
          ...{ method: 'bradley-terry', ties: true, mostPairs: null },
        }),
        step(newId, 'estimate', t.price, 3, {
          prompt: t.price.prompt,
          unit: t.price.unit,
          min: 0,
          decimals: 2,
        }),
        improve,
        step(newId, 'points', t.dots, 3, {
          ...{ prompt: t.dots.prompt, source: contributionsOf(improve) },
          ...{ mode: 'dots', budget: 3, cap: null, mustSpend: false, reveal: 'on-close' },
        }),
      ],
    };
  },
};
