import { clustersOf, inLanguages, itemsOf, step, topOf, typed, type SessionTemplate } from './template.ts';

const texts = inLanguages({
  en: {
    title: 'Multi-stakeholder decision',
    purpose:
      'Groups with different interests weigh criteria, rate blind, argue, rate again and decide (Delphi).',
    groups: ['Residents', 'Businesses', 'Government', 'Experts'],
    criteria: {
      title: 'What must a good solution do?',
      prompt: 'In your group: which criteria matter? One at a time.',
      notes:
        'Do: name the groups in the settings. Give each group a table. Hide doubles and group what is alike, so that at most seven criteria remain: each pair of them will be compared.\nSay: criteria, not solutions.\nWatch: each group has at least one criterion that remains.',
    },
    weights: {
      title: 'How heavily does each criterion weigh?',
      prompt: 'Of every two: which matters more, and how much?',
      notes:
        'Say: from what your group needs.\nDo: show the weights by team. The table after them puts every person the same beside every team the same: read both aloud.\nWatch: a consistency ratio above 0.10 means that judgments contradict each other: look again before you go on.',
    },
    first: {
      title: 'Blind rating 1',
      prompt: 'How good is each option, by the criteria we weighed?',
      options: ['Option A', 'Option B', 'Option C'],
      ends: ['poor', 'excellent'] as [string, string],
      notes:
        'Do: replace the options by yours. Do not show the result while people rate.\nSay: each for yourself; nobody sees who rated what, only the groups.\nWatch: everybody has rated before you close.',
    },
    medians: {
      title: 'Where do the groups stand?',
      text: 'Where do we agree already?\nWhere are the groups furthest apart?\nWhich option surprises you?',
      notes:
        'Do: show blind rating 1 with the results by group. Read the medians of the groups aloud without a word of judgment.\nSay: we do not explain yet; we look.\nWatch: name the largest distance between two groups.',
    },
    arguments: {
      title: 'Arguments',
      prompt: 'What should the others know before they rate again?',
      categories: ['For A', 'For B', 'For C', 'A concern'],
      notes:
        'Do: give the word first to those who rated furthest from the middle.\nSay: facts and reasons, no positions.\nWatch: each group has been heard.',
    },
    second: {
      title: 'Blind rating 2',
      prompt: 'Again, with the arguments you heard: how good is each option?',
      notes:
        'Say: change what you want to change, keep what you want to keep.\nDo: show the shift: medians, spread, consensus and how many moved.\nWatch: when few moved the opinions are stable: then decide; otherwise a third round is worth its time.',
    },
    decide: {
      title: 'We decide',
      prompt: 'Which of the two best rated options do we choose?',
      notes:
        'Say beforehand what counts: the majority of people, and beside it the majority in each group, so that every group weighs the same.\nDo: show the result of all and the results by team; the table after them says what comes of it when every team weighs the same. When the two differ, say so and talk about it before you call it a decision.\nWatch: an abstention is no vote against.',
    },
  },
  nl: {
    title: 'Besluit met veel partijen',
    purpose:
      'Groepen met eigen belangen wegen criteria, beoordelen blind, wisselen argumenten, beoordelen opnieuw en besluiten (Delphi).',
    groups: ['Bewoners', 'Ondernemers', 'Overheid', 'Deskundigen'],
    criteria: {
      title: 'Wat moet een goede oplossing kunnen?',
      prompt: 'In je groep: welke criteria tellen? Eén tegelijk.',
      notes:
        'Doe: geef de groepen een naam in de instellingen, en elk een tafel. Verberg dubbele en zet bij elkaar wat lijkt, zodat er hoogstens zeven criteria overblijven: straks wordt elk paar vergeleken.\nZeg: criteria, geen oplossingen.\nLet op: van elke groep blijft er minstens één criterium over.',
    },
    weights: {
      title: 'Hoe zwaar weegt elk criterium?',
      prompt: 'Van elke twee: wat weegt zwaarder, en hoeveel?',
      notes:
        'Zeg: vanuit wat je groep nodig heeft.\nDoe: laat de gewichten per team zien. De tabel erna zet elke persoon even zwaar naast elk team even zwaar: lees beide voor.\nLet op: een consistentieratio boven 0,10 betekent dat oordelen elkaar tegenspreken: kijk nog eens voordat je verdergaat.',
    },
    first: {
      title: 'Blinde beoordeling 1',
      prompt: 'Hoe goed is elke optie, volgens de criteria die we wogen?',
      options: ['Optie A', 'Optie B', 'Optie C'],
      ends: ['slecht', 'uitstekend'],
      notes:
        'Doe: zet je eigen opties erin. Laat de uitslag niet zien terwijl mensen beoordelen.\nZeg: ieder voor zich; niemand ziet wie wat gaf, alleen de groepen.\nLet op: iedereen heeft beoordeeld voordat je sluit.',
    },
    medians: {
      title: 'Waar staan de groepen?',
      text: 'Waarover zijn we het al eens?\nWaar liggen de groepen het verst uit elkaar?\nWelke optie verrast je?',
      notes:
        'Doe: laat blinde beoordeling 1 zien met de uitslag per groep. Lees de medianen van de groepen voor zonder een woord van oordeel.\nZeg: we leggen nog niets uit; we kijken.\nLet op: noem de grootste afstand tussen twee groepen.',
    },
    arguments: {
      title: 'Argumenten',
      prompt: 'Wat moeten de anderen weten voordat ze opnieuw beoordelen?',
      categories: ['Voor A', 'Voor B', 'Voor C', 'Een zorg'],
      notes:
        'Doe: geef eerst het woord aan wie het verst van het midden zat.\nZeg: feiten en redenen, geen standpunten.\nLet op: elke groep is gehoord.',
    },
    second: {
      title: 'Blinde beoordeling 2',
      prompt: 'Nog eens, met de argumenten die je hoorde: hoe goed is elke optie?',
      notes:
        'Zeg: verander wat je wilt veranderen, houd wat je wilt houden.\nDoe: laat de verschuiving zien: medianen, spreiding, consensus en hoeveel mensen zijn opgeschoven.\nLet op: als er weinig zijn opgeschoven zijn de meningen stabiel: besluit dan; anders is een derde ronde haar tijd waard.',
    },
    decide: {
      title: 'We besluiten',
      prompt: 'Welke van de twee best beoordeelde opties kiezen we?',
      notes:
        'Zeg vooraf wat telt: de meerderheid van de mensen, en daarnaast de meerderheid in elke groep, zodat elke groep even zwaar weegt.\nDoe: laat de uitslag van allen zien en die per team; de tabel erna zegt wat eruit komt als elk team even zwaar weegt. Als de twee verschillen, zeg dat en praat erover voordat je het een besluit noemt.\nLet op: een onthouding is geen stem tegen.',
    },
  },
});

/** Delphi among groups: criteria, weights, a blind rating twice with arguments between, a decision. */
export const multiStakeholder: SessionTemplate = {
  card: texts,
  build(language, newId) {
    const t = texts[language];
    const [minLabel, maxLabel] = t.first.ends;
    const rated = {
      source: typed(newId, t.first.options),
      scale: { min: 1, max: 10, minLabel, maxLabel, labels: [] },
      anonymity: 'team' as const,
    };
    const criteria = step(newId, 'ideas', t.criteria, 15, {
      prompt: t.criteria.prompt,
      authorship: 'team',
      maxLength: 80,
    });
    const first = step(newId, 'rating', t.first, 10, { prompt: t.first.prompt, ...rated });
    const second = step(newId, 'rating', t.second, 10, { prompt: t.second.prompt, ...rated }, first);
    return {
      title: t.title,
      settings: {
        names: 'none',
        teams: t.groups.map((name) => ({ id: newId(), name })),
        teamJoin: 'choose',
      },
      agenda: [
        criteria,
        step(newId, 'pairwise', t.weights, 15, {
          ...{ prompt: t.weights.prompt, source: clustersOf(criteria) },
          ...{ method: 'ahp', anonymity: 'team' },
        }),
        first,
        step(newId, 'information', t.medians, 10, { text: t.medians.text }),
        step(newId, 'ideas', t.arguments, 15, {
          prompt: t.arguments.prompt,
          categories: itemsOf(newId, t.arguments.categories),
          authorship: 'team',
          comments: true,
        }),
        second,
        step(newId, 'choice', t.decide, 15, {
          ...{ prompt: t.decide.prompt, source: topOf(second, 2) },
          ...{ maxPicks: 1, abstain: true, anonymity: 'team' },
          decision: { item: null, quorum: null, threshold: 'majority' },
        }),
      ],
    };
  },
};
