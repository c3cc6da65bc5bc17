import type { CompetencyLevel } from './competency.js';

/** Who or what found a level, the least telling first. */
export const measurementSources = ['self', 'supervisor', 'test', 'certificate'] as const;
export type MeasurementSource = (typeof measurementSources)[number];

/** One finding, or (with `withdraws`) that the finding of that id is taken back. */
export type Measurement = {
  readonly id: string;
  readonly source: MeasurementSource;
  readonly level: CompetencyLevel;
  /** `2026-11-22` */
  readonly measuredOn: string;
  readonly withdraws: string | null;
};
