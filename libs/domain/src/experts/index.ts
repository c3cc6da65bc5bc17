export * from './fee-band.js';
export * from './invitation.js';
export * from './rating.js';
export * from './expert-file.js';
