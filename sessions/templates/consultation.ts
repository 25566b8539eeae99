import {
  clustersOf,
  inLanguages,
  itemsOf,
  step,
  topOf,
  withoutTeams,
  type SessionTemplate,
} from './template.ts';

const texts = inLanguages({
  en: {
    title: 'Consultation',
    purpose: 'Residents or members are heard: questions, input per theme, and what they support.',
    information: {
      title: 'What it is about',
      text: 'What is planned, and why?\nWhat is decided already, and what can still change?\nWhat happens with what you say today?',
      notes:
        'Do: write your own story here, with a picture if you have one.\nSay: honestly what is fixed; nothing spoils trust like a choice that is none.\nWatch: ten minutes is ten minutes.',
    },
    questions: {
      title: 'Your questions',
      prompt: 'What do you want to know? Vote for questions of others that are yours too.',
      notes:
        'Do: answer from the top down and mark what is answered. A helper can approve or hide on a phone of their own.\nSay: what we cannot answer today gets an answer in writing.\nWatch: that a few loud voices do not take the time; the order is that of the votes.',
    },
    input: {
      title: 'Your input',
      prompt: 'What should be better, or other, or stay as it is? Choose a theme and write.',
      categories: ['Living', 'Traffic', 'Green', 'Something else'],
      notes:
        'Do: replace the themes by yours.\nSay: as concrete as you can: what, where, for whom.\nWatch: themes that stay empty; ask about them aloud.',
    },
    cluster: {
      title: 'What do we hear?',
      prompt: 'We put together what asks for the same.',
      notes:
        'Do: name each group as a proposal, in the words of the room: “more trees along the ring road”.\nSay: does this say what you meant?\nWatch: a minority’s proposal stays a proposal.',
    },
    rating: {
      title: 'How do you feel about each proposal?',
      prompt: 'Leave out what you have no opinion about.',
      ends: ['against', 'for'] as [string, string],
      notes:
        'Say: no opinion is an answer too.\nDo: look at the result yourself first.\nWatch: low consensus means two camps, not a lukewarm room; name both.',
    },
    points: {
      title: 'Divide a hundred points',
      prompt: 'Over the eight proposals with the best scores: what matters most to you?',
      notes:
        'Say: a hundred for one, or spread: as you like.\nDo: show the result with the number of people behind it.\nWatch: a proposal with many points of few people.',
    },
    next: {
      title: 'What happens now',
      text: 'What we heard today\nWho decides about it, and when\nHow you hear what became of it',
      notes:
        'Do: sum up in three sentences what you heard; also what you did not expect. Say who decides and when.\nSay: what you will not do, and why.\nWatch: promise only a date you can keep.',
    },
  },
  nl: {
    title: 'Inspraak',
    purpose: 'Inwoners of leden worden gehoord: vragen, inbreng per thema, en wat zij steunen.',
    information: {
      title: 'Waar het om gaat',
      text: 'Wat is het plan, en waarom?\nWat is al besloten, en wat kan nog anders?\nWat gebeurt er met wat je vandaag zegt?',
      notes:
        'Doe: schrijf hier je eigen verhaal, met een afbeelding als je die hebt.\nZeg: eerlijk wat vastligt; niets schaadt vertrouwen zo als een keuze die er geen is.\nLet op: tien minuten is tien minuten.',
    },
    questions: {
      title: 'Jullie vragen',
      prompt: 'Wat wil je weten? Stem op vragen van anderen die ook de jouwe zijn.',
      notes:
        'Doe: antwoord van boven naar beneden en markeer wat beantwoord is. Een helper kan op een eigen telefoon goedkeuren of verbergen.\nZeg: wat we vandaag niet kunnen beantwoorden, beantwoorden we op papier.\nLet op: dat een paar luide stemmen niet de tijd nemen; de volgorde is die van de stemmen.',
    },
    input: {
      title: 'Jullie inbreng',
      prompt: 'Wat moet beter, of anders, of juist zo blijven? Kies een thema en schrijf.',
      categories: ['Wonen', 'Verkeer', 'Groen', 'Iets anders'],
      notes:
        'Doe: zet je eigen thema’s erin.\nZeg: zo concreet als je kunt: wat, waar, voor wie.\nLet op: thema’s die leeg blijven; vraag daar hardop naar.',
    },
    cluster: {
      title: 'Wat horen we?',
      prompt: 'We zetten bij elkaar wat om hetzelfde vraagt.',
      notes:
        'Doe: noem elke groep als een voorstel, in de woorden van de zaal: ‘meer bomen langs de ringweg’.\nZeg: staat hier wat je bedoelde?\nLet op: het voorstel van een minderheid blijft een voorstel.',
    },
    rating: {
      title: 'Wat vind je van elk voorstel?',
      prompt: 'Sla over waar je geen mening over hebt.',
      ends: ['tegen', 'voor'],
      notes:
        'Zeg: geen mening is ook een antwoord.\nDoe: kijk zelf eerst naar de uitslag.\nLet op: weinig consensus betekent twee kampen, geen lauwe zaal; noem ze allebei.',
    },
    points: {
      title: 'Verdeel honderd punten',
      prompt: 'Over de acht voorstellen met de beste cijfers: wat is voor jou het belangrijkst?',
      notes:
        'Zeg: honderd op één, of verdeeld: zoals je wilt.\nDoe: laat de uitslag zien met het aantal mensen erachter.\nLet op: een voorstel met veel punten van weinig mensen.',
    },
    next: {
      title: 'Hoe het nu verdergaat',
      text: 'Wat we vandaag hoorden\nWie erover beslist, en wanneer\nHoe je hoort wat ervan is geworden',
      notes:
        'Doe: vat in drie zinnen samen wat je hoorde; ook wat je niet had verwacht. Zeg wie beslist en wanneer.\nZeg: wat je niet gaat doen, en waarom.\nLet op: beloof alleen een datum die je kunt halen.',
    },
  },
});

/** Public participation: information, questions, input per theme, clusters, support, priorities, what happens next. */
export const consultation: SessionTemplate = {
  card: texts,
  build(language, newId) {
    const t = texts[language];
    const [minLabel, maxLabel] = t.rating.ends;
    const input = step(newId, 'ideas', t.input, 15, {
      prompt: t.input.prompt,
      categories: itemsOf(newId, t.input.categories),
      seeOthers: 'few',
    });
    const rating = step(newId, 'rating', t.rating, 10, {
      prompt: t.rating.prompt,
      source: clustersOf(input),
      scale: { min: 1, max: 5, minLabel, maxLabel, labels: [] },
      noOpinion: true,
    });
    return {
      title: t.title,
      settings: withoutTeams(),
      agenda: [
        step(newId, 'information', t.information, 10, { text: t.information.text }),
        step(newId, 'q-and-a', t.questions, 15, { prompt: t.questions.prompt, votes: 'up' }),
        input,
        step(newId, 'clustering', t.cluster, 10, { prompt: t.cluster.prompt, source: input.id }),
        rating,
        step(newId, 'points', t.points, 8, {
          ...{ prompt: t.points.prompt, source: topOf(rating, 8) },
          ...{ mode: 'points', budget: 100, cap: null, mustSpend: false },
        }),
        step(newId, 'information', t.next, 10, { text: t.next.text }),
      ],
    };
  },
};
