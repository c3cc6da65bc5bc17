export * from './divide-seats.js';
export * from './manage-programme.js';
export * from './read-programmes.js';
export * from './settle-run.js';
export * from './wait-for-seat.js';
export * from './decide-nomination.js';
export * from './joint-runs.js';
export * from './nominate.js';
