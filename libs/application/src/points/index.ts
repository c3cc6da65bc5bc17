export * from './read-own-points.js';
export * from './points-csv.js';
