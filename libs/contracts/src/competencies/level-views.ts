import { gapBands } from '@sinau/domain/competencies';
import { z } from 'zod';
import { day, id } from '../core/index.js';
import { competencyClass, level, levelDescription, measurementSource } from './views.js';

export const measurementView = z.object({
  id, competencyId: id, source: measurementSource, level, measuredOn: day, note: z.string(),
  /** Who judged; null where a certificate proves it. */
  assessor: z.string().nullable(),
  /** Of a certificate that was revoked since. */
  withdrawn: z.boolean(),
});
export type MeasurementView = z.infer<typeof measurementView>;

/** How somebody stands in one competency. */
export const standingView = z.object({
  competencyId: id, code: z.string(), name: z.string(), competencyClass, description: z.string(), levels: z.array(levelDescription),
  /** Null: the post does not ask for it, and it was measured all the same. */
  required: level.nullable(),
  /** Null: nothing counts. */
  current: level.nullable(),
  sources: z.array(measurementSource),
  measuredOn: day.nullable(),
  /** Levels below the required one; null when nothing is measured or required. */
  gap: z.number().int().nullable(),
});
export type StandingView = z.infer<typeof standingView>;

export const ownLevelsView = z.object({
  positionTitle: z.string().nullable(),
  /** Whether a profile is there for the post. */
  hasProfile: z.boolean(),
  standings: z.array(standingView),
  /** Newest first, at most 200. */
  measurements: z.array(measurementView),
});
export type OwnLevelsView = z.infer<typeof ownLevelsView>;
export const personLevelsView = ownLevelsView.extend({
  personId: id, fullName: z.string(), unitName: z.string().nullable(),
  /** Which sources the one who asks may write: none for an auditor and for oneself. */
  mayMeasure: z.array(measurementSource),
});
export type PersonLevelsView = z.infer<typeof personLevelsView>;

/** Of the people of a unit and all below it. */
export const gapFigures = z.object({
  people: z.number().int(), measured: z.number().int(), below: z.number().int(), missing: z.number().int(),
  /** Mean of missing levels over the measured. */
  mean: z.number().nullable(),
  band: z.enum(gapBands),
});
export const gapCell = gapFigures.extend({ competencyId: id });
export const gapRow = z.object({
  /** Null: people posted to the chosen unit itself. */
  unitId: id.nullable(),
  unitName: z.string(),
  cells: z.array(gapCell),
});
export const gapMatrixView = z.object({
  /** From the root to the chosen one; empty for the agency. */
  path: z.array(z.object({ unitId: id, unitName: z.string() })),
  competencies: z.array(z.object({ id, code: z.string(), name: z.string(), competencyClass })),
  rows: z.array(gapRow),
  total: z.array(gapCell),
  /** People in scope, and those whose post has a profile. */
  people: z.object({ all: z.number().int(), withProfile: z.number().int() }),
});
export type GapMatrixView = z.infer<typeof gapMatrixView>;
export type GapCellView = z.infer<typeof gapCell>;

export const gapPersonRow = z.object({
  personId: id, fullName: z.string(), positionTitle: z.string(), unitName: z.string(),
  /** Over the competencies asked about. */
  required: z.number().int(), measured: z.number().int(), below: z.number().int(), missing: z.number().int(),
});
export type GapPersonRow = z.infer<typeof gapPersonRow>;
