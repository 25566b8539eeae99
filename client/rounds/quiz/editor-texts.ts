import { catalogue } from '../../texts/catalogue.ts';

export const quizEditorTexts = catalogue({
  en: {
    questions: 'Questions',
    question: (n: number) => `Question ${n}`,
    text: 'What is asked',
    multiple: 'Several answers are right',
    multipleHint: 'An answer is right when it has all the right ones and no other.',
    points: 'Points',
    answers: 'Answers; mark what is right',
    answer: (n: number) => `Answer ${n}`,
    isRight: (text: string) => `${text} is right`,
    addAnswer: 'Add answer',
    removeAnswer: (text: string) => `Remove ${text}`,
    addQuestion: 'Add question',
    removeQuestion: (n: number) => `Remove question ${n}`,
    up: (n: number) => `Move question ${n} up`,
    down: (n: number) => `Move question ${n} down`,
    unfinished:
      'Not kept yet: every question needs a text, and every answer too. The last whole version is kept.',
    noRight: 'Mark at least one right answer.',
    speed: 'Points for being quick',
    speedHint:
      'A right answer earns up to half again, the sooner the more; nothing extra after the time below. Answers are sent as they are chosen.',
    speedSeconds: 'Seconds until there is nothing extra',
    board: 'The leaderboard has names only when votes are named, below.',
    boardOf: 'Who stands on the leaderboard',
    boards: {
      people: { name: 'People', hint: 'The ten best, by their points.' },
      teams: { name: 'Teams', hint: 'By the points per person, so that size does not decide.' },
      both: { name: 'Both', hint: 'People, and teams after them.' },
    },
    reveal: 'Right answers for the group',
    reveals: {
      'on-close': { name: 'When the round closes', hint: 'Answers, scores and the leaderboard at once.' },
      'by-hand': { name: 'When I show them', hint: 'You look first, and choose when the group sees it.' },
    },
  },
  nl: {
    questions: 'Vragen',
    question: (n) => `Vraag ${n}`,
    text: 'Wat wordt gevraagd',
    multiple: 'Meer antwoorden zijn goed',
    multipleHint: 'Een antwoord is goed met alle goede en geen andere.',
    points: 'Punten',
    answers: 'Antwoorden; geef aan wat goed is',
    answer: (n) => `Antwoord ${n}`,
    isRight: (text) => `${text} is goed`,
    addAnswer: 'Antwoord toevoegen',
    removeAnswer: (text) => `Verwijder ${text}`,
    addQuestion: 'Vraag toevoegen',
    removeQuestion: (n) => `Verwijder vraag ${n}`,
    up: (n) => `Vraag ${n} omhoog`,
    down: (n) => `Vraag ${n} omlaag`,
    unfinished:
      'Nog niet bewaard: elke vraag heeft een tekst nodig, en elk antwoord ook. De laatste hele versie is bewaard.',
    noRight: 'Geef minstens één goed antwoord aan.',
    speed: 'Punten voor snelheid',
    speedHint:
      'Een goed antwoord levert tot de helft extra op, hoe eerder hoe meer; na de tijd hieronder niets extra. Antwoorden worden meteen verstuurd.',
    speedSeconds: 'Seconden tot er niets extra is',
    board: 'De ranglijst heeft alleen namen als stemmen op naam zijn, hieronder.',
    boardOf: 'Wie er op de ranglijst staan',
    boards: {
      people: { name: 'Personen', hint: 'De tien besten, naar hun punten.' },
      teams: { name: 'Teams', hint: 'Naar de punten per persoon, zodat grootte niet beslist.' },
      both: { name: 'Allebei', hint: 'Personen, en daarna de teams.' },
    },
    reveal: 'Goede antwoorden voor de groep',
    reveals: {
      'on-close': { name: 'Als de ronde sluit', hint: 'Antwoorden, scores en de ranglijst ineens.' },
      'by-hand': {
        name: 'Als ik ze laat zien',
        hint: 'Jij kijkt eerst, en kiest wanneer de groep het ziet.',
      },
    },
  },
});
