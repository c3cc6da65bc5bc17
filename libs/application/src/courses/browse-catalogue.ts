import type { CatalogueCard, CatalogueCourse, CataloguePage } from '@sinau/contracts/courses';
import { DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import { courseCompetencies } from '@sinau/persistence/competencies';
import { Database } from '@sinau/persistence/core';
import { catalogueCard, catalogueSummary, listCatalogue, type CatalogueQuery, type CatalogueRow, type CatalogueSummary } from '@sinau/persistence/courses';
import { Inject, Injectable } from '@nestjs/common';
import { CourseVersions } from './course-versions.js';
import { learnerViewOf } from './learner-view.js';

function doorOf({ openRun }: CatalogueRow): CatalogueCard['door'] {
  if (!openRun) return 'by_agency';
  return openRun.seatsLeft !== null && openRun.seatsLeft <= 0 ? 'full' : 'open';
}

function cardOf(row: CatalogueRow): CatalogueCard {
  return { ...row, publishedAt: row.publishedAt.toISOString(), door: doorOf(row) };
}

function writtenSummary({ total, classes, kinds, hours, languages }: CatalogueSummary): CataloguePage['summary'] {
  return { total, classes: [...classes], kinds: [...kinds], hours: [...hours], languages: [...languages] };
}

/** Published courses of one's agency, with one's own enrolments. Counts come with the first page only. */
@Injectable()
export class BrowseCatalogue {
  constructor(@Inject(Database) private readonly database: Database) {}

  async run(actor: PersonActor, query: CatalogueQuery): Promise<CataloguePage> {
    return this.database.transaction(actor, async (transaction) => {
      const page = await listCatalogue(transaction, actor.personId, query);
      const summary = query.after === undefined ? writtenSummary(await catalogueSummary(transaction, query)) : null;
      return { rows: page.rows.map(cardOf), next: page.next, summary };
    });
  }
}

/** A published course before one is enrolled: what it holds, and how one gets in. */
@Injectable()
export class ReadCatalogueCourse {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CourseVersions) private readonly versions: CourseVersions,
  ) {}

  /** Throws `not_found` for a course that is not in the agency's catalogue. */
  async run(actor: PersonActor, courseId: string): Promise<CatalogueCourse> {
    const { found, proves } = await this.database.transaction(actor, async (transaction) => ({
      found: await catalogueCard(transaction, actor.personId, courseId), proves: await courseCompetencies(transaction, courseId),
    }));
    if (!found) throw new DomainError('not_found');
    const { document } = await this.versions.byId(actor, found.versionId);
    return { card: cardOf(found), course: learnerViewOf(document), proves: proves.map(({ name, level }) => ({ name, level })) };
  }
}
