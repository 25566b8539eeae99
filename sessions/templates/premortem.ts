import { contributionsOf, inLanguages, step, withoutTeams, type SessionTemplate } from './template.ts';

const texts = inLanguages({
  en: {
    title: 'Premortem',
    purpose: 'Before a plan starts: imagine that it failed, find out why, and prevent it.',
    reasons: {
      title: 'It is a year from now, and it failed',
      prompt: 'Why? Write down every reason that comes to mind.',
      notes:
        'Say: we look back from a year ahead; the plan failed completely. Why?\nDo: everybody writes in silence. Afterwards hide what is double.\nWatch: reasons one does not say aloud are the best; do not ask who wrote them.',
    },
    risks: {
      title: 'How likely, and how bad?',
      prompt: 'Give each reason a place.',
      x: ['Likelihood', 'unlikely', 'likely'],
      y: ['Damage', 'small', 'large'],
      quadrants: ['Prepare for', 'Prevent first', 'Accept', 'Keep small'],
      notes:
        'Say: leave out what you know nothing about.\nDo: show the plane and ask at long error bars what somebody knows that others do not.\nWatch: the top right first.',
    },
    mitigations: {
      title: 'What do we do about it?',
      prompt: 'For what is likely and bad: what do we do now, who does it, and how do we notice in time?',
      notes:
        'Do: take the top right of the plane, one reason after the other.\nSay: prevent, notice earlier, or soften.\nWatch: every measure gets a name before you close.',
    },
  },
  nl: {
    title: 'Premortem',
    purpose: 'Voordat een plan begint: stel je voor dat het mislukte, zoek uit waarom, en voorkom het.',
    reasons: {
      title: 'Het is een jaar later, en het is mislukt',
      prompt: 'Waarom? Schrijf elke reden op die bij je opkomt.',
      notes:
        'Zeg: we kijken terug vanuit volgend jaar; het plan is helemaal mislukt. Waarom?\nDoe: iedereen schrijft in stilte. Verberg daarna wat dubbel is.\nLet op: redenen die je niet hardop zegt zijn de beste; vraag niet wie ze schreef.',
    },
    risks: {
      title: 'Hoe waarschijnlijk, en hoe erg?',
      prompt: 'Geef elke reden een plek.',
      x: ['Kans', 'klein', 'groot'],
      y: ['Schade', 'klein', 'groot'],
      quadrants: ['Op voorbereid zijn', 'Eerst voorkomen', 'Aanvaarden', 'Klein houden'],
      notes:
        'Zeg: sla over waar je niets van weet.\nDoe: laat het vlak zien en vraag bij lange balken wat iemand weet dat anderen niet weten.\nLet op: eerst rechtsboven.',
    },
    mitigations: {
      title: 'Wat doen we eraan?',
      prompt:
        'Voor wat waarschijnlijk en erg is: wat doen we nu, wie doet het, en hoe merken we het op tijd?',
      notes:
        'Doe: neem rechtsboven van het vlak, de ene reden na de andere.\nZeg: voorkomen, eerder merken, of verzachten.\nLet op: elke maatregel krijgt een naam voordat je sluit.',
    },
  },
});

/** Klein's premortem: reasons of a failure yet to come, likelihood and damage, mitigations. */
export const premortem: SessionTemplate = {
  card: texts,
  build(language, newId) {
    const t = texts[language];
    const axis = ([label = '', minLabel = '', maxLabel = '']: readonly string[]) => ({
      label,
      minLabel,
      maxLabel,
    });
    const [topLeft = '', topRight = '', bottomLeft = '', bottomRight = ''] = t.risks.quadrants;
    const reasons = step(newId, 'ideas', t.reasons, 5, { prompt: t.reasons.prompt, seeOthers: 'none' });
    return {
      title: t.title,
      settings: withoutTeams(),
      agenda: [
        reasons,
        step(newId, 'matrix', t.risks, 10, {
          prompt: t.risks.prompt,
          source: contributionsOf(reasons),
          x: axis(t.risks.x),
          y: axis(t.risks.y),
          quadrants: { topLeft, topRight, bottomLeft, bottomRight },
          scale: { min: 1, max: 6 },
          leaveOut: true,
        }),
        step(newId, 'ideas', t.mitigations, 15, { prompt: t.mitigations.prompt, comments: true }),
      ],
    };
  },
};
