import type { ContributionPart, PeoplePart, ProgressPart, RoundPart } from '../../sessions/protocol.ts';
import type { Item } from '../../sessions/rounds/items.ts';
import { kindOf } from '../../sessions/rounds/registry.ts';
import type { Audience } from '../../sessions/state.ts';

/** The audiences that a monitor can show. */
export type Watched = Extract<Audience, 'participants' | 'wall'>;

/** What of a session's view a preview is made from; the facilitator's view has all of it. */
export interface PreviewSource {
  readonly people: PeoplePart | null;
  round(roundId: string): RoundPart | null;
  progress(roundId: string): ProgressPart | null;
  result(roundId: string): unknown;
  contributions(roundId: string): ContributionPart[];
}

/** One round as an audience sees it. */
export interface RoundPreview {
  round: RoundPart;
  progress: ProgressPart | null;
  result: unknown;
  contributions: ContributionPart[];
  /** The audience sees results that this desk has covered for itself, so they are not drawn here. */
  covered: boolean;
}

/** A round as an audience sees it now. */
export function previewNow(source: PreviewSource, round: RoundPart, audience: Watched): RoundPreview {
  const shown = round.shown[audience];
  const result = shown ? source.result(round.id) : null;
  const covered = shown && result === null && kindOf(round.kind)?.collects === 'ballots';
  return {
    round: { ...publicly(round), shown: covered ? { ...round.shown, [audience]: false } : round.shown },
    progress: source.progress(round.id),
    result,
    contributions: shown ? source.contributions(round.id).filter(({ hidden }) => hidden !== true) : [],
    covered,
  };
}

/** The moment at which a preview of an opened round stands still: its clock shows the whole time. */
export const OPENED_AT = 0;

/** A planned round as an audience would see it right after it is opened. */
export function previewOpened(source: PreviewSource, round: RoundPart): RoundPreview {
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
    progress: { answered: 0, of: source.people?.joined ?? 0, contributions: 0 },
    result: null,
    contributions: [],
    covered: false,
  };
}

/** What a voting round would vote on if it opened now. */
export function itemsWhenOpened(source: PreviewSource, round: RoundPart): Item[] {
  const from = kindOf(round.kind)?.items(round.config);
  if (!from) return [];
  if (from.from === 'typed') return from.items;
  return source
    .contributions(from.roundId)
    .filter(({ hidden }) => hidden !== true)
    .map(({ id, text }) => ({ id, text, origin: { roundId: from.roundId, contributionId: id } }));
}

function publicly(round: RoundPart): RoundPart {
  const { id, kind, title, status, items, timer, shown, openedAt, closedAt, config } = round;
  return {
    ...{ id, kind, title, status, items, timer, shown, openedAt, closedAt },
    config: kindOf(kind)?.publicConfig(config) ?? null,
  };
}
