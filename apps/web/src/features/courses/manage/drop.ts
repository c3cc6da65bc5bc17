import { lessonsOf, moduleOf, moveLesson, moveModule, type CourseOutline } from '@sinau/domain/courses';

function indexIn(items: readonly { readonly id: string }[], id: string): number {
  return items.findIndex((item) => item.id === id);
}

/** A module dropped on a module, or on a lesson of it, takes its place. */
function dropModule(outline: CourseOutline, moduleId: string, targetId: string): CourseOutline {
  const target = outline.modules.find((module) => module.id === targetId) ?? moduleOf(outline, targetId);
  if (!target || target.id === moduleId) return outline;
  return moveModule(outline, moduleId, indexIn(outline.modules, target.id));
}

/** A lesson dropped on a lesson takes its place; on a module, it comes to its end. */
function dropLesson(outline: CourseOutline, lessonId: string, targetId: string): CourseOutline {
  const onModule = outline.modules.find((module) => module.id === targetId);
  if (onModule) return moduleOf(outline, lessonId)?.id === onModule.id ? outline : moveLesson(outline, lessonId, onModule.id, onModule.lessons.length);
  const target = moduleOf(outline, targetId);
  if (!target || lessonId === targetId) return outline;
  return moveLesson(outline, lessonId, target.id, indexIn(target.lessons, targetId));
}

/** The outline after something of it was dropped on another part of it. */
export function dropped(outline: CourseOutline, activeId: string, targetId: string): CourseOutline {
  if (outline.modules.some((module) => module.id === activeId)) return dropModule(outline, activeId, targetId);
  return lessonsOf(outline).some((lesson) => lesson.id === activeId) ? dropLesson(outline, activeId, targetId) : outline;
}
