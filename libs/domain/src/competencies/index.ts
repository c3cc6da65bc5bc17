export * from './competency.js';
export * from './level-file.js';
export * from './measurement.js';
export * from './weigh.js';
export * from './profile.js';
export * from './gap.js';
export { findColumns, frameworkFaults, RowReader, type Columns, type FieldError, type FieldRead, type FrameworkFault } from './file-fields.js';
export * from './framework-file.js';
export * from './profile-file.js';
