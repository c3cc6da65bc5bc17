import { isIPv4, isIPv6 } from 'node:net';

/** The first `groups` of the eight groups of an IPv6 address, `::` written out. */
function ipv6Prefix(address: string, groups: number): string {
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = Array.from({ length: tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...gap, ...after].slice(0, groups).map((group) => group.toLowerCase().padStart(4, '0')).join(':');
}

/**
 * Two counters of a client's address: the address and the network about it. IPv4: itself and its /24;
 * IPv6: its /64 (one household or office) and its /48.
 */
export function addressBuckets(address: string): [string, string] {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIPv4(plain)) return [`login:ip:${plain}`, `login:net:${plain.split('.').slice(0, 3).join('.')}`];
  if (isIPv6(plain)) return [`login:ip:${ipv6Prefix(plain, 4)}`, `login:net:${ipv6Prefix(plain, 3)}`];
  return ['login:ip:unknown', 'login:net:unknown'];
}
