import { brainstorm } from './brainstorm.ts';
import { coCreation } from './co-creation.ts';
import { consultation } from './consultation.ts';
import { multiStakeholder } from './multi-stakeholder.ts';
import { premortem } from './premortem.ts';
import { retrospective } from './retrospective.ts';
import type { SessionTemplate } from './template.ts';
import { testPanel } from './test-panel.ts';
import { trainingEvaluation } from './training-evaluation.ts';

/** The templates that come with the product, in the order they are offered. */
export const TEMPLATES = {
  brainstorm,
  'training-evaluation': trainingEvaluation,
  'co-creation': coCreation,
  retrospective,
  premortem,
  consultation,
  'multi-stakeholder': multiStakeholder,
  'test-panel': testPanel,
} as const satisfies Record<string, SessionTemplate>;

export type TemplateName = keyof typeof TEMPLATES;
export const TEMPLATE_NAMES = Object.keys(TEMPLATES) as [TemplateName, ...TemplateName[]];
