import { expect, test } from '@jest/globals';
import { mergeProgramme, type TravellingProgramme } from './index.js';

const base: TravellingProgramme = { name: 'Layanan', summary: 'Ringkas', objectives: ['Melayani'], indicators: [], methods: ['online_course'], curriculum: [{ title: 'Praktik', hours: 4 }], evaluationPlan: { behaviourDays: [90] } };

test.each<[string, Partial<TravellingProgramme>, Partial<TravellingProgramme>, readonly string[], readonly string[]]>([
  ['nothing, when neither changed', {}, {}, [], []],
  ['what the giver alone changed', {}, { evaluationPlan: { behaviourDays: [30] }, methods: [] }, ['methods', 'evaluationPlan'], []],
  ['not what the receiver alone changed', { name: 'Layanan kami' }, {}, [], []],
  ['not what both changed, which is named', { objectives: ['Milik kami'] }, { objectives: ['Melayani cepat'] }, [], ['objectives']],
  ['nothing, when both changed alike', { summary: 'Lebih lengkap' }, { summary: 'Lebih lengkap' }, [], []],
  ['a field written in another order is the same', {}, { curriculum: [{ hours: 4, title: 'Praktik' }] }, [], []],
])('there comes %s', (_, mine, theirs, changed, kept) => {
  const merged = mergeProgramme(base, { ...base, ...mine }, { ...base, ...theirs });
  expect([merged.changed, merged.kept]).toEqual([changed, kept]);
  expect(merged.values).toEqual(Object.fromEntries(Object.entries(theirs).filter(([field]) => changed.includes(field))));
});
