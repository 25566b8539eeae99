import { describe, expect, it } from 'vitest';
import { networkOf, SourceKeys } from '../../../server/privacy/source-keys.ts';

describe('where attempts come from', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:1:2::192.0.2.1', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['1:2:3:4:5:6:7::', '1:2:3:4::/64'],
    ['::3:4:5:6:7:8', '0:0:3:4::/64'],
    ['not an address', 'not an address'],
    ['', ''],
  ])('%s counts as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it('is a keyed hash: another key, or another kind of thing, gives another', () => {
    const [one, two] = [new SourceKeys(Buffer.from('one')), new SourceKeys(Buffer.from('two'))];
    const keys = [one.ofAddress('a'), two.ofAddress('a'), one.ofAccount('a'), one.ofProof('a')];
    expect(new Set(keys).size).toBe(4);
    expect(one.ofAddress('::ffff:10.0.0.1')).toBe(one.ofAddress('10.0.0.1'));
  });
});
