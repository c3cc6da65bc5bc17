import { expect, test } from '@jest/globals';
import { blocksMet, mayTeach, type InstructorBlock } from './instructor-block.js';

const endang: InstructorBlock = { id: 'b1', personId: 'p1', name: 'Endang Sriwahyuningrum', overridden: false };
const guest: InstructorBlock = { id: 'b2', personId: null, name: 'dr. Sari Wulandari', overridden: false };

test.each([
  ['a person, whatever the name says', [{ personId: 'p1', name: 'Endang S.' }], ['b1']],
  ['a guest by name, whatever the spaces and capitals', [{ personId: null, name: ' DR. Sari  Wulandari' }], ['b2']],
  ['not a person of the agency who has a guest’s name', [{ personId: 'p9', name: 'dr. Sari Wulandari' }], []],
  ['a person who is written by name alone', [{ personId: null, name: 'endang sriwahyuningrum' }], ['b1']],
  ['not another guest', [{ personId: null, name: 'dr. Sari' }], []],
  ['both', [{ personId: 'p1', name: '' }, { personId: null, name: 'dr. sari wulandari' }], ['b1', 'b2']],
])('a block meets %s', (_, teaching, met) => {
  expect(blocksMet([endang, guest], teaching).map(({ id }) => id)).toEqual(met);
});

test('nobody blocked teaches, until it is overridden in writing', () => {
  const teaching = [{ personId: 'p1', name: 'Endang' }, { personId: null, name: 'dr. Sari Wulandari' }];
  expect(mayTeach([endang, guest], teaching)).toMatchObject({ code: 'instructor_blocked', facts: { names: 'Endang Sriwahyuningrum, dr. Sari Wulandari' } });
  expect(mayTeach([{ ...endang, overridden: true }, guest], teaching)).toMatchObject({ facts: { names: 'dr. Sari Wulandari' } });
  expect(mayTeach([endang, guest], []).allowed).toBe(true);
});
