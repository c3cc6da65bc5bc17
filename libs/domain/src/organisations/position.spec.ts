import { expect, test } from '@jest/globals';
import { rankInFull, ranks } from './position.js';

// The 17 golongan of a PNS with their pangkat (docs/domain.md fact 3); the 17 of a PPPK have none.
test.each([
  ['I/a', 'Juru Muda'], ['I/b', 'Juru Muda Tingkat I'], ['I/c', 'Juru'], ['I/d', 'Juru Tingkat I'],
  ['II/a', 'Pengatur Muda'], ['II/b', 'Pengatur Muda Tingkat I'], ['II/c', 'Pengatur'], ['II/d', 'Pengatur Tingkat I'],
  ['III/a', 'Penata Muda'], ['III/b', 'Penata Muda Tingkat I'], ['III/c', 'Penata'], ['III/d', 'Penata Tingkat I'],
  ['IV/a', 'Pembina'], ['IV/b', 'Pembina Tingkat I'], ['IV/c', 'Pembina Utama Muda'], ['IV/d', 'Pembina Utama Madya'], ['IV/e', 'Pembina Utama'],
])('golongan %s is pangkat %s', (rank, name) => expect(rankInFull(rank)).toBe(`${name}, ${rank}`));

test('a PPPK has a golongan alone, and what was stored otherwise is printed as it is', () => {
  const alone = ranks.filter((rank) => rankInFull(rank) === rank);
  expect(alone).toEqual(['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI', 'XVII']);
  expect(rankInFull('Kapten')).toBe('Kapten');
});
