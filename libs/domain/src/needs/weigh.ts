import { peopleOf, type NeedFigures, type NeedOrigin } from './need.js';

/** A part of a weight: `points` out of `of`, for `value` (people, levels, the origin that counts most, or yes). */
export type WeightPart = { readonly part: 'people' | 'gap' | 'origin' | 'priority'; readonly points: number; readonly of: number; readonly value: string | number | boolean | null };
export type Weight = { readonly total: number; readonly parts: readonly WeightPart[] };

/** Points of the product, not of a regulation: people and gap count in proportion until they are full. */
export const weighingRule = {
  people: { points: 30, full: 100 },
  gap: { points: 35, full: 2 },
  priority: 15,
  origin: { leader: 20, survey: 18, citizen: 15, gap: 12, evaluation: 10 } satisfies Record<NeedOrigin, number>,
  originMost: 20,
} as const;

const rounded = (points: number) => Math.round(points * 100) / 100;
const share = (value: number, rule: { readonly points: number; readonly full: number }) => rounded(Math.min(1, Math.max(0, value) / rule.full) * rule.points);

/** 0 to 100 with two decimals, and what it is made of. Several origins count by the heaviest, once. */
export function weigh(figures: NeedFigures): Weight {
  const rule = weighingRule;
  const people = peopleOf(figures);
  const heaviest = figures.origins.reduce<NeedOrigin | null>((best, next) => (best === null || rule.origin[next] > rule.origin[best] ? next : best), null);
  const parts: WeightPart[] = [
    { part: 'people', points: share(people, rule.people), of: rule.people.points, value: people },
    { part: 'gap', points: share(figures.gap ?? 0, rule.gap), of: rule.gap.points, value: figures.gap },
    { part: 'origin', points: heaviest === null ? 0 : rule.origin[heaviest], of: rule.originMost, value: heaviest },
    { part: 'priority', points: figures.priority ? rule.priority : 0, of: rule.priority, value: figures.priority },
  ];
  return { total: rounded(parts.reduce((sum, { points }) => sum + points, 0)), parts };
}
