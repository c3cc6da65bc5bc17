import type { LearnerCourseView } from '@sinau/contracts/courses';
import { learnerCourse, type CourseDocument } from '@sinau/domain/courses';

/** A version, or a draft frozen for the moment, as its course page shows it. */
export function learnerViewOf(document: CourseDocument): LearnerCourseView {
  const course = learnerCourse(document);
  return {
    ...course,
    objectives: [...course.objectives],
    modules: course.modules.map((module) => ({ ...module, lessons: [...module.lessons] })),
  };
}
