import { PERMISSION_LIST, type Permission } from '../../../sessions/permissions.ts';
import type { Language } from '../../../sessions/state.ts';
import { permissionTexts } from '../../texts/permissions.ts';

export interface Effects {
  sees: string[];
  does: string[];
}

/** What people with these permissions will be able to see and do, in plain words, in the order of the tree (KO-19). */
export function effectsOf(permissions: Iterable<string>, language: Language): Effects {
  const words = permissionTexts[language].permissions;
  const held = new Set(permissions);
  const listed: Permission[] = PERMISSION_LIST.filter((permission) => held.has(permission));
  return {
    sees: listed.flatMap((permission) => words[permission].sees ?? []),
    does: listed.flatMap((permission) => words[permission].does ?? []),
  };
}
