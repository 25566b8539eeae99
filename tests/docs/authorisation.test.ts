import { expect, it } from 'vitest';
import { authorisationPage } from './authorisation-page.ts';

it('[PR-17] docs/authorisation.md is the table that the server enforces (npx vitest run -u writes it anew)', async () => {
  await expect(authorisationPage()).toMatchFileSnapshot('../../docs/authorisation.md');
});
