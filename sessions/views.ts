import { concerns, frontOf, isModerated } from './changes.ts';
import type { Parts, Patch, View } from './protocol.ts';
import type { Audience, PartKey, Round, SessionState } from './state.ts';
import { partFor, peoplePart, sessionPart, type Presence } from './view-parts.ts';

/**
 * The only exit of state: one projection per audience, made of the parts in `view-parts.ts`, and what is a participant's own
 * in `own-view.ts`. What an audience may not see is not in what leaves here.
 */

/** The whole view of an audience. */
export function viewOf(state: SessionState, presence: Presence, audience: Audience, now: number): View {
  const parts: Parts = {};
  for (const key of keysOf(state, audience)) put(parts, key, partFor(state, presence, audience, key));
  return { seq: state.seq, audience, now, parts };
}

/** What a participant who waits to be admitted gets: that there is a session and how many are in it, and nothing that happens there (JOIN-6). */
export function doorViewOf(state: SessionState, presence: Presence, now: number): View {
  const audience = 'participants';
  const session = { ...sessionPart(state, audience), current: null };
  return { seq: state.seq, audience, now, parts: { session, people: peoplePart(state, presence, audience) } };
}

/** What a client that knows everything up to `since` has missed: a patch, or a whole view when the gap cannot be bridged. */
export function catchUp(
  state: SessionState,
  presence: Presence,
  audience: Audience,
  since: number,
  now: number,
): View | Patch {
  if (since > state.seq || since < state.changes.reset[audience])
    return viewOf(state, presence, audience, now);
  const parts: Patch['parts'] = {};
  for (const [key, seq] of state.changes.at) {
    // Presence changes carry the number they happened at, so the last number is sent again.
    if (seq >= since && concerns(state, audience, key))
      put(parts, key, partFor(state, presence, audience, key) ?? null);
  }
  return { from: since, seq: state.seq, parts };
}

/**
 * What to publish to an audience whose last publication ended at `from`: a patch, `reset` for a whole view, or null
 * for nothing. Takes the changes: the next call starts from here.
 */
export function takePatch(
  state: SessionState,
  presence: Presence,
  audience: Audience,
  from: number,
): Patch | 'reset' | null {
  const dirty = state.changes.dirty[audience];
  if (state.changes.reset[audience] > from) {
    dirty.clear();
    return 'reset';
  }
  if (dirty.size === 0) return null;
  const parts: Patch['parts'] = {};
  for (const key of dirty)
    if (concerns(state, audience, key)) put(parts, key, partFor(state, presence, audience, key) ?? null);
  dirty.clear();
  return { from, seq: state.seq, parts };
}

/** Has something changed that an audience must see at once (a phase, a round, a timer), not at the next count? */
export function isUrgent(state: SessionState, audience: Audience, from: number): boolean {
  if (state.changes.reset[audience] > from) return true;
  for (const key of state.changes.dirty[audience])
    if (key === 'session' || key.startsWith('round/')) return true;
  return false;
}

function* keysOf(state: SessionState, audience: Audience): Generator<PartKey> {
  yield 'session';
  yield 'people';
  for (const roundId of roundsFor(state, audience)) {
    yield `round/${roundId}`;
    yield `progress/${roundId}`;
    yield `result/${roundId}`;
    yield `teams/${roundId}`;
    yield `shift/${roundId}`;
    yield* writtenIn(state.rounds.get(roundId));
  }
  if (audience === 'participants' || audience === 'wall') yield* writtenIn(frontOf(state).staged);
  if (audience !== 'facilitator') return;
  for (const { id, entries } of state.rounds.values())
    for (const entryId of entries.keys()) yield `entry/${id}/${entryId}`;
  yield 'agenda';
  for (const id of state.participants.keys()) yield `person/${id}`;
}

function roundsFor(state: SessionState, audience: Audience): readonly string[] {
  switch (audience) {
    case 'facilitator':
      return state.order;
    case 'moderators':
      return state.order.filter((id) => {
        const round = state.rounds.get(id);
        return round !== undefined && isModerated(round);
      });
    case 'participants':
    case 'wall':
      return state.current === null ? [] : [state.current];
  }
}

function* writtenIn(round: Round | null | undefined): Generator<PartKey> {
  if (!round) return;
  for (const id of round.clusters.keys()) yield `cluster/${round.id}/${id}`;
  for (const id of round.contributions.keys()) yield `contribution/${round.id}/${id}`;
}

function put(parts: Patch['parts'], key: PartKey, value: unknown): void {
  if (value !== undefined) Object.assign(parts, { [key]: value });
}
