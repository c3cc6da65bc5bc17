export * from './captions/index.js';
export * from './pictures/index.js';
export * from './sniffing/index.js';
export * from './video/index.js';
