import { describe, expect, it } from 'vitest';
import { agenda as agendaSchema, type Agenda, type AgendaRound } from '../../sessions/agenda.ts';
import { clustering } from '../../sessions/rounds/clustering.ts';
import { kindOf } from '../../sessions/rounds/registry.ts';
import { sessionSettings, sessionTitle } from '../../sessions/settings.ts';
import type { Language } from '../../sessions/state.ts';
import { viewOf } from '../../sessions/views.ts';
import { SeededRandom } from '../support/random.ts';
import { GivenSession, participant, refusalOf, SYSTEM } from './given.ts';
import { TEMPLATE_NAMES, TEMPLATES, type TemplateName } from '../../sessions/templates/registry.ts';
import { minutesOf } from '../../sessions/templates/template.ts';

/** The minutes of METHODS.md, in order. What it lists as one step may be two rounds. */
const MINUTES: Record<TemplateName, number[]> = {
  brainstorm: [10, 15, 5, 15, 5],
  'training-evaluation': [3, 8, 5, 2, 8, 5],
  'co-creation': [10, 15, 15, 15, 15, 5, 15, 15, 10],
  retrospective: [5, 15, 10, 3, 6, 4, 2],
  premortem: [5, 10, 15],
  consultation: [10, 15, 15, 10, 10, 8, 10],
  'multi-stakeholder': [15, 15, 10, 10, 15, 10, 15],
  'test-panel': [5, 5, 10, 5, 10, 5, 8, 3, 7, 3],
};
const TOTALS: Record<TemplateName, number> = {
  brainstorm: 50,
  'training-evaluation': 31,
  'co-creation': 115,
  retrospective: 45,
  premortem: 30,
  consultation: 78,
  'multi-stakeholder': 90,
  'test-panel': 61,
};

function built(name: TemplateName, language: Language) {
  let made = 0;
  return TEMPLATES[name].build(language, () => `id${++made}`);
}

/** Everything an earlier round can be referred to by. */
function referencesOf(round: AgendaRound): string[] {
  const source = kindOf(round.kind)?.items(round.config);
  const staged = kindOf(round.kind)?.stages?.(round.config);
  return [
    ...(source && source.from !== 'typed' ? [source.roundId] : []),
    ...(staged ? [staged.roundId] : []),
    ...(round.repeats === null ? [] : [round.repeats]),
  ];
}

/** Does a round before give what this one takes from it? */
function gives(round: AgendaRound, before: AgendaRound | undefined): boolean {
  const kind = kindOf(before?.kind ?? '');
  if (!before || !kind) return false;
  if (round.repeats === before.id) return before.kind === round.kind;
  const fromTop = kindOf(round.kind)?.items(round.config)?.from === 'top';
  return fromTop ? kind.ballots !== null && 'order' in kind.ballots : kind.collects === 'contributions';
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(texts);
}

describe.each(
  TEMPLATE_NAMES.flatMap((name) => (['en', 'nl'] as const).map((language) => ({ name, language }))),
)('template $name in $language', ({ name, language }) => {
  const session = built(name, language);
  const { agenda } = session;

  it('is a session that its schemas take as it is', () => {
    expect(agendaSchema.parse(agenda)).toEqual(agenda);
    expect(sessionSettings.parse(session.settings)).toEqual(session.settings);
    expect(sessionTitle.parse(session.title)).toBe(session.title);
  });

  it('takes the minutes of METHODS.md', () => {
    expect(agenda.map(({ seconds }) => (seconds ?? 0) / 60)).toEqual(MINUTES[name]);
    expect(minutesOf(agenda)).toBe(TOTALS[name]);
  });

  it('takes everything from rounds before, of a kind that gives it', () => {
    const wrong = agenda.flatMap((round, at) =>
      referencesOf(round)
        .filter(
          (roundId) =>
            !gives(
              round,
              agenda.slice(0, at).find(({ id }) => id === roundId),
            ),
        )
        .map((roundId) => `${round.title} takes from ${roundId}`),
    );
    expect(wrong).toEqual([]);
  });

  it('tells the facilitator of every round what to do, and the group what is asked', () => {
    for (const round of agenda) {
      expect(round.title).not.toBe('');
      expect(round.notes).toMatch(language === 'en' ? /^(Say|Do)\b/ : /^(Zeg|Doe)\b/);
      const { prompt, text } = round.config as { prompt?: string; text?: string };
      expect((prompt ?? text ?? '').length, round.title).toBeGreaterThan(5);
    }
    expect(TEMPLATES[name].card[language].purpose.length).toBeLessThan(140);
  });

  it('a second session of it shares no id with the first', () => {
    let made = 1000;
    const other = TEMPLATES[name].build(language, () => `id${++made}`);
    const ids = (agenda: Agenda) => texts(agenda).filter((text) => /^id\d+$/.test(text));
    const first = new Set(ids(agenda));
    expect(ids(other.agenda).filter((id) => first.has(id))).toEqual([]);
  });
});

describe('templates', () => {
  it.each(TEMPLATE_NAMES)('%s is the same in both languages but for its words', (name) => {
    const shape = (language: Language) =>
      built(name, language).agenda.map(({ kind, seconds, id, repeats }) => ({ kind, seconds, id, repeats }));
    expect(shape('en')).toEqual(shape('nl'));
    const [en, nl] = (['en', 'nl'] as const).map((language) => texts(built(name, language)));
    // Ids, kinds and settings aside, a text that is the same in both was forgotten; names of products may be.
    const same = en!.filter((text, at) => text === nl![at] && / .* /.test(text));
    expect(same).toEqual([]);
  });

  it('[ROUND-4] clusters of a round are made in a clustering round, or by the facilitator on its console', () => {
    for (const name of TEMPLATE_NAMES) {
      const { agenda } = built(name, 'en');
      for (const round of agenda) {
        const source = kindOf(round.kind)?.items(round.config);
        if (source?.from !== 'clusters' || name === 'multi-stakeholder') continue;
        const board = agenda.find(
          ({ kind, config }) =>
            kind === 'clustering' &&
            clustering.stages?.(clustering.config.parse(config)).roundId === source.roundId,
        );
        expect(board, `${name}: ${round.title}`).toBeDefined();
      }
    }
  });

  it('the second blind rating repeats the first, kept by team, so that groups can weigh the same', () => {
    const { agenda, settings } = built('multi-stakeholder', 'en');
    const [first, second] = agenda.filter(({ kind }) => kind === 'rating');
    expect(second?.repeats).toBe(first?.id);
    expect(first?.config).toMatchObject({ anonymity: 'team', reveal: 'by-hand' });
    expect(settings.teams).toHaveLength(4);
  });
});

/** Plays a template from the first round to the last, with six people who answer whatever is asked. */
function played(name: TemplateName): { session: GivenSession; refusals: string[] } {
  const { agenda, settings, title } = built(name, 'en');
  const session = new GivenSession({ title, settings }, agenda);
  const random = new SeededRandom(6);
  const people = Array.from({ length: 6 }, (_, at) => `p${at}`);
  for (const [at, participantId] of people.entries()) {
    const team = settings.teams[at % Math.max(1, settings.teams.length)];
    session.submit(SYSTEM, {
      ...{ type: 'join', participantId, name: null, waiting: false },
      teamId: settings.teamJoin === 'choose' ? (team?.id ?? null) : null,
    });
  }
  const refusals: string[] = [];
  const note = (what: string, refusal: string | null) => refusal && refusals.push(`${what}: ${refusal}`);
  for (const { id: roundId, kind, config, title } of agenda) {
    note(title, refusalOf(session.facilitate({ type: 'open-round', roundId })));
    const rules = kindOf(kind);
    const written = rules?.contributions(config);
    for (const [at, person] of people.entries()) {
      const { items = [] } = session.state.rounds.get(roundId) ?? {};
      if (written) {
        const text = `Thought ${at + 1}`;
        const categoryId = written.categories[at % Math.max(1, written.categories.length)] ?? null;
        const command = { type: 'add-contribution', roundId, text, categoryId } as const;
        note(title, refusalOf(session.submit(participant(person), command)));
      }
      if (rules?.ballots) {
        const ballot = rules.ballots.random(config, items, random);
        const command = { type: 'cast-ballot', roundId, ballot } as const;
        note(title, refusalOf(session.submit(participant(person), command)));
      }
    }
    if (rules?.collects !== 'nothing') session.facilitate({ type: 'close-round', roundId });
  }
  return { session, refusals };
}

describe('a template played to its end', () => {
  it.each(TEMPLATE_NAMES)('%s: every round finds what it votes on, and takes what people answer', (name) => {
    const { session, refusals } = played(name);
    expect(refusals).toEqual([]);
    for (const round of session.state.rounds.values())
      if (kindOf(round.kind)?.ballots) expect([round.title, round.ballots.size]).toEqual([round.title, 6]);
  });

  it('the second blind rating tells how opinions moved since the first', () => {
    const { session } = played('multi-stakeholder');
    const second = [...session.state.rounds.values()].find(({ repeats }) => repeats !== null)!;
    const { parts } = viewOf(session.state, session, 'facilitator', session.now);
    session.facilitate({
      ...{ type: 'show-results', roundId: second.id, shown: true },
      audiences: ['facilitator'],
    });
    const shown = viewOf(session.state, session, 'facilitator', session.now).parts;
    expect(parts[`shift/${second.id}`]).toBeUndefined();
    expect(shown[`shift/${second.id}`]).toMatchObject({ roundId: second.repeats, moved: { of: 6 } });
  });
});
