import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { GatheredLines } from './gathered-lines.js';

function gathering(size: number) {
  const written: string[] = [];
  return { written, lines: new GatheredLines({ write: (text) => written.push(text) }, size) };
}

test('lines leave together once they fill the size, and what is left at the end leaves when told', () => {
  const { written, lines } = gathering(10);
  lines.write('1234\n');
  expect(written).toEqual([]);
  lines.write('5678\n'); // 10 characters
  expect(written).toEqual(['1234\n5678\n']);
  lines.write('9\n');
  lines.flush();
  lines.flush();
  expect(written).toEqual(['1234\n5678\n', '9\n']);
});

test('whatever is written is read again whole and in order', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.integer({ min: 1, max: 40 }), (all, size) => {
      const { written, lines } = gathering(size);
      for (const line of all) lines.write(line);
      lines.flush();
      expect(written.join('')).toBe(all.join(''));
    }),
  );
});
