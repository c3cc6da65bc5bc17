import type { DraftView } from '@sinau/contracts/courses';
import { DomainError } from '@sinau/domain/core';
import type { CourseOutline } from '@sinau/domain/courses';
import { can, type PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { AuthorDatabase, newId } from '@sinau/persistence/core';
import { addCourse, addDraft, saveDraft } from '@sinau/persistence/courses';
import { Inject, Injectable } from '@nestjs/common';
import { copyModules, type CopiedModules } from './copy-modules.js';
import { draftViewOf } from './draft-view.js';
import { editableCourse, readableDraft } from './find-course.js';

const LONGEST_TITLE = 200;

/** `Judul (2)`, cut to what a title may be. */
function titleOfCopy(title: string): string {
  return `${title.slice(0, LONGEST_TITLE - 4)} (2)`;
}

function copiedCompletion({ completion }: CourseOutline, { lessons }: CopiedModules): CourseOutline['completion'] {
  const known = (id: string) => lessons.get(id) ?? id;
  return {
    ...completion,
    lessons: completion.lessons === 'all' ? 'all' : completion.lessons.map(known),
    finalLessonId: completion.finalLessonId === null ? null : known(completion.finalLessonId),
  };
}

/** Makes a course of one's own from a draft that one may read. */
@Injectable()
export class DuplicateCourse {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  async run(actor: PersonActor, courseId: string): Promise<DraftView> {
    return this.database.transaction(actor, async (transaction) => {
      const { outline } = await readableDraft(transaction, courseId);
      if (!can(actor, 'course.author', { agencyId: actor.agencyId })) throw new DomainError('forbidden');
      const copyId = newId();
      const title = titleOfCopy(outline.title);
      await addCourse(transaction, copyId, actor.personId);
      const copied = await copyModules(transaction, { from: courseId, to: copyId }, outline);
      await addDraft(transaction, copyId, { ...outline, title, modules: copied.modules, completion: copiedCompletion(outline, copied) }, actor.personId);
      await recordAudit(transaction, 'course.duplicated', { kind: 'course', id: copyId }, { from: courseId, title });
      return draftViewOf(actor, await readableDraft(transaction, copyId));
    });
  }
}

export type ModuleCopy = { readonly courseId: string; readonly moduleId: string; readonly revision: number };

/** Puts a copy of a module behind it. The completion rule's list of lessons stays as it is. */
@Injectable()
export class DuplicateModule {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  /** Throws `draft_conflict` as a save does. */
  async run(actor: PersonActor, { courseId, moduleId, revision }: ModuleCopy): Promise<DraftView> {
    return this.database.transaction(actor, async (transaction) => {
      await editableCourse(transaction, courseId);
      const { outline } = await readableDraft(transaction, courseId);
      const at = outline.modules.findIndex((module) => module.id === moduleId);
      const module = outline.modules[at];
      if (!module) throw new DomainError('not_found');
      const copied = await copyModules(transaction, { from: courseId, to: courseId }, { ...outline, modules: [module] });
      const modules = [
        ...outline.modules.slice(0, at + 1),
        ...copied.modules.map((copy) => ({ ...copy, title: titleOfCopy(copy.title) })),
        ...outline.modules.slice(at + 1),
      ];
      const saved = await saveDraft(transaction, courseId, revision, { ...outline, modules }, actor.personId);
      const draft = await readableDraft(transaction, courseId);
      if (!saved) throw new DomainError('draft_conflict', { editedBy: draft.editedBy.name, editedAt: draft.editedAt.toISOString(), revision: draft.revision });
      return draftViewOf(actor, draft);
    });
  }
}
