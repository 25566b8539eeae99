import { isIPv4 } from 'node:net';
import { networkOf } from '../privacy/source-keys.ts';

/** Roughly from where somebody signs in: enough to recognise oneself, too little to be followed. */
export interface Whereabouts {
  /** "Firefox, Linux"; empty when nothing is known. */
  device: string;
  /** The network without its last part: "192.0.2.*". */
  network: string;
}

export const NOWHERE: Whereabouts = { device: '', network: '' };

/** Order matters: browsers name those they descend from too. */
const BROWSERS = [
  ['Edge', /\bEdgA?\/|\bEdgiOS\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\bFirefox\/|\bFxiOS\//],
  ['Chrome', /\bChrome\/|\bCriOS\//],
  ['Safari', /\bSafari\//],
] as const;
const SYSTEMS = [
  ['Android', /\bAndroid\b/],
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
] as const;

/** What a request says of its browser and address, made coarse. Nothing of the header itself is kept. */
export function whereaboutsOf(userAgent: string | undefined, address: string | undefined): Whereabouts {
  const text = (userAgent ?? '').slice(0, 500);
  const named = (list: readonly (readonly [string, RegExp])[]) =>
    list.find(([, sign]) => sign.test(text))?.[0] ?? null;
  return {
    device: [named(BROWSERS), named(SYSTEMS)].filter((name) => name !== null).join(', '),
    network: coarse(networkOf(address ?? '')),
  };
}

function coarse(network: string): string {
  if (isIPv4(network)) return network.replace(/\.\d+$/, '.*');
  // Three groups of IPv6 are what a provider hands out by.
  const [head = ''] = network.split('::', 1);
  return head === '' ? '' : `${head.split(':').slice(0, 3).join(':')}:*`;
}
