import { kindOf } from '../../sessions/rounds/registry.ts';

/** What people send in a round of this kind; nothing when this page does not know the kind. */
export function collectsOf(kind: string): 'nothing' | 'contributions' | 'ballots' {
  return kindOf(kind)?.collects ?? 'nothing';
}
