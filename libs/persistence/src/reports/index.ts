export * from './reports.repository.js';
export * from './report-exports.repository.js';
