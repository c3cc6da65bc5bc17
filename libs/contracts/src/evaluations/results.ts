import { appraisalColumns, resultFaults, serviceColumns } from '@sinau/domain/evaluations';
import { z } from 'zod';
import { day, id, route } from '../core/index.js';

const counts = z.object({ created: z.number().int(), changed: z.number().int(), unchanged: z.number().int(), wrong: z.number().int() });
const cell = <C extends z.ZodType>(column: C) => z.object({ line: z.number().int(), column, fault: z.enum(resultFaults), value: z.string() });
/** What a file would do, or did; at most 200 wrong cells are told. */
export const serviceFileView = z.object({ rows: z.number().int(), counts, errors: z.array(cell(z.enum(serviceColumns))) });
export type ServiceFileView = z.infer<typeof serviceFileView>;
export const appraisalFileView = z.object({ rows: z.number().int(), counts, errors: z.array(cell(z.enum(appraisalColumns))) });
export type AppraisalFileView = z.infer<typeof appraisalFileView>;

export const unitChangeRow = z.object({
  unitId: id, unitName: z.string(), trained: z.boolean(), beforePeriod: z.string(), before: z.number(), afterPeriod: z.string(), after: z.number(), change: z.number(), respondents: z.number().int().nullable(),
});
const unitsView = z.object({ units: z.number().int(), respondents: z.number().int(), before: z.number().nullable(), after: z.number().nullable(), change: z.number().nullable(), spread: z.number().nullable() });
export const resultsView = z.object({
  runId: id, runName: z.string(), courseTitle: z.string(), startsOn: day, endsOn: day, smallestGroup: z.number().int(),
  trained: unitsView, untrained: unitsView,
  /** Means of trained less untrained; null when one side has none. Observed, not proven. */
  difference: z.number().nullable(),
  units: z.array(unitChangeRow),
  /** Of people who completed with a mark on both sides; null figures: fewer than the smallest group. */
  appraisal: z.object({ n: z.number().int().nullable(), before: z.number().nullable(), after: z.number().nullable(), change: z.number().nullable(), spread: z.number().nullable() }),
});
export type ResultsView = z.infer<typeof resultsView>;

export const serviceIndexRow = z.object({ unitId: id, unitName: z.string(), period: z.string(), index: z.number(), grade: z.enum(['A', 'B', 'C', 'D']), respondents: z.number().int().nullable() });
export type ServiceIndexRow = z.infer<typeof serviceIndexRow>;

/** Base64. */
const content = z.strictObject({ content: z.base64().min(1).max(2_000_000) });
const FILE_BYTES = 2 * 1024 * 1024;

export const resultsRoutes = {
  results: route('GET', '/api/runs/:runId/results', { summary: 'Service indices of trained units before and after a run, beside untrained ones, and appraisal marks of its alumni.', permission: 'evaluation.read', params: z.strictObject({ runId: id }), returns: resultsView }),
  indices: route('GET', '/api/service-indices', { summary: 'Imported service indices, the newest period first; at most 500.', permission: 'evaluation.read', returns: z.object({ rows: z.array(serviceIndexRow) }) }),
  checkIndices: route('POST', '/api/service-indices/file/check', { summary: 'Says what a file of service indices would do; writes nothing.', permission: 'evaluation.manage', body: content, returns: serviceFileView, bodyLimit: FILE_BYTES }),
  applyIndices: route('POST', '/api/service-indices/file', { summary: 'Applies the sound rows of a file of service indices, by unit and period.', permission: 'evaluation.manage', body: content, returns: serviceFileView, bodyLimit: FILE_BYTES }),
  checkMarks: route('POST', '/api/appraisal-marks/file/check', { summary: 'Says what a file of appraisal marks would do; writes nothing.', permission: 'evaluation.manage', body: content, returns: appraisalFileView, bodyLimit: FILE_BYTES }),
  applyMarks: route('POST', '/api/appraisal-marks/file', { summary: 'Applies the sound rows of a file of appraisal marks, by person and period.', permission: 'evaluation.manage', body: content, returns: appraisalFileView, bodyLimit: FILE_BYTES }),
} as const;
