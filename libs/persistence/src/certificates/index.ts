export * from './certificate-template.entity.js';
export * from './certificate-counter.entity.js';
export * from './certificate.entity.js';
