import { describe, expect, it } from 'vitest';
import { agendaFileOf, readAgendaFile, type Preparation } from '../../sessions/agenda-file.ts';
import { TEMPLATE_NAMES, TEMPLATES } from '../../sessions/templates/registry.ts';
import { plannedRound } from '../support/planned-round.ts';

let made = 0;
const newId = () => `new${++made}`;

const prepared: Preparation = {
  title: 'Budget day',
  language: 'nl',
  settings: { names: 'none', teams: [{ id: 'red', name: 'red' }], teamJoin: 'choose' },
  agenda: [
    plannedRound('ideas', 'ideas', { categories: [{ id: 'mad', text: 'mad' }] }, { title: 'ideas' }),
    plannedRound('vote', 'choice', { source: { from: 'clusters', roundId: 'ideas' } }),
    plannedRound('again', 'choice', { source: { from: 'clusters', roundId: 'ideas' } }, { repeats: 'vote' }),
    plannedRound('board', 'clustering', { source: 'ideas' }),
    plannedRound('look', 'information', { image: { id: 'picture', alt: 'A map' } }),
  ],
};
const file = (change: object = {}) => ({ ...agendaFileOf(prepared, new Set()), ...change });

function refusal(raw: unknown): unknown {
  const read = readAgendaFile(raw, newId);
  return read.ok ? null : [read.refusal, read.detail];
}

describe('an agenda as a file', () => {
  it('comes back as it was, with ids of its own that still hang together', () => {
    const read = readAgendaFile(JSON.parse(JSON.stringify(file())), newId);
    if (!read.ok) throw new Error(read.refusal);
    const { title, language, settings, agenda } = read.preparation;
    expect({ title, language }).toEqual({ title: 'Budget day', language: 'nl' });
    const [ideas, vote, again, board] = agenda;
    for (const round of agenda) expect(round.id).toMatch(/^new/);
    expect(vote?.config).toMatchObject({ source: { roundId: ideas?.id } });
    expect(again?.repeats).toBe(vote?.id);
    expect(board?.config).toMatchObject({ source: ideas?.id });
    // Words stay words, also where an id says the same.
    expect(settings.teams).toEqual([{ id: expect.stringMatching(/^new/) as string, name: 'red' }]);
    expect(ideas?.title).toBe('ideas');
    expect(ideas?.config).toMatchObject({ categories: [{ text: 'mad' }] });
  });

  it.each(TEMPLATE_NAMES)('takes the template %s there and back', (name) => {
    const session = { language: 'en' as const, ...TEMPLATES[name].build('en', newId) };
    const read = readAgendaFile(agendaFileOf(session, new Set()), newId);
    if (!read.ok) throw new Error(read.refusal);
    // Told apart by ids alone, which are counted: the same words, kinds and places.
    const shape = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value).replaceAll(/"new\d+"/g, '"id"'));
    expect(shape(read.preparation)).toEqual(shape(session));
  });

  it('leaves pictures behind', () => {
    const [look] = agendaFileOf(prepared, new Set(['picture'])).agenda.slice(-1);
    expect(look?.config).toMatchObject({ image: null });
  });

  it('says what is wrong with a file that is not one', () => {
    expect(refusal(null)).toEqual(['file-unreadable', undefined]);
    expect(refusal({ agenda: [] })).toEqual(['file-unreadable', undefined]);
    expect(refusal(file({ version: 2 }))).toEqual(['file-too-new', undefined]);
    expect(refusal(file({ title: '' }))).toEqual(['file-unreadable', 'title']);
    const [first, ...rest] = prepared.agenda;
    expect(refusal(file({ agenda: [...rest, { ...first, kind: 'dance' }] }))).toEqual([
      'round-kind-unknown',
      'agenda.4',
    ]);
    expect(refusal(file({ agenda: [{ ...first, config: {} }] }))).toEqual([
      'round-config-invalid',
      'agenda.0.config',
    ]);
  });
});
