import { catalogue } from './catalogue.ts';
import { formatNumber, plural } from './numbers.ts';

/** What the frame of a round says on a phone: what applies to an answer, who of a team writes, who is done. */
export const takingPartTexts = catalogue({
  en: {
    votes: {
      named: 'Your vote is kept with your name.',
      team: 'Your vote is kept with your team, not with your name.',
      anonymous: 'Your vote is anonymous: no name is kept with it.',
      secret:
        'Your vote is secret: once the round closes, nobody can find out what you voted, and it is final.',
    },
    teamVotes: {
      named: 'Your team has one vote, kept with the name of the team.',
      team: 'Your team has one vote, kept with the name of the team.',
      anonymous: 'Your team has one vote; it is kept without the name of the team.',
      secret: 'Your team has one vote, kept without its name; once the round closes it is final.',
    },
    writes: {
      named: 'What you write is shown with your name.',
      team: 'What you write is shown with your team, not with your name.',
      anonymous: 'What you write is anonymous: no name is shown or kept with it.',
    },
    moderated: 'The facilitator reads it before the group sees it.',

    noTeam: 'You are not in a team yet. The facilitator can put you in one; then you can take part here.',
    youHold: 'You hold the pen for your team. Your team sees what you enter.',
    penFree: 'Nobody of your team holds the pen yet. Who enters something first, takes it.',
    holds: (name: string) => `${name} holds the pen for your team. You see what is entered.`,
    somebodyHolds: 'Somebody of your team holds the pen. You see what is entered.',
    takePen: 'Take over the pen',
    takingPen: 'Taking over…',
    teamVoted: 'Your team has voted.',
    teamNotVoted: 'Your team has not voted yet.',

    done: 'I’m done',
    notDone: 'Not done yet after all',
    doneCount: (n: number, of: number) =>
      `${formatNumber('en', n)} of ${formatNumber('en', of)} ${plural('en', n, { one: 'is', other: 'are' })} done`,
    earlier: 'Last time you answered',
    earlierTeam: 'Last time your team answered',
  },
  nl: {
    votes: {
      named: 'Je stem wordt bewaard met je naam.',
      team: 'Je stem wordt bewaard bij je team, niet bij je naam.',
      anonymous: 'Je stem is anoniem: er wordt geen naam bij bewaard.',
      secret:
        'Je stem is geheim: zodra de ronde sluit kan niemand meer achterhalen wat je stemde, en ligt zij vast.',
    },
    teamVotes: {
      named: 'Je team heeft één stem, bewaard met de naam van het team.',
      team: 'Je team heeft één stem, bewaard met de naam van het team.',
      anonymous: 'Je team heeft één stem; die wordt bewaard zonder de naam van het team.',
      secret: 'Je team heeft één stem, bewaard zonder zijn naam; zodra de ronde sluit ligt zij vast.',
    },
    writes: {
      named: 'Wat je schrijft staat er met je naam bij.',
      team: 'Wat je schrijft staat er met je team bij, niet met je naam.',
      anonymous: 'Wat je schrijft is anoniem: er wordt geen naam bij getoond of bewaard.',
    },
    moderated: 'De begeleider leest het voordat de groep het ziet.',

    noTeam: 'Je zit nog niet in een team. De begeleider kan je indelen; daarna kun je hier meedoen.',
    youHold: 'Jij hebt de pen voor je team. Je team ziet wat je invult.',
    penFree: 'Nog niemand van je team heeft de pen. Wie als eerste iets invult, neemt haar.',
    holds: (name) => `${name} heeft de pen voor je team. Je ziet wat er wordt ingevuld.`,
    somebodyHolds: 'Iemand van je team heeft de pen. Je ziet wat er wordt ingevuld.',
    takePen: 'Neem de pen over',
    takingPen: 'Overnemen…',
    teamVoted: 'Je team heeft gestemd.',
    teamNotVoted: 'Je team heeft nog niet gestemd.',

    done: 'Ik ben klaar',
    notDone: 'Toch nog niet klaar',
    doneCount: (n, of) =>
      `${formatNumber('nl', n)} van ${formatNumber('nl', of)} ${plural('nl', n, { one: 'is', other: 'zijn' })} klaar`,
    earlier: 'Vorige keer antwoordde je',
    earlierTeam: 'Vorige keer antwoordde je team',
  },
});
