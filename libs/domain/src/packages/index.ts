export * from './package-content.js';
export * from './merge-package.js';
export * from './offer-state.js';
export * from './merge-programme.js';
