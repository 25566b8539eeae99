import { inLanguages, itemsOf, step, typed, withoutTeams, type SessionTemplate } from './template.ts';

const texts = inLanguages({
  en: {
    title: 'Training evaluation',
    purpose:
      'What a training did: how it was liked, what was learnt, and what people will do with it (Kirkpatrick 1 and 2).',
    checkIn: {
      title: 'How do you leave this training?',
      prompt: 'In one, two or three words.',
      notes:
        'Say: the first words that come to mind.\nDo: let the cloud grow on the wall; take a word out only if it hurts somebody.\nWatch: come back to one large word and one small one at the end.',
    },
    quiz: {
      title: 'What stuck?',
      prompt: 'Answer from memory.',
      notes:
        'Do: replace the questions by your own, one for each thing people should now know. Show the answers afterwards, question by question.\nSay: this measures the training, not you; no names are kept.\nWatch: a question that fewer than half had right is a part of the training to do again.',
      questions: [
        {
          text: 'Replace this question: which statement is right?',
          options: ['The right statement', 'A likely mistake', 'Another likely mistake'],
          right: [0],
        },
        {
          text: 'Replace this question: which of these belong to it?',
          options: ['This one', 'This one too', 'Not this one', 'Nor this one'],
          right: [0, 1],
        },
        {
          text: 'Replace this question: what do you do first?',
          options: ['The second step', 'The first step', 'The last step'],
          right: [1],
        },
      ],
    },
    rating: {
      title: 'How good was it?',
      prompt: 'A score for each part.',
      items: ['The content', 'The trainer', 'Its use for my work'],
      ends: ['poor', 'excellent'] as [string, string],
      notes:
        'Say: honest scores help the next group.\nDo: leave the results hidden until everybody has answered.\nWatch: consensus as well as the median: a split group needs a question, not an average.',
    },
    recommend: {
      title: 'Would you recommend it?',
      prompt: 'How likely is it that you recommend this training to a colleague?',
      items: ['Recommend to a colleague'],
      ends: ['not at all', 'certainly'] as [string, string],
      notes: 'Do: one score and go on.\nWatch: read the spread; a mean hides the people who give a three.',
    },
    improve: {
      title: 'Start, stop, continue',
      prompt: 'What should this training start with, stop with, continue with?',
      categories: ['Start', 'Stop', 'Continue'],
      notes:
        'Say: one thing at a time, each under its heading.\nDo: read a few aloud and thank for them; do not defend.\nWatch: ask for an example where a remark is vague.',
    },
    commit: {
      title: 'My next step',
      prompt: 'What is the one thing you will do differently from next week on?',
      notes:
        'Say: one sentence with a day in it.\nDo: show them all together and read some aloud.\nWatch: plan how you will ask after them in a month.',
    },
  },
  nl: {
    title: 'Evaluatie van een training',
    purpose:
      'Wat een training deed: hoe ze beviel, wat er is geleerd, en wat mensen ermee gaan doen (Kirkpatrick 1 en 2).',
    checkIn: {
      title: 'Hoe ga je hier weg?',
      prompt: 'In een, twee of drie woorden.',
      notes:
        'Zeg: de eerste woorden die bij je opkomen.\nDoe: laat de wolk op het scherm groeien; haal een woord alleen weg als het iemand kwetst.\nLet op: kom aan het eind terug op een groot woord en een klein.',
    },
    quiz: {
      title: 'Wat is blijven hangen?',
      prompt: 'Antwoord uit je hoofd.',
      notes:
        'Doe: zet je eigen vragen erin, een voor alles wat mensen nu zouden moeten weten. Laat daarna de antwoorden zien, vraag voor vraag.\nZeg: dit meet de training en niet jou; er worden geen namen bewaard.\nLet op: een vraag die minder dan de helft goed had, is een stuk training dat opnieuw moet.',
      questions: [
        {
          text: 'Vervang deze vraag: welke bewering klopt?',
          options: ['De bewering die klopt', 'Een bekende vergissing', 'Nog een bekende vergissing'],
          right: [0],
        },
        {
          text: 'Vervang deze vraag: wat hoort erbij?',
          options: ['Dit', 'Dit ook', 'Dit niet', 'En dit ook niet'],
          right: [0, 1],
        },
        {
          text: 'Vervang deze vraag: wat doe je eerst?',
          options: ['De tweede stap', 'De eerste stap', 'De laatste stap'],
          right: [1],
        },
      ],
    },
    rating: {
      title: 'Hoe goed was het?',
      prompt: 'Een cijfer voor elk deel.',
      items: ['De inhoud', 'De trainer', 'Wat ik eraan heb in mijn werk'],
      ends: ['slecht', 'uitstekend'],
      notes:
        'Zeg: aan eerlijke cijfers heeft de volgende groep iets.\nDoe: laat de uitslag pas zien als iedereen heeft geantwoord.\nLet op: ook op de consensus: een verdeelde groep vraagt om een vraag, niet om een gemiddelde.',
    },
    recommend: {
      title: 'Zou je haar aanraden?',
      prompt: 'Hoe waarschijnlijk is het dat je deze training aanraadt aan een collega?',
      items: ['Aanraden aan een collega'],
      ends: ['zeker niet', 'zeker wel'],
      notes:
        'Doe: één cijfer en door.\nLet op: kijk naar de spreiding; een gemiddelde verbergt wie een drie geeft.',
    },
    improve: {
      title: 'Starten, stoppen, doorgaan',
      prompt: 'Waarmee moet deze training beginnen, ophouden, doorgaan?',
      categories: ['Starten', 'Stoppen', 'Doorgaan'],
      notes:
        'Zeg: één ding tegelijk, elk onder zijn kop.\nDoe: lees er een paar voor en bedank ervoor; verdedig niets.\nLet op: vraag om een voorbeeld waar een opmerking vaag is.',
    },
    commit: {
      title: 'Mijn volgende stap',
      prompt: 'Wat ga je vanaf volgende week anders doen? Eén ding.',
      notes:
        'Zeg: één zin met een dag erin.\nDoe: laat ze tegelijk zien en lees er een paar voor.\nLet op: spreek af hoe je er over een maand naar vraagt.',
    },
  },
});

/** Kirkpatrick's first two levels, reaction and learning, and a step towards the third. */
export const trainingEvaluation: SessionTemplate = {
  card: texts,
  build(language, newId) {
    const t = texts[language];
    const scale = (min: number, max: number, [minLabel, maxLabel]: [string, string]) => ({
      ...{ min, max, minLabel, maxLabel },
      labels: [],
    });
    const questions = t.quiz.questions.map(({ text, options, right }) => {
      const known = itemsOf(newId, options);
      return {
        id: newId(),
        text,
        options: known,
        multiple: right.length > 1,
        right: right.flatMap((at) => known[at]?.id ?? []),
        points: 10,
      };
    });
    return {
      title: t.title,
      settings: withoutTeams(),
      agenda: [
        step(newId, 'word-cloud', t.checkIn, 3, { prompt: t.checkIn.prompt, perPerson: 3 }),
        step(newId, 'quiz', t.quiz, 8, { prompt: t.quiz.prompt, questions }),
        step(newId, 'rating', t.rating, 5, {
          prompt: t.rating.prompt,
          source: typed(newId, t.rating.items),
          scale: scale(1, 5, t.rating.ends),
          noOpinion: true,
        }),
        step(newId, 'rating', t.recommend, 2, {
          prompt: t.recommend.prompt,
          source: typed(newId, t.recommend.items),
          scale: scale(0, 10, t.recommend.ends),
        }),
        step(newId, 'ideas', t.improve, 8, {
          prompt: t.improve.prompt,
          categories: itemsOf(newId, t.improve.categories),
          upvotes: true,
        }),
        step(newId, 'open-answer', t.commit, 5, { prompt: t.commit.prompt }),
      ],
    };
  },
};
