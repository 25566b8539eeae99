import type { ContributionPart, PeoplePart, RoundPart } from '../../sessions/protocol.ts';
import { ITEM_LENGTH, type Item } from '../../sessions/rounds/items.ts';
import { kindOf } from '../../sessions/rounds/registry.ts';
import type { ResultAudience } from '../../sessions/state.ts';
import { sceneOf, writtenIn, type RoundScene, type SceneSource } from '../rounds/round-scene.ts';

/** The audiences that a monitor can show. */
export type Watched = Extract<ResultAudience, 'participants' | 'wall'>;

/** What of a session's view a preview is made from; the facilitator's view has all of it. */
export interface PreviewSource extends SceneSource {
  readonly people: PeoplePart | null;
  round(roundId: string): RoundPart | null;
}

/** One round as an audience sees it. */
export interface RoundPreview extends RoundScene {
  /** The audience sees results that this desk has covered for itself, so they are not drawn here. */
  covered: boolean;
}

/** A round as an audience sees it now. */
export function previewNow(source: PreviewSource, round: RoundPart, audience: Watched): RoundPreview {
  const shown = round.shown[audience];
  const scene = sceneOf(source, round);
  const covered = shown && scene.result === null && kindOf(round.kind)?.collects === 'ballots';
  return {
    round: { ...publicly(round), shown: covered ? { ...round.shown, [audience]: false } : round.shown },
    progress: scene.progress,
    result: shown ? scene.result : null,
    contributions: shown ? asSeen(scene.contributions) : [],
    clusters: shown ? scene.clusters : [],
    byTeam: shown && round.teamsShown ? scene.byTeam : null,
    shift: shown ? scene.shift : null,
    covered,
  };
}

/** The moment at which a preview of an opened round stands still: its clock shows the whole time. */
export const OPENED_AT = 0;

/** A planned round as an audience would see it right after it is opened. */
export function previewOpened(source: PreviewSource, round: RoundPart, audience: Watched): RoundPreview {
  const kind = kindOf(round.kind);
  const open = new Set(kind?.showing(round.config).open);
  const seconds = round.seconds ?? null;
  return {
    round: {
      ...publicly(round),
      status: 'open',
      items: itemsWhenOpened(source, round),
      timer: seconds === null ? null : { running: true, endsAt: OPENED_AT + seconds * 1000 },
      shown: {
        participants: open.has('participants'),
        facilitator: open.has('facilitator'),
        wall: open.has('wall'),
      },
    },
    progress: { answered: 0, of: source.people?.joined ?? 0, contributions: 0, ready: 0, entered: 0 },
    result: null,
    contributions: open.has(audience) ? staged(source, round) : [],
    clusters: open.has(audience) ? source.clusters(writtenIn(round)) : [],
    byTeam: null,
    shift: null,
    covered: false,
  };
}

/** What a voting round would vote on if it opened now, as `itemsFor` of the core has it (ROUND-4). */
export function itemsWhenOpened(source: PreviewSource, round: RoundPart): Item[] {
  const previous = round.repeats === null ? null : source.round(round.repeats);
  if (previous?.kind === round.kind && previous.status !== 'planned') return previous.items;
  const from = kindOf(round.kind)?.items(round.config);
  switch (from?.from) {
    case undefined:
      return [];
    case 'typed':
      return from.items;
    case 'round':
      return alone(source, from.roundId, () => true);
    case 'clusters': {
      const written = source.contributions(from.roundId).filter(isPublic);
      const named = source.clusters(from.roundId).flatMap(({ id, name }): Item[] => {
        const first = written.find(({ clusterId }) => clusterId === id);
        return first ? [{ id, text: name || first.text.slice(0, ITEM_LENGTH) }] : [];
      });
      return [...named, ...alone(source, from.roundId, ({ clusterId }) => clusterId === undefined)];
    }
    case 'top':
      return topOf(source, from.roundId, from.count);
  }
}

function alone(
  source: PreviewSource,
  roundId: string,
  taken: (contribution: ContributionPart) => boolean,
): Item[] {
  return source
    .contributions(roundId)
    .filter((contribution) => isPublic(contribution) && taken(contribution))
    .map(({ id, text }) => ({ id, text, origin: { roundId, contributionId: id } }));
}

function topOf(source: PreviewSource, roundId: string, count: number): Item[] {
  const from = source.round(roundId);
  const result = source.result(roundId);
  const rules = from && kindOf(from.kind)?.ballots;
  if (!from || !rules?.order || result === null) return [];
  const best: string[] = [];
  for (const tier of rules.order(result)) if (best.length < count) best.push(...tier);
  return best.flatMap((id) => from.items.find((item) => item.id === id) ?? []);
}

/** What an opened round would put on stage of an earlier one. */
function staged(source: PreviewSource, round: RoundPart): ContributionPart[] {
  const written = writtenIn(round);
  return written === round.id ? [] : asSeen(source.contributions(written));
}

/** Contributions as others than the facilitator get them. */
function asSeen(contributions: readonly ContributionPart[]): ContributionPart[] {
  return contributions
    .filter(isPublic)
    .map(({ hidden: _hidden, held: _held, original: _original, ...seen }) => seen);
}

function isPublic({ hidden, held }: ContributionPart): boolean {
  return hidden !== true && held !== true;
}

/** Without what the facilitator alone knows of a round. */
function publicly({ seconds: _, notes: __, banned: ___, ...round }: RoundPart): RoundPart {
  return { ...round, config: kindOf(round.kind)?.publicConfig(round.config) ?? null };
}
