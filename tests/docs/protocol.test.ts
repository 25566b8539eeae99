import { expect, it } from 'vitest';
import { protocolPage } from './protocol-page.ts';

it('docs/protocol.md is what the schemas and types say (npx vitest run -u writes it anew)', async () => {
  await expect(protocolPage()).toMatchFileSnapshot('../../docs/protocol.md');
});
