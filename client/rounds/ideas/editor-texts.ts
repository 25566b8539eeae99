import { catalogue } from '../../texts/catalogue.ts';

export const ideasEditorTexts = catalogue({
  en: {
    limit: 'Ideas per person',
    limits: { free: 'As many as they like', counted: 'At most…' },
    limitNumber: 'At most, per person',
    length: 'Longest idea, in characters',
    lengthHint: 'Short ideas read well on the wall: 80 to 200.',
    seeOthers: 'Everybody sees the ideas as they come in',
    seeOthersHint: 'Off, people think for themselves first; you show the ideas when you like.',
    anonymous: 'Anonymous ideas',
    anonymousHint: 'Who wrote what is shown to nobody and not kept.',
  },
  nl: {
    limit: 'Ideeën per persoon',
    limits: { free: 'Zoveel als ze willen', counted: 'Hoogstens…' },
    limitNumber: 'Hoogstens, per persoon',
    length: 'Langste idee, in tekens',
    lengthHint: 'Korte ideeën lezen goed op het scherm: 80 tot 200.',
    seeOthers: 'Iedereen ziet de ideeën terwijl ze binnenkomen',
    seeOthersHint: 'Uit: iedereen denkt eerst zelf na; jij laat de ideeën zien wanneer je wilt.',
    anonymous: 'Anonieme ideeën',
    anonymousHint: 'Wie wat schreef ziet niemand en wordt niet bewaard.',
  },
});
