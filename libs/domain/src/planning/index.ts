export * from './plan.js';
export * from './closed-gap.js';
export * from './model.js';
export * from './budget.js';
export * from './reasons.js';
export * from './may-sign.js';
