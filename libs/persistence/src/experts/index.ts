export * from './expert.entity.js';
export * from './expert-competency.entity.js';
export * from './expert-period.entity.js';
export * from './expert-rating.entity.js';
export * from './session-expert.entity.js';
export * from './experts.repository.js';
export * from './invitations.repository.js';
