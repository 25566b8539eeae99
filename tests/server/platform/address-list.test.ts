import { describe, expect, it } from 'vitest';
import { AddressList } from '../../../server/platform/address-list.ts';
import { ConfigError, readConfig } from '../../../server/platform/config.ts';

describe('a list of addresses', () => {
  const list = AddressList.read('127.0.0.0/8, ::1, 192.0.2.7, 2001:db8::/32');

  it.each(['127.0.0.1', '127.255.0.1', '::1', '::ffff:127.0.0.1', '192.0.2.7', '2001:db8:1::5'])(
    '[PR-13] lets %s in',
    (address) => {
      expect(list?.includes(address)).toBe(true);
    },
  );

  it.each(['192.0.2.8', '10.0.0.1', '::2', '2001:db9::1', '', 'localhost', '127.0.0.1, 10.0.0.1', undefined])(
    '[PR-13] leaves %s out',
    (address) => {
      expect(list?.includes(address)).toBe(false);
    },
  );

  it.each([
    '',
    'everywhere',
    '10.0.0.0/33',
    '::1/129',
    '10.0.0.0/-1',
    '10.0.0.0/x',
    '10.0.0.1,',
    '10.0.0.0/8/8',
  ])('refuses “%s” as a list', (text) => {
    expect(AddressList.read(text)).toBeNull();
  });
});

describe('settings of plans and of the staff', () => {
  it('[PR-13] without any, the staff works on the machine itself and there are no plans', () => {
    const { staffAddresses, plans, billingSecret } = readConfig({});
    expect(staffAddresses.includes('127.0.0.1')).toBe(true);
    expect(staffAddresses.includes('10.0.0.1')).toBe(false);
    expect([plans.plans.size, plans.otherwise, billingSecret]).toEqual([0, null, null]);
  });

  it('reads plans; what is left out has no limit', () => {
    const PLANS = '{"small": {"participants": 30, "sessionsPerMonth": 4}, "large": {}}';
    const { plans } = readConfig({ PLANS, DEFAULT_PLAN: 'small' });
    expect(plans.plans.get('large')).toEqual({ participants: null, sessionsPerMonth: null });
    expect(plans.otherwise).toBe('small');
  });

  it.each([
    [{ PLANS: 'small' }, 'PLANS'],
    [{ PLANS: '{"small": {"participants": 0}}' }, 'PLANS'],
    [{ PLANS: '{"small": {"price": 10}}' }, 'PLANS'],
    [{ DEFAULT_PLAN: 'small' }, 'DEFAULT_PLAN'],
    [{ BILLING_SECRET: 'short' }, 'BILLING_SECRET'],
    [{ STAFF_ADDRESSES: 'everywhere' }, 'STAFF_ADDRESSES'],
  ])('%j stops the start with the name of the variable', (env, name) => {
    expect(() => readConfig(env)).toThrow(ConfigError);
    expect(() => readConfig(env)).toThrow(name);
  });
});
