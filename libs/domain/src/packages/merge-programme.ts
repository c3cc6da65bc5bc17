import { canonicalJson } from '../courses/index.js';

/** What of a programme travels with its course and follows it: never budget, owners, needs or the year. */
export const travellingFields = ['name', 'summary', 'objectives', 'indicators', 'methods', 'curriculum', 'evaluationPlan'] as const;
export type TravellingField = (typeof travellingFields)[number];
export type TravellingProgramme = Readonly<Record<TravellingField, unknown>>;

/** Fields that come, with their values, and fields that both changed: the receiver's stay. */
export type MergedProgramme = { readonly values: Readonly<Partial<Record<TravellingField, unknown>>>; readonly changed: readonly TravellingField[]; readonly kept: readonly TravellingField[] };

const same = (left: unknown, right: unknown): boolean => canonicalJson(left) === canonicalJson(right);

/** The giver's programme of now merged into the receiver's; `base` is what was taken last. */
export function mergeProgramme(base: TravellingProgramme, mine: TravellingProgramme, theirs: TravellingProgramme): MergedProgramme {
  const moved = travellingFields.filter((field) => !same(base[field], theirs[field]) && !same(mine[field], theirs[field]));
  const changed = moved.filter((field) => same(base[field], mine[field]));
  return { changed, kept: moved.filter((field) => !changed.includes(field)), values: Object.fromEntries(changed.map((field) => [field, theirs[field]])) };
}
