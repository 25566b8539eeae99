import { catalogue } from './catalogue.ts';
import { formatNumber, plural } from './numbers.ts';

/** What a new session can start from, and keeping one to start others from. */
export const templateTexts = catalogue({
  en: {
    from: 'Start with',
    empty: 'An empty agenda',
    emptyText: 'Add the rounds yourself.',
    shipped: 'Ready to run',
    own: 'Your templates',
    size: (minutes: number, rounds: number) =>
      [
        ...(minutes > 0
          ? [plural('en', minutes, { one: '1 minute', other: `${formatNumber('en', minutes)} minutes` })]
          : []),
        plural('en', rounds, { one: '1 round', other: `${rounds} rounds` }),
      ].join(', '),
    file: 'A file',
    fileText: 'An agenda that was downloaded from Rondo.',
    chooseFile: 'Agenda file',
    noFile: 'Choose a file first.',
    changeAll: 'Everything in it can be changed before you start.',
    noTemplates: 'The templates could not be loaded. You can still start with an empty agenda.',
    isTemplate: 'Offer as a template',
    isTemplateHint: 'Then it stands among your templates when you make a new session.',
    kept: 'It stands among your templates now.',
    keptNoLonger: 'It stands among your templates no longer.',
    download: 'Download agenda',
    downloadHint: 'Rounds and settings as a file, to keep or to import elsewhere. Pictures stay here.',
  },
  nl: {
    from: 'Begin met',
    empty: 'Een lege agenda',
    emptyText: 'Voeg zelf de rondes toe.',
    shipped: 'Klaar om te draaien',
    own: 'Jouw sjablonen',
    size: (minutes, rounds) =>
      [
        ...(minutes > 0
          ? [plural('nl', minutes, { one: '1 minuut', other: `${formatNumber('nl', minutes)} minuten` })]
          : []),
        plural('nl', rounds, { one: '1 ronde', other: `${rounds} rondes` }),
      ].join(', '),
    file: 'Een bestand',
    fileText: 'Een agenda die uit Rondo is gedownload.',
    chooseFile: 'Agendabestand',
    noFile: 'Kies eerst een bestand.',
    changeAll: 'Alles erin kun je nog veranderen voordat je begint.',
    noTemplates: 'De sjablonen konden niet worden geladen. Met een lege agenda beginnen kan wel.',
    isTemplate: 'Aanbieden als sjabloon',
    isTemplateHint: 'Dan staat deze sessie bij je sjablonen als je een nieuwe maakt.',
    kept: 'De sessie staat nu bij je sjablonen.',
    keptNoLonger: 'De sessie staat niet meer bij je sjablonen.',
    download: 'Agenda downloaden',
    downloadHint:
      'Rondes en instellingen als bestand, om te bewaren of elders te importeren. Afbeeldingen blijven hier.',
  },
});
