import { lastDay, nextStep, reminderRule, workingWeek } from '@sinau/domain/evaluations';
import type { SystemActor } from '@sinau/domain/identity';
import { Database, newPublicCode, type Transaction } from '@sinau/persistence/core';
import { dispatchPending, keepLink, lapseDispatches, markDispatchSent, pendingDispatches, type OpenDispatch } from '@sinau/persistence/evaluations';
import { intendMails, notifyAll, type NewMail } from '@sinau/persistence/notifications';
import { Inject, Injectable } from '@nestjs/common';
import { dayText, PublicSite } from '../core/index.js';
import { codeHash } from './answer-code.js';

const AT_ONCE = 200;

const stepOf = (dispatch: OpenDispatch, at: Date) =>
  nextStep({ state: 'open', dueOn: dispatch.dueOn, sent: dispatch.sent, lastSentAt: dispatch.lastSentAt?.getTime() ?? null }, at.getTime(), { timeZone: dispatch.timeZone, week: workingWeek(dispatch.week) });

function noteOf(reminder: number, language: 'id' | 'en'): string {
  if (reminder === 0) return '';
  return language === 'id' ? `Ini pengingat ke-${reminder} dari ${reminderRule.reminders}.` : `This is reminder ${reminder} of ${reminderRule.reminders}.`;
}

/**
 * Asks and reminds by mail and notification, in office hours of the person's agency. Each mail has a link of its own, of which only
 * the hash is kept; the dispatch is held and counted in the transaction that writes the mail, so that a second run sends nothing.
 */
@Injectable()
export class AskAboutBehaviour {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PublicSite) private readonly site: PublicSite,
  ) {}

  find(actor: SystemActor, at: Date): Promise<boolean> {
    return this.database.transaction(actor, async (transaction) => {
      const one = await dispatchPending(transaction, { at, ...reminderRule });
      return one !== null && stepOf(one, at) !== 'wait';
    });
  }

  /** Up to 200 of the agency. Returns how many were told. */
  run(actor: SystemActor, at: Date): Promise<number> {
    return this.database.transaction(actor, async (transaction) => {
      const waiting = await pendingDispatches(transaction, { at, ...reminderRule }, AT_ONCE);
      await lapseDispatches(transaction, waiting.filter((one) => stepOf(one, at) === 'lapse').map(({ id }) => id));
      const sending = waiting.filter((one) => stepOf(one, at) === 'send');
      const mails: NewMail[] = [];
      for (const one of sending) mails.push(await this.mail(transaction, one, at));
      await intendMails(transaction, mails);
      await notifyAll(transaction, sending.map((one) => ({
        personId: one.personId, kind: one.rater === 'self' ? 'behaviour_asked_self' : 'behaviour_asked', link: '/umpan-balik', dedupe: `behaviour:${one.id}`,
        facts: { alumnus: one.alumnus, course: one.course, until: lastDay(one.dueOn) },
      })));
      return sending.length;
    });
  }

  private async mail(transaction: Transaction, one: OpenDispatch, at: Date): Promise<NewMail> {
    const code = newPublicCode();
    await keepLink(transaction, one.id, codeHash(code));
    await markDispatchSent(transaction, one.id, at);
    return {
      personId: one.personId, template: one.rater === 'self' ? 'behaviour-self' : 'behaviour-asked', dedupe: `behaviour:${one.id}:${one.sent}`,
      facts: (reader) => ({
        agency: reader.agency, recipient: reader.name, link: this.site.address(`/jawab/${code}`), alumnus: one.alumnus, course: one.course, days: one.days, until: dayText(lastDay(one.dueOn), reader.language),
        note: noteOf(one.sent, reader.language),
      }),
    };
  }
}
