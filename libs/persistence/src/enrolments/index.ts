export * from './run.entity.js';
export * from './enrolment.entity.js';
export * from './lesson-progress.entity.js';
export * from './complete-lesson.repository.js';
export * from './learner-enrolments.repository.js';
export * from './seats.repository.js';
export * from './runs.repository.js';
export * from './due-soon.repository.js';
