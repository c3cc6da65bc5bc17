import type { Transaction } from '@sinau/persistence/core';
import type { NewSeat, RunRecord } from '@sinau/persistence/enrolments';
import { intendMails, notifyAll } from '@sinau/persistence/notifications';
import { Inject, Injectable } from '@nestjs/common';
import { dayText, PublicSite } from '../core/index.js';
import { enrolledNews } from './enrolled-news.js';

/** Tells people whom somebody else, or a seat given up, brought into a run. */
@Injectable()
export class TellSeated {
  constructor(@Inject(PublicSite) private readonly site: PublicSite) {}

  /** By name in the app, and by mail whoever has an address: as many statements for one as for a whole agency. */
  async tell(transaction: Transaction, run: Pick<RunRecord, 'courseTitle' | 'name' | 'startsOn' | 'endsOn'>, seats: readonly NewSeat[]): Promise<void> {
    if (seats.length === 0) return;
    const { courseTitle, endsOn } = run;
    await notifyAll(transaction, seats.map((seat) => enrolledNews(run, seat)));
    await intendMails(transaction, seats.map(({ personId, enrolmentId }) => ({
      personId,
      template: 'enrolled',
      facts: (reader) => ({ agency: reader.agency, recipient: reader.name, link: this.site.address(`/kursus/${enrolmentId}`), course: courseTitle, due: dayText(endsOn, reader.language) }),
      dedupe: `enrolled:${enrolmentId}`,
    })));
  }
}
