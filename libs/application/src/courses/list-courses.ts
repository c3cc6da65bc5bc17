import type { CourseRow } from '@sinau/contracts/courses';
import { courseReach } from '@sinau/domain/courses';
import type { PersonActor } from '@sinau/domain/identity';
import { AuthorDatabase } from '@sinau/persistence/core';
import { listCourses, type CourseListQuery } from '@sinau/persistence/courses';
import { Inject, Injectable } from '@nestjs/common';

/** The courses that an author may edit, newest edit first. */
@Injectable()
export class ListCourses {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  async run(actor: PersonActor, query: CourseListQuery): Promise<{ rows: CourseRow[]; next: string | null }> {
    const page = await this.database.transaction(actor, (transaction) => listCourses(transaction, courseReach(actor), query));
    return { rows: page.rows.map((row) => ({ ...row, editedAt: row.editedAt.toISOString() })), next: page.next };
  }
}
