import { reportNames } from '@sinau/domain/reports';
import { z } from 'zod';
import { id, instant } from '../core/index.js';

export const reportName = z.enum(reportNames);
export const cell = z.union([z.string(), z.number(), z.null()]);

/** A tile: its number, and the first hundred rows of the table behind it, in the order of its columns. */
export const reportView = z.object({
  name: reportName,
  year: z.number().int(),
  unit: z.object({ id, name: z.string() }).nullable(),
  asOf: instant,
  headline: z.object({ value: z.number(), of: z.number().nullable() }),
  rows: z.array(z.array(cell)),
  total: z.number().int(),
});
export type ReportView = z.infer<typeof reportView>;

export const platformReportView = z.object({ year: z.number().int(), asOf: instant, rows: z.array(z.array(cell)) });
export type PlatformReportView = z.infer<typeof platformReportView>;

export const reportUnits = z.object({ rows: z.array(z.object({ id, name: z.string() })), year: z.number().int() });

export const reportFormat = z.enum(['csv', 'xlsx']);
export const reportExportView = z.object({
  id, report: reportName, format: reportFormat, year: z.number().int(), state: z.enum(['waiting', 'running', 'done', 'failed']), done: z.number().int(), total: z.number().int(), createdAt: instant,
});
export type ReportExportView = z.infer<typeof reportExportView>;
