export * from './enrolment-rule.entity.js';
export * from './nomination.entity.js';
export * from './programme.entity.js';
export * from './programme-need.entity.js';
export * from './run-instructor.entity.js';
export * from './run-quota.entity.js';
export * from './waiting-place.entity.js';
