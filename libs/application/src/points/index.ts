export * from './read-own-points.js';
export * from './points-csv.js';
export * from './own-claims.js';
export * from './claim-files.js';
export * from './decide-claim.js';
export * from './award-claim.js';
export * from './manage-rules.js';
export * from './read-team.js';
