export { dayIn, daysUntil, lessonAddress, phaseOn, type Phase, type Resume } from './course-place.js';
export { refreshProgress, useLessonMarks } from './use-lesson-marks.js';
export { useToday } from './use-today.js';
