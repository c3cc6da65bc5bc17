import { competencyLevels, type CompetencyLevel } from './competency.js';
import { measurementSources, type Measurement, type MeasurementSource } from './measurement.js';

/** `average`: the weighted mean of the sources. `strongest`: the source of the greatest weight alone. */
export const weighingMethods = ['average', 'strongest'] as const;
export type WeighingMethod = (typeof weighingMethods)[number];

/** 0 (never counts) to 100, by source. */
export type SourceWeights = Readonly<Record<MeasurementSource, number>>;

export type WeighingRule = {
  readonly method: WeighingMethod;
  readonly weights: SourceWeights;
  /** Months after which a finding counts no more; null for never. */
  readonly ageLimitMonths: number | null;
};

/** What holds until an agency decides otherwise. */
export const initialRule: WeighingRule = { method: 'average', weights: { self: 10, supervisor: 30, test: 40, certificate: 20 }, ageLimitMonths: 36 };

export type CurrentLevel = {
  readonly level: CompetencyLevel;
  /** Those that counted, in the order of `measurementSources`. */
  readonly sources: readonly MeasurementSource[];
  /** Of the newest finding that counted. */
  readonly measuredOn: string;
  /** The first day on which a finding that counted is too old; null when none grows old. */
  readonly changesOn: string | null;
};

/** The day that many months later; the last of the month where that month is shorter. */
export function monthsAfter(day: string, months: number): string {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))];
  const last = new Date(Date.UTC(year, month + months, 0));
  const at = Math.min(date, last.getUTCDate());
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), at)).toISOString().slice(0, 10);
}

const isLater = (one: Measurement, other: Measurement) => (one.measuredOn === other.measuredOn ? one.id > other.id : one.measuredOn > other.measuredOn);

/** The newest finding of each source that stands and is of weight. The first day of its old age no longer counts. */
function counting(measurements: readonly Measurement[], rule: WeighingRule, today: string): ReadonlyMap<MeasurementSource, Measurement> {
  const withdrawn = new Set(measurements.flatMap(({ withdraws }) => withdraws ?? []));
  const newest = new Map<MeasurementSource, Measurement>();
  for (const finding of measurements) {
    if (finding.withdraws !== null || withdrawn.has(finding.id) || rule.weights[finding.source] === 0) continue;
    if (rule.ageLimitMonths !== null && monthsAfter(finding.measuredOn, rule.ageLimitMonths) <= today) continue;
    const before = newest.get(finding.source);
    if (!before || isLater(finding, before)) newest.set(finding.source, finding);
  }
  return newest;
}

/** The nearest level; a half goes down: a level is reached when more than half of the weight says so. */
function nearest(mean: number): CompetencyLevel {
  return competencyLevels.reduce<CompetencyLevel>((found, level) => (mean > level - 0.5 ? level : found), 1);
}

function strongestOf(found: readonly Measurement[], weights: SourceWeights): Measurement[] {
  const best = Math.max(...found.map(({ source }) => weights[source]));
  const equal = found.filter(({ source }) => weights[source] === best);
  return equal.slice(0, 1).map((first) => equal.reduce((one, other) => (isLater(other, one) ? other : one), first));
}

/**
 * One level out of all findings about a person and a competency; null when nothing counts.
 * Neither their order nor a finding told twice changes it.
 */
export function weigh(measurements: readonly Measurement[], rule: WeighingRule, today: string): CurrentLevel | null {
  const newest = counting(measurements, rule, today);
  const found = measurementSources.flatMap((source) => newest.get(source) ?? []);
  if (found.length === 0) return null;
  const used = rule.method === 'strongest' ? strongestOf(found, rule.weights) : found;
  const total = used.reduce((sum, { source }) => sum + rule.weights[source], 0);
  const mean = used.reduce((sum, { source, level }) => sum + rule.weights[source] * level, 0) / total;
  const days = used.map(({ measuredOn }) => measuredOn);
  const [oldest, newestDay] = [days.reduce((one, other) => (other < one ? other : one)), days.reduce((one, other) => (other > one ? other : one))];
  return {
    level: nearest(mean),
    sources: used.map(({ source }) => source),
    measuredOn: newestDay,
    changesOn: rule.ageLimitMonths === null ? null : monthsAfter(oldest, rule.ageLimitMonths),
  };
}
