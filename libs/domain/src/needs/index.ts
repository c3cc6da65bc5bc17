export * from './need.js';
export * from './weigh.js';
export * from './weakest-elements.js';
