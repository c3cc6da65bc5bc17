export * from './fee-band.js';
