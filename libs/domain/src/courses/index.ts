export * from './outline.js';
export * from './may-edit-course.js';
