import type { ConfigOf } from '../../../sessions/rounds/registry.ts';
import { catalogue } from '../../texts/catalogue.ts';

type Words = Pick<ConfigOf<'matrix'>, 'x' | 'y' | 'quadrants'>;
type Preset = Words & Pick<ConfigOf<'matrix'>, 'best'>;
export type PresetName = 'impact' | 'risk' | 'urgency';
export const PRESET_NAMES: readonly PresetName[] = ['impact', 'risk', 'urgency'];

/** Pairs of criteria that groups use most, in the language of the session. */
export const matrixPresets = catalogue<Record<PresetName, Preset>>({
  en: {
    impact: {
      x: { label: 'Effort', minLabel: 'little', maxLabel: 'much' },
      y: { label: 'Impact', minLabel: 'little', maxLabel: 'much' },
      quadrants: {
        topLeft: 'Quick wins',
        topRight: 'Big projects',
        bottomLeft: 'Small extras',
        bottomRight: 'Leave',
      },
      best: 'topLeft',
    },
    risk: {
      x: { label: 'Likelihood', minLabel: 'unlikely', maxLabel: 'likely' },
      y: { label: 'Damage', minLabel: 'small', maxLabel: 'large' },
      quadrants: {
        topLeft: 'Prepare for',
        topRight: 'Prevent first',
        bottomLeft: 'Accept',
        bottomRight: 'Keep small',
      },
      best: 'topRight',
    },
    urgency: {
      x: { label: 'Urgency', minLabel: 'can wait', maxLabel: 'now' },
      y: { label: 'Importance', minLabel: 'low', maxLabel: 'high' },
      quadrants: { topLeft: 'Plan', topRight: 'Do now', bottomLeft: 'Drop', bottomRight: 'Hand over' },
      best: 'topRight',
    },
  },
  nl: {
    impact: {
      x: { label: 'Moeite', minLabel: 'weinig', maxLabel: 'veel' },
      y: { label: 'Effect', minLabel: 'weinig', maxLabel: 'veel' },
      quadrants: {
        topLeft: 'Snelle winst',
        topRight: 'Grote projecten',
        bottomLeft: 'Extraatjes',
        bottomRight: 'Laten',
      },
      best: 'topLeft',
    },
    risk: {
      x: { label: 'Kans', minLabel: 'klein', maxLabel: 'groot' },
      y: { label: 'Schade', minLabel: 'klein', maxLabel: 'groot' },
      quadrants: {
        topLeft: 'Op voorbereid zijn',
        topRight: 'Eerst voorkomen',
        bottomLeft: 'Aanvaarden',
        bottomRight: 'Klein houden',
      },
      best: 'topRight',
    },
    urgency: {
      x: { label: 'Haast', minLabel: 'kan wachten', maxLabel: 'nu' },
      y: { label: 'Belang', minLabel: 'laag', maxLabel: 'hoog' },
      quadrants: {
        topLeft: 'Inplannen',
        topRight: 'Nu doen',
        bottomLeft: 'Schrappen',
        bottomRight: 'Uitbesteden',
      },
      best: 'topRight',
    },
  },
});

/** The preset a configuration is, word for word; null when it is one's own. */
export function presetOf({ x, y, quadrants }: Words): PresetName | null {
  const words = JSON.stringify(wordsOf({ x, y, quadrants }));
  for (const name of PRESET_NAMES)
    for (const presets of [matrixPresets.en, matrixPresets.nl])
      if (JSON.stringify(wordsOf(presets[name])) === words) return name;
  return null;
}

function wordsOf({ x, y, quadrants }: Words): string[] {
  return [
    ...[x, y].flatMap(({ label, minLabel, maxLabel }) => [label, minLabel, maxLabel]),
    ...[quadrants.topLeft, quadrants.topRight, quadrants.bottomLeft, quadrants.bottomRight],
  ];
}
