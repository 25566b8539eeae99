import { catalogue } from '../../texts/catalogue.ts';

export const clusteringEditorTexts = catalogue({
  en: {
    source: 'Round to put in groups',
    choose: 'Choose a round…',
    none: 'There is no earlier round that collects ideas. Put one before this round.',
    by: 'Who moves them',
    bys: {
      facilitator: { name: 'I do', hint: 'The group watches on the wall.' },
      everyone: { name: 'Everybody', hint: 'On their own devices, all at the same time.' },
    },
  },
  nl: {
    source: 'Ronde om te groeperen',
    choose: 'Kies een ronde…',
    none: 'Er is geen eerdere ronde die ideeën verzamelt. Zet er een voor deze ronde.',
    by: 'Wie ze verplaatst',
    bys: {
      facilitator: { name: 'Ik', hint: 'De groep kijkt mee op het scherm.' },
      everyone: { name: 'Iedereen', hint: 'Op het eigen apparaat, allemaal tegelijk.' },
    },
  },
});
