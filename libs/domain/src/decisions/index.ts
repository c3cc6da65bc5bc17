export * from './chain.js';
export * from './decision.js';
export * from './figures.js';
export * from './instructor-block.js';
export * from './found-need.js';
