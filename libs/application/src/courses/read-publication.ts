import type { PublicationView } from '@sinau/contracts/courses';
import { canonicalJson, publishChecklist, versionChanges, type ComparedQuiz, type CourseChange, type CourseDocument, type CourseOutline } from '@sinau/domain/courses';
import type { PersonActor } from '@sinau/domain/identity';
import { AuthorDatabase, type Transaction } from '@sinau/persistence/core';
import { currentVersion, partsOf, type CurrentVersion, type StoredParts } from '@sinau/persistence/courses';
import { Inject, Injectable } from '@nestjs/common';
import { readableDraft } from './find-course.js';
import { contentHash, freezeCourse, frozenQuizzes, readinessOf } from './freeze-course.js';

/** A draft beside the version that is current: what publishing would write. */
export type Publication = {
  readonly parts: StoredParts;
  readonly document: CourseDocument;
  readonly quizzes: Readonly<Record<string, ComparedQuiz>>;
  readonly contentHash: string;
  readonly current: CurrentVersion | null;
  readonly changes: readonly CourseChange[];
  /** Document, questions and keys are the current version's. */
  readonly unchanged: boolean;
};

const keysOf = (quizzes: Readonly<Record<string, ComparedQuiz>>) => Object.fromEntries(Object.entries(quizzes).map(([id, quiz]) => [id, quiz.keys]));

export async function publicationOf(transaction: Transaction, courseId: string, outline: CourseOutline): Promise<Publication> {
  const parts = await partsOf(transaction, courseId, outline);
  const document = freezeCourse(outline, parts);
  const quizzes = frozenQuizzes(outline, parts);
  const hash = contentHash(document, quizzes);
  const current = await currentVersion(transaction, courseId);
  const unchanged = current !== null && current.contentHash === hash && canonicalJson(keysOf(current.quizzes)) === canonicalJson(keysOf(quizzes));
  return { parts, document, quizzes, contentHash: hash, current, unchanged, changes: current ? versionChanges(current, { document, quizzes }) : [] };
}

/** The checklist of a draft, and its changes against the current version. */
@Injectable()
export class ReadPublication {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  async run(actor: PersonActor, courseId: string): Promise<PublicationView> {
    return this.database.transaction(actor, async (transaction) => {
      const { outline, revision } = await readableDraft(transaction, courseId);
      const { parts, changes, current, unchanged } = await publicationOf(transaction, courseId, outline);
      return {
        revision,
        items: publishChecklist(outline, readinessOf(parts)).map((item) => ({ ...item, facts: writtenFacts(item.facts) })),
        changes: [...changes],
        current: current && { id: current.id, number: current.number, publishedAt: current.publishedAt.toISOString() },
        unchanged,
      };
    });
  }
}

function writtenFacts(facts: Readonly<Record<string, string | number | boolean | null | readonly string[]>>): PublicationView['items'][number]['facts'] {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, typeof value === 'object' && value !== null ? [...value] : value]));
}
