import type { AskedView, OwnRequestRow } from '@sinau/contracts/evaluations';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import { checkAnswer, groupOf, lastDay, localClock, reminderRule, smallestGroup, type AnswerMarks, type AnswerTexts, type FormItem } from '@sinau/domain/evaluations';
import type { Actor, SystemActor } from '@sinau/domain/identity';
import { Database, newPublicCode, type Transaction } from '@sinau/persistence/core';
import { askedDispatch, dispatchesOf, keepLink, linkHolder, putBehaviourAnswer, smallestGroupSet, type AskedDispatch } from '@sinau/persistence/evaluations';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';
import { codeHash } from './answer-code.js';

/** As views carry them. */
const written = (items: readonly FormItem[]): AskedView['items'] => items.map((item) => (item.kind === 'choice' ? { ...item, options: [...item.options] } : item));

/** Answers about behaviour: by a link without a session, or by a link that one makes when signed in. */
@Injectable()
export class AnswerBehaviour {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `answer_link_unknown`. */
  asked(code: string, now = new Date()): Promise<AskedView> {
    return this.behind(code, now, async (transaction, asked) => ({
      agency: asked.agency, alumnus: asked.alumnus, rater: asked.rater, course: asked.course, run: asked.run, days: asked.days, until: lastDay(asked.dueOn), items: written(asked.items),
      smallestGroup: smallestGroup(await smallestGroupSet(transaction)),
    }));
  }

  /** Once. Throws `answer_link_unknown`, and what `checkAnswer` refuses. */
  answer(code: string, { marks, texts }: { readonly marks: AnswerMarks; readonly texts: AnswerTexts }, now = new Date()): Promise<void> {
    return this.behind(code, now, async (transaction, asked) => {
      assertAllowed(checkAnswer(asked.items, marks, texts));
      const told = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
      if (!(await putBehaviourAnswer(transaction, asked.id, groupOf(asked.rater), marks, told, smallestGroup(await smallestGroupSet(transaction))))) throw new DomainError('answer_link_unknown');
    });
  }

  /** What one is still asked. */
  mine(actor: Actor): Promise<{ rows: OwnRequestRow[] }> {
    const { personId } = personOf(actor);
    return this.database.transaction(actor, async (transaction) => {
      const open = await dispatchesOf(transaction, personId, reminderRule.openDays);
      return { rows: open.map(({ id, alumnus, rater, course, run, days, dueOn }) => ({ id, alumnus, rater, course, run, days, until: lastDay(dueOn) })) };
    });
  }

  /** A link for somebody who has no mail at hand. Throws `not_found` for what one is not asked. */
  link(actor: Actor, requestId: string): Promise<{ code: string }> {
    const { personId } = personOf(actor);
    const code = newPublicCode();
    return this.database.transaction(actor, async (transaction) => {
      const open = await dispatchesOf(transaction, personId, reminderRule.openDays);
      if (!open.some(({ id }) => id === requestId)) throw new DomainError('not_found');
      await keepLink(transaction, requestId, codeHash(code));
      return { code };
    });
  }

  private async behind<T>(code: string, now: Date, work: (transaction: Transaction, asked: AskedDispatch) => Promise<T>): Promise<T> {
    const holder = await this.database.transaction({ kind: 'anonymous' }, (transaction) => linkHolder(transaction, codeHash(code)));
    if (!holder) throw new DomainError('answer_link_unknown');
    const actor: SystemActor = { kind: 'system', agencyId: holder.agencyId, job: 'answer-behaviour' };
    return this.database.transaction(actor, async (transaction) => {
      const asked = await askedDispatch(transaction, holder.dispatchId);
      if (!asked || localClock(now.getTime(), asked.timeZone).day > lastDay(asked.dueOn)) throw new DomainError('answer_link_unknown');
      return work(transaction, asked);
    });
  }
}
