import { ROUND_KIND_NAMES, ROUND_KINDS, type RoundKindName } from '../../sessions/rounds/registry.ts';
import { readCard } from './read-card.ts';

const GROUPS = {
  information: 'Information',
  question: 'Questions: people write',
  voting: 'Votes: people choose',
} as const;

/** The page that shows every round kind, made of the registry, the cards and the pictures of the browser test. */
export function kindsPage(): string {
  const lines = [
    '# Round kinds',
    '',
    'Every kind on a phone (asked, then with its result), on the console and on the wall, light and dark. The pictures are made',
    'by the browser test that plays each of them (`tests/e2e/kinds.test.ts`). What the figures mean stands on each result.',
    '',
  ];
  for (const [group, heading] of Object.entries(GROUPS)) {
    lines.push(`## ${heading}`, '');
    for (const kind of ROUND_KIND_NAMES) if (ROUND_KINDS[kind].group === group) lines.push(...section(kind));
  }
  return lines.join('\n').trimEnd() + '\n';
}

function section(kind: RoundKindName): string[] {
  const { name, sentence } = readCard(kind);
  return [
    `### ${name}`,
    '',
    sentence,
    '',
    `![${name}: phone, console and wall](images/kinds/${kind}.jpg)`,
    '',
  ];
}
