import { z } from 'zod';
import { id, language, route } from '../core/index.js';
import { platformReportView, reportExportView, reportFormat, reportName, reportUnits, reportView } from './views.js';

const year = z.coerce.number().int().min(2015).max(2100).optional();
const filters = z.strictObject({ year, unitId: id.optional() });
const report = z.strictObject({ report: reportName });

export const reportsRoutes = {
  units: route('GET', '/api/reports/filters', { summary: 'What reports can be narrowed to: units, and the year that is on.', permission: 'report.read', returns: reportUnits }),
  one: route('GET', '/api/reports/:report', {
    summary: 'One report of the agency: its number and the first hundred rows behind it.', permission: 'report.read', params: report, query: filters, returns: reportView,
  }),
  platform: route('GET', '/api/platform-report', {
    summary: 'Sums of each agency, without anybody\'s name.', permission: 'report.platform', query: z.strictObject({ year }), returns: platformReportView,
  }),
  exportReport: route('POST', '/api/reports/:report/exports', {
    summary: 'Asks for a report with all its rows as a file; the worker makes it, and it is kept for seven days.',
    permission: 'report.read', status: 202, params: report, body: z.strictObject({ format: reportFormat, year: z.number().int().min(2015).max(2100).optional(), unitId: id.optional(), language }), returns: reportExportView,
  }),
  exportState: route('GET', '/api/report-exports/:exportId', { summary: 'How far one\'s own file is.', permission: 'report.read', params: z.strictObject({ exportId: id }), returns: reportExportView }),
  exportFile: route('GET', '/api/report-exports/:exportId/address', {
    summary: 'An address at the store that gives one\'s own file for five minutes.', permission: 'report.read', params: z.strictObject({ exportId: id }), returns: z.object({ url: z.string() }),
  }),
} as const;
