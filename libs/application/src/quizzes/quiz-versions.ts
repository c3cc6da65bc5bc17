import { DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { quizVersion, quizVersionOfLesson, type QuizVersion } from '@sinau/persistence/quizzes';
import { Inject, Injectable } from '@nestjs/common';

const LIMIT = 500;

/** Frozen quizzes, cached in process: they never change. Cached per agency, so that the cache can't open a wall. */
@Injectable()
export class QuizVersions {
  private readonly cache = new Map<string, QuizVersion>();

  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `not_found` when the agency has no such quiz version. */
  async byId(actor: Actor, agencyId: string, quizVersionId: string): Promise<QuizVersion> {
    return this.remember(`${agencyId}/${quizVersionId}`, () => quizVersion(this.database, actor, quizVersionId));
  }

  /** Throws `not_found` when the lesson is no quiz of that course version. */
  async ofLesson(actor: Actor, agencyId: string, courseVersionId: string, lessonId: string): Promise<QuizVersion> {
    return this.remember(`${agencyId}/${courseVersionId}/${lessonId}`, () => quizVersionOfLesson(this.database, actor, courseVersionId, lessonId));
  }

  private async remember(key: string, read: () => Promise<QuizVersion | null>): Promise<QuizVersion> {
    const known = this.cache.get(key);
    if (known) return known;
    const version = await read();
    if (!version) throw new DomainError('not_found');
    if (this.cache.size >= LIMIT) this.cache.clear();
    this.cache.set(key, version);
    return version;
  }
}
