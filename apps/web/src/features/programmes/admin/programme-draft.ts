import type { ProgrammeView } from '@sinau/contracts/programmes';
import type { CurriculumPart, ProgrammeMethod } from '@sinau/domain/programmes';

type PartDraft = { readonly kind: CurriculumPart['kind']; readonly title: string; readonly hours: string };
type IndicatorDraft = { readonly name: string; readonly baseline: string; readonly target: string };

/** A programme as its form holds it: text as typed. */
export type ProgrammeDraft = {
  readonly name: string;
  readonly year: string;
  readonly summary: string;
  /** One a line. */
  readonly objectives: string;
  readonly indicators: readonly IndicatorDraft[];
  readonly methods: readonly ProgrammeMethod[];
  readonly course: { readonly id: string; readonly title: string } | null;
  readonly curriculum: readonly PartDraft[];
  readonly budget: string;
  readonly owners: readonly { readonly id: string; readonly name: string }[];
  readonly reaction: boolean;
  readonly learning: boolean;
  readonly behaviourDays: readonly (30 | 90 | 180)[];
  readonly resultMonths: string;
  readonly needIds: readonly string[];
};

export function draftOf(programme: ProgrammeView): ProgrammeDraft {
  const plan = programme.evaluationPlan;
  return {
    name: programme.name,
    year: String(programme.year),
    summary: programme.summary,
    objectives: programme.objectives.join('\n'),
    indicators: programme.indicators,
    methods: programme.methods,
    course: programme.course === null ? null : { id: programme.course.id, title: programme.course.title },
    curriculum: programme.curriculum.map((part) => ({ ...part, hours: String(part.hours) })),
    budget: String(programme.budgetPlanned),
    owners: programme.owners,
    reaction: plan.reaction,
    learning: plan.learning,
    behaviourDays: plan.behaviourDays,
    resultMonths: plan.resultMonths === null ? '' : String(plan.resultMonths),
    needIds: programme.needs.map((need) => need.id),
  };
}

/** The draft, which answers this need too. */
export function withNeed(draft: ProgrammeDraft, needId: string | undefined): ProgrammeDraft {
  return needId === undefined || draft.needIds.includes(needId) ? draft : { ...draft, needIds: [...draft.needIds, needId] };
}

export type ProgrammeFault = { readonly field: 'name' | 'year' | 'budget' | 'indicators' | 'curriculum' | 'resultMonths'; readonly code: 'missing' | 'number' | 'hours' };

const isYear = (text: string): boolean => /^20[2-9]\d$/.test(text.trim());
/** Hours in steps of a half, with a comma or a point. */
const hoursOf = (text: string): number => Number(text.trim().replace(',', '.'));
const areHours = (text: string): boolean => text.trim() !== '' && hoursOf(text) >= 0 && hoursOf(text) <= 999 && Number.isInteger(hoursOf(text) * 2);
const rupiahOf = (text: string): string => text.replace(/[.\s]/g, '');

/** What keeps a draft from being sent, in the order of the form. */
export function faultsOf(draft: ProgrammeDraft): readonly ProgrammeFault[] {
  const faults: (ProgrammeFault | null)[] = [
    draft.name.trim() === '' ? { field: 'name', code: 'missing' } : null,
    isYear(draft.year) ? null : { field: 'year', code: 'number' },
    draft.indicators.some((one) => one.name.trim() === '' || one.target.trim() === '') ? { field: 'indicators', code: 'missing' } : null,
    draft.curriculum.some((part) => part.title.trim() === '') ? { field: 'curriculum', code: 'missing' } : null,
    draft.curriculum.some((part) => !areHours(part.hours)) ? { field: 'curriculum', code: 'hours' } : null,
    /^\d{1,15}$/.test(rupiahOf(draft.budget)) ? null : { field: 'budget', code: 'number' },
    draft.resultMonths.trim() === '' || /^([1-9]|1\d|2[0-4])$/.test(draft.resultMonths.trim()) ? null : { field: 'resultMonths', code: 'number' },
  ];
  return faults.filter((fault) => fault !== null);
}

/** The body of the request; only of a draft without faults. */
export function bodyOf(draft: ProgrammeDraft) {
  return {
    name: draft.name.trim(),
    year: Number(draft.year),
    summary: draft.summary.trim(),
    objectives: draft.objectives.split('\n').map((line) => line.trim()).filter((line) => line !== ''),
    indicators: draft.indicators.map((one) => ({ name: one.name.trim(), baseline: one.baseline.trim(), target: one.target.trim() })),
    methods: [...draft.methods],
    courseId: draft.course?.id ?? null,
    curriculum: draft.curriculum.map((part) => ({ kind: part.kind, title: part.title.trim(), hours: hoursOf(part.hours) })),
    budgetPlanned: Number(rupiahOf(draft.budget)),
    ownerIds: draft.owners.map((owner) => owner.id),
    evaluationPlan: {
      reaction: draft.reaction, learning: draft.learning, behaviourDays: [...draft.behaviourDays], resultMonths: draft.resultMonths.trim() === '' ? null : Number(draft.resultMonths),
    },
    needIds: [...draft.needIds],
  };
}
