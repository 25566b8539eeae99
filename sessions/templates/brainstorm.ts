import { clustersOf, inLanguages, step, withoutTeams, type SessionTemplate } from './template.ts';

const texts = inLanguages({
  en: {
    title: 'Brainstorm',
    purpose: 'Many ideas, and the best of them chosen by all: the nominal group technique.',
    ideas: {
      title: 'Silent ideas',
      prompt: 'What could we do? One idea at a time, as many as you like.',
      notes:
        'Say: we write in silence; every idea counts and nobody judges. Read the question aloud once.\nDo: replace the question by yours before you start. Keep silent yourself.\nWatch: after some five minutes the flow stops and comes back; do not close then.',
    },
    cluster: {
      title: 'What belongs together?',
      prompt: 'We go through the ideas and put together what says the same.',
      notes:
        'Say: we only clear up what is meant; whether it is good comes later.\nDo: read each idea aloud, ask its meaning and not its reasons, put alike ideas together and give each group a name of a few words. Hide what is empty or double.\nWatch: everybody may object to a merge; then leave it apart.',
    },
    rank: {
      title: 'Your top five',
      prompt: 'Put the five best in your order, the best first.',
      notes:
        'Say: each for yourself, without talking.\nDo: close when nearly all have answered, and look at the result yourself before you show it.\nWatch: Kendall’s W below 0.3 means that there is no group order yet.',
    },
    discuss: {
      title: 'Let us talk about it',
      text: 'Why did this come out on top?\nWhat have we overlooked?\nWho sees it differently, and why?',
      notes:
        'Do: show the ranking on the wall with “show” in the agenda while you talk. Ask first those whose favourite is low.\nSay: convincing is allowed, deciding comes next.\nWatch: the time; five minutes for the top, ten for the differences.',
    },
    final: {
      title: 'Final vote',
      prompt: 'Once more: your five best, the best first.',
      notes:
        'Say: you may have changed your mind; that is what talking is for.\nDo: show the result with the shift beside it: what moved, and how much more the group agrees.\nWatch: name the winner and W together.',
    },
  },
  nl: {
    title: 'Brainstorm',
    purpose: 'Veel ideeën, en samen de beste kiezen: de nominale groepstechniek.',
    ideas: {
      title: 'Ideeën in stilte',
      prompt: 'Wat zouden we kunnen doen? Eén idee tegelijk, zo veel als je wilt.',
      notes:
        'Zeg: we schrijven in stilte; elk idee telt en niemand oordeelt. Lees de vraag één keer voor.\nDoe: zet je eigen vraag erin voordat je begint. Blijf zelf ook stil.\nLet op: na een minuut of vijf droogt het op en komt het weer terug; sluit dan niet.',
    },
    cluster: {
      title: 'Wat hoort bij elkaar?',
      prompt: 'We lopen de ideeën langs en voegen samen wat hetzelfde zegt.',
      notes:
        'Zeg: we maken alleen duidelijk wat bedoeld is; of het goed is komt later.\nDoe: lees elk idee voor, vraag wat het betekent en niet waarom, zet wat lijkt bij elkaar en geef elke groep een naam van een paar woorden. Verberg wat leeg of dubbel is.\nLet op: iedereen mag bezwaar maken tegen samenvoegen; laat het dan apart.',
    },
    rank: {
      title: 'Jouw top vijf',
      prompt: 'Zet de vijf beste in jouw volgorde, de beste eerst.',
      notes:
        'Zeg: ieder voor zich, zonder overleg.\nDoe: sluit als bijna iedereen klaar is, en kijk zelf naar de uitslag voordat je haar laat zien.\nLet op: een W van Kendall onder 0,3 betekent dat er nog geen volgorde van de groep is.',
    },
    discuss: {
      title: 'Laten we erover praten',
      text: 'Waarom staat dit bovenaan?\nWat zien we over het hoofd?\nWie ziet het anders, en waarom?',
      notes:
        'Doe: laat de rangorde op het scherm zien met ‘toon’ in de agenda terwijl jullie praten. Vraag eerst wie zijn favoriet laag ziet staan.\nZeg: overtuigen mag, beslissen komt zo.\nLet op: de tijd; vijf minuten voor de top, tien voor de verschillen.',
    },
    final: {
      title: 'Eindstemming',
      prompt: 'Nog een keer: jouw vijf beste, de beste eerst.',
      notes:
        'Zeg: je mag van mening veranderd zijn; daarvoor hebben we gepraat.\nDoe: laat de uitslag zien met de verschuiving ernaast: wat is opgeschoven, en hoeveel meer de groep het eens is.\nLet op: noem de winnaar en W samen.',
    },
  },
});

/** The nominal group technique: silent ideas, clusters, a ranking, talk, and the ranking again. */
export const brainstorm: SessionTemplate = {
  card: texts,
  build(language, newId) {
    const t = texts[language];
    const ideas = step(newId, 'ideas', t.ideas, 10, { prompt: t.ideas.prompt, seeOthers: 'none' });
    const cluster = step(newId, 'clustering', t.cluster, 15, { prompt: t.cluster.prompt, source: ideas.id });
    const rank = step(newId, 'ranking', t.rank, 5, {
      prompt: t.rank.prompt,
      source: clustersOf(ideas),
      top: 5,
    });
    const discuss = step(newId, 'information', t.discuss, 15, { text: t.discuss.text });
    const final = step(
      newId,
      'ranking',
      t.final,
      5,
      { prompt: t.final.prompt, source: clustersOf(ideas), top: 5 },
      rank,
    );
    return { title: t.title, settings: withoutTeams(), agenda: [ideas, cluster, rank, discuss, final] };
  },
};
