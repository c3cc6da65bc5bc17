export * from './offer-package.js';
export * from './read-packages.js';
export * from './accept-package.js';
export * from './take-update.js';
export * from './copy-package.js';
export { renamingFor } from './renaming.js';
export * from './tell-receiver.js';
