export * from './export-report.js';
export * from './read-reports.js';
export * from './report-file.js';
