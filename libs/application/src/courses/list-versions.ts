import type { VersionRow } from '@sinau/contracts/courses';
import type { PersonActor } from '@sinau/domain/identity';
import { AuthorDatabase } from '@sinau/persistence/core';
import { listVersions } from '@sinau/persistence/courses';
import { Inject, Injectable } from '@nestjs/common';
import { readableDraft } from './find-course.js';

export type VersionsQuery = { readonly courseId: string; readonly after?: string | undefined; readonly limit: number };

/** Published versions of a course, newest first, with what each changed. */
@Injectable()
export class ListVersions {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  async run(actor: PersonActor, { courseId, after, limit }: VersionsQuery): Promise<{ rows: VersionRow[]; next: string | null }> {
    return this.database.transaction(actor, async (transaction) => {
      await readableDraft(transaction, courseId);
      const page = await listVersions(transaction, courseId, { after, limit });
      return { rows: page.rows.map((row) => ({ ...row, changes: [...row.changes], publishedAt: row.publishedAt.toISOString() })), next: page.next };
    });
  }
}
