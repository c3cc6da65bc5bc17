import type { SystemActor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { enrolmentsDueSoon } from '@sinau/persistence/enrolments';
import { intendMails, notifyAll } from '@sinau/persistence/notifications';
import { Inject, Injectable } from '@nestjs/common';
import { dayText, PublicSite } from '../core/index.js';

const AT_ONCE = 500;

/** Tells learners whose run ends in a week, and again the day before, once each: in the app, and by mail who has an address. */
@Injectable()
export class WarnDueSoon {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PublicSite) private readonly site: PublicSite,
  ) {}

  /** An enrolment that is to be warned about, when the agency has any. */
  find(actor: SystemActor, at: Date): Promise<string[]> {
    return this.database.transaction(actor, async (transaction) => (await enrolmentsDueSoon(transaction, at, 1)).map(({ enrolmentId }) => enrolmentId));
  }

  /** Warns up to 500 of the agency, in four statements. Returns how many. */
  run(actor: SystemActor, at: Date): Promise<number> {
    return this.database.transaction(actor, async (transaction) => {
      const due = await enrolmentsDueSoon(transaction, at, AT_ONCE);
      await notifyAll(transaction, due.map(({ enrolmentId, personId, course, endsOn, dedupe }) => ({
        personId, kind: 'due_soon', facts: { course, due: endsOn }, link: `/kursus/${enrolmentId}`, dedupe,
      })));
      await intendMails(transaction, due.map(({ enrolmentId, personId, course, endsOn, dedupe }) => ({
        personId,
        template: 'due-soon',
        facts: (reader) => ({ agency: reader.agency, recipient: reader.name, link: this.site.address(`/kursus/${enrolmentId}`), course, due: dayText(endsOn, reader.language) }),
        dedupe,
      })));
      return due.length;
    });
  }
}
