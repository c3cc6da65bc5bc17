export * from './course.entity.js';
export * from './course-draft.entity.js';
export * from './article-draft.entity.js';
export * from './course-version.entity.js';
