export * from './evaluation-form.entity.js';
export * from './evaluation-form-version.entity.js';
export * from './evaluation.entity.js';
export * from './evaluation-answer.entity.js';
export * from './evaluation-receipt.entity.js';
