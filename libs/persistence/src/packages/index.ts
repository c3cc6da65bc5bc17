export * from './package-offer.entity.js';
export * from './package-receipt.entity.js';
export * from './package-taking.entity.js';
export * from './package-file.entity.js';
export * from './package-content.entity.js';
export * from './offers.repository.js';
export * from './receipts.repository.js';
export * from './takings.repository.js';
