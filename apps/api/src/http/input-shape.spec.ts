import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inputLimits, shapeProblem } from './input-shape.js';

const ordinary = inputLimits(undefined);
/** An array in an array … `levels` times; the innermost is empty. */
const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));

describe('what is too much', () => {
  test('32 levels pass, 33 do not; 20,000 levels take no stack', () => {
    expect(shapeProblem(nested(32), ordinary)).toBeNull();
    expect(shapeProblem(nested(33), ordinary)).toEqual({ path: [], code: 'too_deep', limit: 32 });
    expect(shapeProblem(nested(20_000), ordinary)).toEqual({ path: [], code: 'too_deep', limit: 32 });
  });

  test('5,000 fields pass, 5,001 do not, however they are spread', () => {
    const wide = (count: number) => ({ rows: Array.from({ length: count - 1 }, () => 0) }); // the array is the first field
    expect(shapeProblem(wide(5_000), ordinary)).toBeNull();
    expect(shapeProblem(wide(5_001), ordinary)).toEqual({ path: [], code: 'too_many', limit: 5_000 });
    const spread = Array.from({ length: 51 }, () => Array.from({ length: 98 }, () => 0)); // 51 + 51 × 98 = 5,049
    expect(shapeProblem(spread, ordinary)).toEqual({ path: [], code: 'too_many', limit: 5_000 });
  });

  test('a string of 20,000 characters passes, one more does not, and its place is told', () => {
    expect(shapeProblem({ a: { b: 'x'.repeat(20_000) } }, ordinary)).toBeNull();
    expect(shapeProblem({ a: { b: ['x', 'x'.repeat(20_001)] } }, ordinary)).toEqual({ path: ['a', 'b', '1'], code: 'too_long', limit: 20_000 });
  });

  test('a route for rich text takes what its body may hold', () => {
    expect(shapeProblem({ body: 'x'.repeat(300_000) }, inputLimits(1_048_576))).toBeNull();
  });
});

describe('what PostgreSQL cannot store', () => {
  test.each([['NUL', 'a\0b'], ['a high surrogate alone', 'a\uD83D'], ['a low one alone', '\uDE00a'], ['a pair the wrong way round', '\uDE00\uD83D']])('%s, in a text or a name', (_, text) => {
    expect(shapeProblem({ name: text }, ordinary)?.path).toEqual(['name']);
    expect(shapeProblem({ list: [{ [text]: 1 }] }, ordinary)?.path).toEqual(['list', '0']);
  });

  test('a whole pair is a character like any other', () => {
    expect(shapeProblem({ name: 'senang \u{1F600}' }, ordinary)).toBeNull();
  });
});

test('a value passes exactly when its text holds neither a NUL nor half a pair', () => {
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.array(fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }), { maxLength: 5 }), { maxKeys: 8 }), (value) => {
    const texts = [...Object.keys(value), ...Object.values(value).flat()];
    const storable = texts.every((text) => !text.includes('\0') && Buffer.from(text, 'utf8').toString('utf8') === text);
    expect(shapeProblem(value, ordinary) === null).toBe(storable);
  }));
});
