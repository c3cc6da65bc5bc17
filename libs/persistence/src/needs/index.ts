export * from './need.entity.js';
export * from './need-person.entity.js';
export * from './need-invitation.entity.js';
export * from './need-comment.entity.js';
export * from './needs.repository.js';
export * from './need-figures.repository.js';
export * from './need-voices.repository.js';
export * from './found-gaps.repository.js';
