import { DomainError } from '@sinau/domain/core';
import type { Article, CourseVersion } from '@sinau/domain/courses';
import { agencyOf, Database } from '@sinau/persistence/core';
import { versionById } from '@sinau/persistence/courses';
import type { Actor } from '@sinau/domain/identity';
import { Inject, Injectable } from '@nestjs/common';

/** A long course with its articles is about 300 KB in memory. */
const CACHED_VERSIONS = 200;

/** Published versions by id, cached in process: they never change. Each answer is checked against the reader's agency, cached or not. */
@Injectable()
export class CourseVersions {
  private readonly cached = new Map<string, CourseVersion>();

  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `not_found` when the actor's agency has no such version. */
  async byId(actor: Actor, versionId: string): Promise<CourseVersion> {
    const version = this.cached.get(versionId) ?? (await this.load(actor, versionId));
    if (!version || version.agencyId !== agencyOf(actor)) throw new DomainError('not_found');
    return version;
  }

  /** The body of an article lesson. Throws `not_found` when the version has no such lesson. */
  async article(actor: Actor, versionId: string, lessonId: string): Promise<Article> {
    const { document } = await this.byId(actor, versionId);
    const article = Object.hasOwn(document.articles, lessonId) ? document.articles[lessonId] : undefined;
    if (!article) throw new DomainError('not_found');
    return article;
  }

  private async load(actor: Actor, versionId: string): Promise<CourseVersion | null> {
    const version = await this.database.transaction(actor, (transaction) => versionById(transaction, versionId));
    if (!version) return null;
    this.cached.set(versionId, version);
    const [oldest] = this.cached.keys();
    if (this.cached.size > CACHED_VERSIONS && oldest !== undefined) this.cached.delete(oldest);
    return version;
  }
}
