import { clustersOf, inLanguages, step, topOf, withoutTeams, type SessionTemplate } from './template.ts';

const texts = inLanguages({
  en: {
    title: 'Co-creation',
    purpose:
      'From a question to concepts that people will make happen: the double diamond, with table rounds.',
    framing: {
      title: 'What is our question?',
      text: 'How might we …?\n\nWho is it for, and what do they need?\nWhat is fixed, and what is open?',
      notes:
        'Do: write your own “how might we” question here. Tell for whom it is, what was tried before, and what is fixed.\nSay: today we first go wide, then choose.\nWatch: let somebody say the question in their own words before you go on.',
    },
    first: {
      title: 'Table round 1: everything goes',
      prompt: 'What could we make? Write down every idea at your table.',
      notes:
        'Say: many and wild; nobody says “yes, but”.\nDo: four to six people at a table, one phone may write for all.\nWatch: tables that talk more than they write.',
    },
    second: {
      title: 'Table round 2: build on others',
      prompt: 'At a new table: what can you build on what was there? Combine, turn round, make larger.',
      notes:
        'Say: one stays and tells, the others move to another table.\nDo: put the ideas of round 1 on the wall while they change seats.\nWatch: new ideas, not the defence of old ones.',
    },
    third: {
      title: 'Table round 3: the best of the table',
      prompt:
        'Back at your first table: which concepts go on? One sentence each: what, for whom, why it works.',
      notes:
        'Say: three concepts a table at most, each in one clear sentence.\nDo: only what is written here goes on to the next step.\nWatch: sentences that somebody from another table would understand.',
    },
    cluster: {
      title: 'What belongs together?',
      prompt: 'Move concepts that are alike to each other.',
      notes:
        'Say: everybody may move on their own phone; at the end I name the groups with you.\nDo: name each group as a concept: a noun and a verb.\nWatch: groups of more than five usually hold two concepts.',
    },
    dots: {
      title: 'Stick your dots',
      prompt: 'Five dots, at most two on one concept.',
      notes:
        'Say: choose what you would like to work on.\nDo: show the result when all are done.\nWatch: many concepts with a dot or two: then talk before you go on.',
    },
    matrix: {
      title: 'Impact and effort',
      prompt: 'Where does each concept stand?',
      x: ['Effort', 'little', 'much'],
      y: ['Impact', 'little', 'much'],
      quadrants: ['Quick wins', 'Big projects', 'Small extras', 'Leave'],
      notes:
        'Say: impact for those it is for; effort for us.\nDo: take the eight concepts with most dots. Ask at long error bars: who put it where, and why?\nWatch: what is on a line is undecided; talk about that first.',
    },
    judge: {
      title: 'How good is each concept?',
      prompt: 'Judge each of the five on its own merits, with the matrix in mind.',
      notes:
        'Say: judge each by itself; you compare nothing. No answer counts as the worst grade.\nDo: show the bars and read the majority’s grade of each aloud.\nWatch: the winner is the best grade a majority stands behind, not the most favourites.',
    },
    commit: {
      title: 'Who does what?',
      prompt: 'What will you do, with whom, and before when?',
      notes:
        'Say: a small step you decide yourself is worth more than a large one of somebody else’s.\nDo: show them together and read them aloud.\nWatch: every concept that goes on has a name and a date.',
    },
  },
  nl: {
    title: 'Cocreatie',
    purpose: 'Van een vraag naar concepten die mensen laten gebeuren: de dubbele diamant, met tafelrondes.',
    framing: {
      title: 'Wat is onze vraag?',
      text: 'Hoe kunnen we …?\n\nVoor wie is het, en wat hebben zij nodig?\nWat ligt vast, en wat is open?',
      notes:
        'Doe: schrijf hier je eigen ‘hoe kunnen we’-vraag. Vertel voor wie het is, wat er al geprobeerd is en wat vastligt.\nZeg: vandaag gaan we eerst wijd, en dan kiezen we.\nLet op: laat iemand de vraag in eigen woorden zeggen voordat je verdergaat.',
    },
    first: {
      title: 'Tafelronde 1: alles mag',
      prompt: 'Wat zouden we kunnen maken? Schrijf elk idee van je tafel op.',
      notes:
        'Zeg: veel en wild; niemand zegt ‘ja, maar’.\nDoe: vier tot zes mensen aan een tafel, één telefoon mag voor allen schrijven.\nLet op: tafels die meer praten dan schrijven.',
    },
    second: {
      title: 'Tafelronde 2: bouw voort',
      prompt: 'Aan een nieuwe tafel: wat kun je bouwen op wat er ligt? Combineer, draai om, maak groter.',
      notes:
        'Zeg: één blijft zitten en vertelt, de anderen gaan naar een andere tafel.\nDoe: zet de ideeën van ronde 1 op het scherm terwijl ze wisselen.\nLet op: nieuwe ideeën, niet het verdedigen van oude.',
    },
    third: {
      title: 'Tafelronde 3: het beste van de tafel',
      prompt:
        'Terug aan je eerste tafel: welke concepten gaan door? Eén zin elk: wat, voor wie, waarom het werkt.',
      notes:
        'Zeg: hoogstens drie concepten per tafel, elk in één heldere zin.\nDoe: alleen wat hier staat gaat door naar de volgende stap.\nLet op: zinnen die iemand van een andere tafel begrijpt.',
    },
    cluster: {
      title: 'Wat hoort bij elkaar?',
      prompt: 'Schuif concepten die op elkaar lijken bij elkaar.',
      notes:
        'Zeg: iedereen mag schuiven op de eigen telefoon; aan het eind geven we samen de groepen een naam.\nDoe: noem elke groep als een concept: een zelfstandig naamwoord en een werkwoord.\nLet op: in een groep van meer dan vijf zitten meestal twee concepten.',
    },
    dots: {
      title: 'Plak je stippen',
      prompt: 'Vijf stippen, hoogstens twee op één concept.',
      notes:
        'Zeg: kies waar je zelf aan zou willen werken.\nDoe: laat de uitslag zien als iedereen klaar is.\nLet op: veel concepten met een of twee stippen: praat dan eerst.',
    },
    matrix: {
      title: 'Effect en moeite',
      prompt: 'Waar staat elk concept?',
      x: ['Moeite', 'weinig', 'veel'],
      y: ['Effect', 'weinig', 'veel'],
      quadrants: ['Snelle winst', 'Grote projecten', 'Extraatjes', 'Laten'],
      notes:
        'Zeg: effect voor wie het bedoeld is; moeite voor ons.\nDoe: neem de acht concepten met de meeste stippen. Vraag bij lange balken: wie zette het waar, en waarom?\nLet op: wat op een lijn staat is onbeslist; praat daar eerst over.',
    },
    judge: {
      title: 'Hoe goed is elk concept?',
      prompt: 'Beoordeel elk van de vijf op zichzelf, met de matrix in gedachten.',
      notes:
        'Zeg: beoordeel elk op zichzelf; je vergelijkt niets. Geen antwoord telt als het slechtste oordeel.\nDoe: laat de balken zien en lees van elk het oordeel van de meerderheid voor.\nLet op: de winnaar is het beste oordeel waar een meerderheid achter staat, niet wie het vaakst favoriet is.',
    },
    commit: {
      title: 'Wie doet wat?',
      prompt: 'Wat ga jij doen, met wie, en voor wanneer?',
      notes:
        'Zeg: een kleine stap die je zelf kiest is meer waard dan een grote van een ander.\nDoe: laat ze tegelijk zien en lees ze voor.\nLet op: elk concept dat doorgaat heeft een naam en een datum.',
    },
  },
});

/** The double diamond: frame, ideas in three table rounds, clusters, dots, a matrix, judgment, commitments. */
export const coCreation: SessionTemplate = {
  card: texts,
  build(language, newId) {
    const t = texts[language];
    const tableRound = (words: { title: string; notes: string; prompt: string }, maxLength: number) =>
      step(newId, 'ideas', words, 15, { prompt: words.prompt, seeOthers: 'all', maxLength });
    const axis = ([label = '', minLabel = '', maxLabel = '']: readonly string[]) => ({
      label,
      minLabel,
      maxLabel,
    });
    const [topLeft = '', topRight = '', bottomLeft = '', bottomRight = ''] = t.matrix.quadrants;
    const third = tableRound(t.third, 200);
    const dots = step(newId, 'points', t.dots, 5, {
      ...{ prompt: t.dots.prompt, source: clustersOf(third) },
      ...{ mode: 'dots', budget: 5, cap: 2, mustSpend: false },
    });
    return {
      title: t.title,
      settings: withoutTeams('optional'),
      agenda: [
        step(newId, 'information', t.framing, 10, { text: t.framing.text }),
        tableRound(t.first, 200),
        tableRound(t.second, 200),
        third,
        step(newId, 'clustering', t.cluster, 15, {
          prompt: t.cluster.prompt,
          source: third.id,
          by: 'everyone',
        }),
        dots,
        step(newId, 'matrix', t.matrix, 15, {
          prompt: t.matrix.prompt,
          source: topOf(dots, 8),
          x: axis(t.matrix.x),
          y: axis(t.matrix.y),
          quadrants: { topLeft, topRight, bottomLeft, bottomRight },
          best: 'topLeft',
          leaveOut: true,
        }),
        step(newId, 'majority-judgment', t.judge, 15, { prompt: t.judge.prompt, source: topOf(dots, 5) }),
        step(newId, 'open-answer', t.commit, 10, { prompt: t.commit.prompt, authorship: 'named' }),
      ],
    };
  },
};
