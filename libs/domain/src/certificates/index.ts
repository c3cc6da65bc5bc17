export * from './completion.js';
export * from './number-pattern.js';
export * from './certificate-template.js';
export * from './certificate-snapshot.js';
export * from './revocation.js';
export * from './public-code.js';
