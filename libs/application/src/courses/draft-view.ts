import type { DraftView } from '@sinau/contracts/courses';
import { languageOf, mayEditCourse, type CourseOutline } from '@sinau/domain/courses';
import type { Actor } from '@sinau/domain/identity';
import type { CourseDraft } from '@sinau/persistence/courses';

type WrittenOutline = DraftView['outline'];

/** Domain values are read-only, contract values are not: the same fields in new arrays. */
export function writtenOutline(outline: CourseOutline): WrittenOutline {
  const { completion } = outline;
  return {
    ...outline,
    language: languageOf(outline),
    objectives: [...outline.objectives],
    modules: outline.modules.map((module) => ({ ...module, lessons: module.lessons.map((lesson) => ({ ...lesson })) })),
    completion: { ...completion, lessons: completion.lessons === 'all' ? 'all' : [...completion.lessons] },
  };
}

export function draftViewOf(actor: Actor, draft: CourseDraft): DraftView {
  const { version } = draft;
  return {
    courseId: draft.courseId,
    revision: draft.revision,
    outline: writtenOutline(draft.outline),
    editedBy: draft.editedBy,
    editedAt: draft.editedAt.toISOString(),
    owner: { id: draft.ownerId, name: draft.ownerName },
    state: draft.state,
    version: version && { id: version.id, number: version.number, publishedAt: version.publishedAt.toISOString() },
    mayEdit: draft.state !== 'archived' && mayEditCourse(actor, draft),
  };
}
