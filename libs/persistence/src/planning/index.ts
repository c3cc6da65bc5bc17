export * from './programme-template.entity.js';
export * from './plan.entity.js';
export * from './budget-line.entity.js';
export * from './templates.repository.js';
export * from './plans.repository.js';
export * from './budget.repository.js';
export * from './plan-facts.repository.js';
