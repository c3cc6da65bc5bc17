export * from './run.entity.js';
export * from './enrolment.entity.js';
export * from './lesson-progress.entity.js';
export * from './complete-lesson.repository.js';
