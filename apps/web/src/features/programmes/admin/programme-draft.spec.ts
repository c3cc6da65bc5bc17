import { expect, test } from '@jest/globals';
import type { ProgrammeView } from '@sinau/contracts/programmes';
import { bodyOf, draftOf, faultsOf } from './programme-draft.js';

const programme: ProgrammeView = {
  id: 'p', name: 'Manajemen risiko', year: 2026, state: 'draft', summary: '', objectives: ['Satu', 'Dua'], indicators: [{ name: 'Register', baseline: '2', target: '12' }], methods: ['workshop'],
  course: { id: 'c', title: 'Kursus', hours: 10 }, curriculum: [{ kind: 'session', title: 'Lokakarya', hours: 4.5 }], curriculumHours: 4.5, budgetPlanned: 45_000_000, owners: [{ id: 'o', name: 'Rina' }],
  evaluationPlan: { reaction: true, learning: true, behaviourDays: [90], resultMonths: 6 }, needs: [{ id: 'n', title: 'Butuh', people: 4, weight: 80 }], runs: [], revision: 3,
};

test('a programme that is opened and saved unchanged sends what it was', () => {
  const draft = draftOf(programme);
  expect(faultsOf(draft)).toEqual([]);
  expect(bodyOf(draft)).toEqual({
    name: 'Manajemen risiko', year: 2026, summary: '', objectives: ['Satu', 'Dua'], indicators: programme.indicators, methods: ['workshop'], courseId: 'c', curriculum: programme.curriculum,
    budgetPlanned: 45_000_000, ownerIds: ['o'], evaluationPlan: programme.evaluationPlan, needIds: ['n'],
  });
});

test('rupiah may be typed with points, hours with a comma in halves; empty lines are no objectives', () => {
  const draft = { ...draftOf(programme), budget: '45.000.000', objectives: 'Satu\n\n Dua ', curriculum: [{ kind: 'practice' as const, title: 'Praktik', hours: '2,5' }] };
  expect(faultsOf(draft)).toEqual([]);
  expect(bodyOf(draft)).toMatchObject({ budgetPlanned: 45_000_000, objectives: ['Satu', 'Dua'], curriculum: [{ hours: 2.5 }] });
});

test('what is missing or no number is told by its field', () => {
  const draft = { ...draftOf(programme), name: ' ', year: '26', budget: 'banyak', resultMonths: '25', indicators: [{ name: '', baseline: '', target: '' }], curriculum: [{ kind: 'session' as const, title: '', hours: '1,3' }] };
  expect(faultsOf(draft).map(({ field, code }) => `${field} ${code}`)).toEqual(['name missing', 'year number', 'indicators missing', 'curriculum missing', 'curriculum hours', 'budget number', 'resultMonths number']);
});
