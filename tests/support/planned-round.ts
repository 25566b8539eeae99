import type { AgendaRound } from '../../sessions/agenda.ts';
import { kindOf, type ConfigOf, type RoundKindName } from '../../sessions/rounds/registry.ts';

/** A round as it is prepared: what a test does not say is as its kind has it by default. */
export function plannedRound<Kind extends RoundKindName>(
  id: string,
  kind: Kind,
  config: Partial<ConfigOf<Kind>>,
  rest: Partial<Pick<AgendaRound, 'title' | 'seconds' | 'notes' | 'repeats'>> = {},
): AgendaRound {
  let made = 0;
  const defaults = kindOf(kind)?.defaults(() => `${id}-${++made}`) as object;
  return {
    id,
    kind,
    title: `Round ${id}`,
    seconds: null,
    notes: '',
    repeats: null,
    ...rest,
    config: { ...defaults, ...config },
  };
}

/** Items as they are typed into an agenda. */
export function typedItems(...texts: readonly string[]) {
  return { from: 'typed' as const, items: texts.map((text) => ({ id: text, text: `Option ${text}` })) };
}
