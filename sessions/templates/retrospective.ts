import {
  clustersOf,
  contributionsOf,
  inLanguages,
  itemsOf,
  step,
  typed,
  withoutTeams,
  type SessionTemplate,
} from './template.ts';

const texts = inLanguages({
  en: {
    title: 'Retrospective',
    purpose: 'A team looks back: what made us mad, sad and glad, and what we do about it.',
    checkIn: {
      title: 'How was it, in a word?',
      prompt: 'The last weeks in one or two words.',
      notes:
        'Say: everybody did the best they could with what they knew.\nDo: let somebody tell about their word who wants to.\nWatch: do not talk anybody out of a dark word.',
    },
    feelings: {
      title: 'Mad, sad, glad',
      prompt: 'What annoyed you, what disappointed you, what made you happy?',
      categories: ['Mad', 'Sad', 'Glad'],
      notes:
        'Say: about the work and how we work together, not about a person.\nDo: ten minutes to write, five to read.\nWatch: that “glad” gets its share.',
    },
    cluster: {
      title: 'What belongs together?',
      prompt: 'We put together what is about the same thing.',
      notes:
        'Do: group by cause rather than by feeling, and name each group as a neutral subject.\nSay: is there anything that only its writer understands?\nWatch: no solutions yet.',
    },
    dots: {
      title: 'What do we talk about?',
      prompt: 'Three dots for what helps us most to talk about.',
      notes:
        'Say: choose what we can change.\nDo: show at once.\nWatch: two subjects are enough for one meeting.',
    },
    actions: {
      title: 'What will we try?',
      prompt: 'An action for one of the top subjects: who does what, before when?',
      notes:
        'Do: talk about the top two subjects first, then let everybody write.\nSay: small enough for two weeks.\nWatch: hide doubles before you go on, so that at most a few remain.',
    },
    fist: {
      title: 'Fist to five on our actions',
      prompt: 'How far do you support each action?',
      notes:
        'Say: five is “I will carry it”, a fist is “I cannot let this happen”; say why.\nDo: read the reasons of blockers and change the action with them.\nWatch: no action starts with a fist against it.',
    },
    return: {
      title: 'Was this worth your time?',
      prompt: 'What did this meeting give you for the time it took?',
      items: ['Return on time'],
      ends: ['lost time', 'well worth it'] as [string, string],
      notes: 'Do: show it at once.\nSay: what would have made it one point better?\nWatch: the twos.',
    },
  },
  nl: {
    title: 'Evaluatie (retrospective)',
    purpose: 'Een team kijkt terug: waar werden we boos, verdrietig en blij van, en wat doen we eraan.',
    checkIn: {
      title: 'Hoe was het, in een woord?',
      prompt: 'De afgelopen weken in een of twee woorden.',
      notes:
        'Zeg: iedereen heeft het beste gedaan met wat men wist.\nDoe: laat iemand vertellen over het eigen woord, wie dat wil.\nLet op: praat niemand een donker woord uit het hoofd.',
    },
    feelings: {
      title: 'Boos, verdrietig, blij',
      prompt: 'Wat ergerde je, wat viel je tegen, wat maakte je blij?',
      categories: ['Boos', 'Verdrietig', 'Blij'],
      notes:
        'Zeg: over het werk en hoe we samenwerken, niet over een persoon.\nDoe: tien minuten schrijven, vijf lezen.\nLet op: dat ook ‘blij’ zijn deel krijgt.',
    },
    cluster: {
      title: 'Wat hoort bij elkaar?',
      prompt: 'We zetten bij elkaar wat over hetzelfde gaat.',
      notes:
        'Doe: groepeer op oorzaak en niet op gevoel, en noem elke groep als een neutraal onderwerp.\nZeg: is er iets dat alleen de schrijver begrijpt?\nLet op: nog geen oplossingen.',
    },
    dots: {
      title: 'Waar praten we over?',
      prompt: 'Drie stippen voor waar praten ons het meest helpt.',
      notes:
        'Zeg: kies wat we kunnen veranderen.\nDoe: laat het meteen zien.\nLet op: twee onderwerpen is genoeg voor één bijeenkomst.',
    },
    actions: {
      title: 'Wat gaan we proberen?',
      prompt: 'Een actie voor een van de bovenste onderwerpen: wie doet wat, voor wanneer?',
      notes:
        'Doe: praat eerst over de bovenste twee onderwerpen en laat dan iedereen schrijven.\nZeg: klein genoeg voor twee weken.\nLet op: verberg dubbele voordat je verdergaat, zodat er maar een paar overblijven.',
    },
    fist: {
      title: 'Vuist tot vijf over onze acties',
      prompt: 'Hoe ver steun je elke actie?',
      notes:
        'Zeg: vijf is ‘ik trek de kar’, een vuist is ‘dit kan ik niet laten gebeuren’; zeg waarom.\nDoe: lees de redenen van wie blokkeert en verander de actie samen.\nLet op: geen actie begint met een vuist ertegen.',
    },
    return: {
      title: 'Was dit je tijd waard?',
      prompt: 'Wat leverde deze bijeenkomst op voor de tijd die ze kostte?',
      items: ['Opbrengst voor mijn tijd'],
      ends: ['verloren tijd', 'dubbel en dwars'],
      notes: 'Doe: laat het meteen zien.\nZeg: wat had het één punt beter gemaakt?\nLet op: de tweeën.',
    },
  },
});

/** A team's retrospective: feelings, clusters, dots, actions with fist to five, return on time. */
export const retrospective: SessionTemplate = {
  card: texts,
  build(language, newId) {
    const t = texts[language];
    const feelings = step(newId, 'ideas', t.feelings, 15, {
      prompt: t.feelings.prompt,
      categories: itemsOf(newId, t.feelings.categories),
      seeOthers: 'none',
    });
    const actions = step(newId, 'ideas', t.actions, 6, { prompt: t.actions.prompt });
    const [minLabel, maxLabel] = t.return.ends;
    return {
      title: t.title,
      settings: withoutTeams(),
      agenda: [
        step(newId, 'word-cloud', t.checkIn, 5, { prompt: t.checkIn.prompt, perPerson: 2 }),
        feelings,
        step(newId, 'clustering', t.cluster, 10, { prompt: t.cluster.prompt, source: feelings.id }),
        step(newId, 'points', t.dots, 3, {
          ...{ prompt: t.dots.prompt, source: clustersOf(feelings) },
          ...{ mode: 'dots', budget: 3, cap: null, mustSpend: false },
        }),
        actions,
        step(newId, 'consent', t.fist, 4, {
          prompt: t.fist.prompt,
          source: contributionsOf(actions),
          scale: 'fist-of-five',
        }),
        step(newId, 'rating', t.return, 2, {
          prompt: t.return.prompt,
          source: typed(newId, t.return.items),
          scale: { min: 1, max: 5, minLabel, maxLabel, labels: [] },
          reveal: 'on-close',
        }),
      ],
    };
  },
};
