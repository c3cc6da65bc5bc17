import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import * as argon2 from '@node-rs/argon2';

const compared: string[] = [];
const { hash, verify } = argon2;
jest.unstable_mockModule('@node-rs/argon2', () => ({
  ...argon2,
  hash,
  verify: (stored: string, password: string) => {
    compared.push(stored);
    return verify(stored, password);
  },
}));
const { PasswordHasher } = await import('./password-hasher.js');

const COST = '$argon2id$v=19$m=19456,t=2,p=1$';

beforeEach(() => {
  compared.length = 0;
});

describe('what a try costs (S05)', () => {
  test('with an account and without one: one evaluation of the same cost', async () => {
    const hasher = new PasswordHasher();
    const stored = await hasher.hash('kapal layar menuju timur');
    expect(await hasher.fits(stored, 'kapal layar menuju timur')).toBe(true);
    expect(await hasher.fits(stored, 'kapal karam')).toBe(false);
    expect(await hasher.fits(null, 'kapal karam')).toBe(false);
    expect(compared.map((text) => text.slice(0, COST.length))).toEqual([COST, COST, COST]);
  });

  test('even the password behind the dummy opens nothing', async () => {
    expect(await new PasswordHasher().fits(null, 'nobody has this password')).toBe(false);
    expect(compared).toHaveLength(1);
  });

  test('twenty at once are all evaluated, in turn', async () => {
    const hasher = new PasswordHasher();
    expect(await Promise.all(Array.from({ length: 20 }, () => hasher.fits(null, 'kapal karam')))).toEqual(Array.from({ length: 20 }, () => false));
    expect(compared).toHaveLength(20);
  });
});
