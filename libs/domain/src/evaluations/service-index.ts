import { roundHalfUp } from '../grading/index.js';
import { serviceElements, type ServiceElement } from '../needs/index.js';
import { meanOf, spreadOf } from './learning.js';
import { aroundSpan } from './measured-period.js';

export { serviceElements, type ServiceElement };
/** The nine elements of a survey of citizens' satisfaction, each 1 to 4. */
export type ElementMarks = Readonly<Partial<Record<ServiceElement, number>>>;

/** Each element weighs a ninth; times 25. Null unless all nine are there. Two decimals, half up. */
export function indexOfElements(marks: ElementMarks): number | null {
  const known = serviceElements.flatMap((element) => marks[element] ?? []);
  return known.length < serviceElements.length ? null : roundHalfUp((known.reduce((sum, mark) => sum + mark, 0) / serviceElements.length) * 25, 2);
}

/** What an index is worth: rounded half up to two decimals first, since the printed bounds leave holes between them. */
export function serviceGrade(index: number): 'A' | 'B' | 'C' | 'D' {
  const rounded = roundHalfUp(index, 2);
  if (rounded >= 88.31) return 'A';
  if (rounded >= 76.61) return 'B';
  return rounded >= 65 ? 'C' : 'D';
}

export type UnitIndex = { readonly unitId: string; readonly startsOn: string; readonly endsOn: string; readonly index: number; readonly respondents: number | null };
export type UnitChange = { readonly unitId: string; readonly trained: boolean; readonly before: UnitIndex; readonly after: UnitIndex; readonly change: number };
export type ChangeOfUnits = { readonly units: number; readonly respondents: number; readonly before: number | null; readonly after: number | null; readonly change: number | null; readonly spread: number | null };

/** Units with an index on both sides of a run. Whose people were not trained stand beside as a comparison, not as a proof. */
export function changesAround(indices: readonly UnitIndex[], span: { readonly startsOn: string; readonly endsOn: string }, trained: ReadonlySet<string>): readonly UnitChange[] {
  return [...new Set(indices.map(({ unitId }) => unitId))].flatMap((unitId) => {
    const { before, after } = aroundSpan(indices.filter((one) => one.unitId === unitId), span);
    if (before === null || after === null) return [];
    return [{ unitId, trained: trained.has(unitId), before, after, change: roundHalfUp(after.index - before.index, 2) }];
  });
}

export function changeOf(changes: readonly UnitChange[]): ChangeOfUnits {
  const moved = changes.map(({ change }) => change);
  return {
    units: changes.length, respondents: changes.reduce((sum, { before, after }) => sum + (before.respondents ?? 0) + (after.respondents ?? 0), 0),
    before: meanOf(changes.map(({ before }) => before.index)), after: meanOf(changes.map(({ after }) => after.index)), change: meanOf(moved), spread: spreadOf(moved),
  };
}
