import type { HomeView, MyCourseView } from '@sinau/contracts/enrolments';
import type { Actor } from '@sinau/domain/identity';
import { Database, readCursor, writeCursor } from '@sinau/persistence/core';
import { ownEnrolments, type OwnEnrolment } from '@sinau/persistence/enrolments';
import { Inject, Injectable } from '@nestjs/common';
import { CourseVersions } from '../courses/index.js';
import { personOf } from '../core/index.js';
import { myCourseOf } from './course-page-view.js';

/** Days before a run's last in which it counts as due soon. */
const DUE_SOON_DAYS = 21;
const SHOWN_ON_HOME = 50;
const DAY_MS = 86_400_000;

/** One's own courses: the list, and the home page made of it. */
@Injectable()
export class MyCourses {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CourseVersions) private readonly versions: CourseVersions,
  ) {}

  async list(actor: Actor, query: { after?: string | undefined; limit: number; state?: 'active' | 'completed' | undefined }): Promise<{ rows: MyCourseView[]; next: string | null }> {
    const [at, id] = readCursor(query.after, ['instant', 'id']) ?? [];
    const after = at !== undefined && id !== undefined ? { at, id } : null;
    const found = await ownEnrolments(this.database, actor, { personId: personOf(actor).personId, state: query.state ?? null, after, limit: query.limit + 1 });
    const shown = found.slice(0, query.limit);
    const last = shown.at(-1);
    const rows = await Promise.all(shown.map((enrolment) => this.view(actor, enrolment)));
    return { rows, next: found.length > query.limit && last ? writeCursor([last.sortedBy, last.id]) : null };
  }

  async home(actor: Actor, now: Date): Promise<HomeView> {
    const { rows } = await this.list(actor, { limit: SHOWN_ON_HOME });
    const open = rows.filter((course) => course.state !== 'completed');
    const soon = (course: MyCourseView) => Date.parse(course.endsOn) - now.getTime() < DUE_SOON_DAYS * DAY_MS && Date.parse(course.endsOn) + DAY_MS >= now.getTime();
    return {
      continue: open.find((course) => course.state === 'in_progress') ?? open[0] ?? null,
      dueSoon: open.filter(soon).sort((one, other) => one.endsOn.localeCompare(other.endsOn)).slice(0, 4),
      counts: {
        inProgress: rows.filter((course) => course.state === 'in_progress').length,
        notStarted: rows.filter((course) => course.state === 'enrolled').length,
        completed: rows.filter((course) => course.state === 'completed').length,
      },
    };
  }

  private async view(actor: Actor, enrolment: OwnEnrolment): Promise<MyCourseView> {
    return myCourseOf(await this.versions.byId(actor, enrolment.versionId), enrolment);
  }
}
