import { expect, test } from '@jest/globals';
import { addressBuckets } from './address-buckets.js';

test.each([
  ['203.0.113.9', 'login:ip:203.0.113.9', 'login:net:203.0.113'],
  ['::ffff:203.0.113.9', 'login:ip:203.0.113.9', 'login:net:203.0.113'],
  ['2001:db8:1:2:3:4:5:6', 'login:ip:2001:0db8:0001:0002', 'login:net:2001:0db8:0001'],
  ['2001:DB8::1', 'login:ip:2001:0db8:0000:0000', 'login:net:2001:0db8:0000'],
  ['::1', 'login:ip:0000:0000:0000:0000', 'login:net:0000:0000:0000'],
  ['nonsense', 'login:ip:unknown', 'login:net:unknown'],
])('%s counts as %s in %s', (address, one, network) => {
  expect(addressBuckets(address)).toEqual([one, network]);
});
