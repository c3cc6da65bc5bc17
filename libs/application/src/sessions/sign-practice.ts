import { awardPractice } from '@sinau/contracts/jobs';
import type { PracticeRow, PracticeToSignView } from '@sinau/contracts/sessions';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import { can, type PersonActor } from '@sinau/domain/identity';
import { mayPractice, maySignFor, practiceAfter, type PracticeState } from '@sinau/domain/sessions';
import { recordAudit } from '@sinau/persistence/audit';
import { cutPage, Database, enqueue, readCursor, type Transaction } from '@sinau/persistence/core';
import { notify } from '@sinau/persistence/notifications';
import { reverseHours } from '@sinau/persistence/points';
import { insertPracticeStep, lockPractice, practiceQueue, practiceToSign, practiceWaiting, settlePractice, type PracticeToSign, type SignerReach } from '@sinau/persistence/sessions';
import { Inject, Injectable } from '@nestjs/common';
import { overseenUnits } from '../programmes/index.js';
import { PracticeFiles } from './practice-files.js';
import { practiceRowOf, practiceToSignViewOf } from './practice-view.js';

type InboxQuery = { readonly after?: string | undefined; readonly limit: number; readonly state: PracticeState; readonly sessionId?: string | undefined };
type Inbox = { readonly rows: PracticeRow[]; readonly next: string | null; readonly waiting: number };
type Turn = { readonly revision: number; readonly reason: string | null };

/** An administrator signs for the agency's people, a supervisor for those of the units that they head. */
function reachOf(actor: PersonActor): SignerReach {
  return { personId: actor.personId, unitIds: can(actor, 'practice.sign', { agencyId: actor.agencyId }) ? null : overseenUnits(actor) };
}

/** Looks at reports of field practice and signs them off, gives them back, or withdraws a signature. */
@Injectable()
export class SignPractice {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PracticeFiles) private readonly files: PracticeFiles,
  ) {}

  inbox(actor: PersonActor, { after, limit, state, sessionId }: InboxQuery): Promise<Inbox> {
    const [at, id] = readCursor(after, ['instant', 'id']) ?? [];
    return this.database.transaction(actor, async (transaction) => {
      const reach = reachOf(actor);
      const found = await practiceQueue(transaction, reach, { state, sessionId: sessionId ?? null, after: at === undefined || id === undefined ? null : { at, id }, limit: limit + 1 });
      const page = cutPage(found, limit, (practice) => [practice.submittedText ?? '', practice.id]);
      return { rows: page.rows.map(practiceRowOf), next: page.next, waiting: await practiceWaiting(transaction, reach) };
    });
  }

  one(actor: PersonActor, reportId: string): Promise<PracticeToSignView> {
    return this.database.transaction(actor, async (transaction) => this.shown(transaction, actor, reportId));
  }

  /** Throws `conflict` when its text or evidence changed since it was looked at, `practice_state`, `own_practice`. */
  sign(actor: PersonActor, reportId: string, revision: number): Promise<PracticeToSignView> {
    return this.turn(actor, reportId, 'sign', { revision, reason: null }, async (transaction, stepId, { hours }) => {
      if (hours > 0) await enqueue(transaction, awardPractice, { agencyId: transaction.agencyId, stepId });
    });
  }

  giveBack(actor: PersonActor, reportId: string, turn: Turn): Promise<PracticeToSignView> {
    return this.turn(actor, reportId, 'return', turn, async () => undefined);
  }

  /** Takes a signature back, and its JP in the same transaction. */
  withdraw(actor: PersonActor, reportId: string, turn: Turn): Promise<PracticeToSignView> {
    return this.turn(actor, reportId, 'withdraw', turn, async (transaction, _stepId, { steps }) => {
      const signed = steps.findLast(({ state }) => state === 'signed');
      if (signed) await reverseHours(transaction, 'sign_off', signed.id);
    });
  }

  private turn(
    actor: PersonActor, reportId: string, act: 'sign' | 'return' | 'withdraw', { revision, reason }: Turn, then: (transaction: Transaction, stepId: string, before: PracticeToSign) => Promise<void>,
  ): Promise<PracticeToSignView> {
    return this.database.transaction(actor, async (transaction) => {
      await this.theirs(transaction, actor, reportId);
      await lockPractice(transaction, reportId);
      const before = await this.theirs(transaction, actor, reportId);
      assertAllowed(maySignFor(actor.personId, before.personId));
      assertAllowed(mayPractice(act, before.state));
      const state = practiceAfter(act);
      if (!(await settlePractice(transaction, reportId, revision, state))) throw new DomainError('conflict');
      const stepId = await insertPracticeStep(transaction, reportId, { state, by: actor.personId, reason });
      await then(transaction, stepId, before);
      const facts = { session: before.title, run: before.runName, hours: before.hours, reason };
      await notify(transaction, { personId: before.personId, kind: `practice_${state}`, facts, link: `/praktik/${before.sessionId}`, dedupe: `practice:${stepId}` });
      await recordAudit(transaction, `practice.${state}`, { kind: 'practice_report', id: reportId }, { ...facts, personId: before.personId });
      return this.shown(transaction, actor, reportId);
    });
  }

  /** Throws `not_found` for reports of people whom the actor does not oversee. */
  private async theirs(transaction: Transaction, actor: PersonActor, reportId: string): Promise<PracticeToSign> {
    const practice = await practiceToSign(transaction, reportId, reachOf(actor));
    if (!practice) throw new DomainError('not_found');
    return practice;
  }

  private async shown(transaction: Transaction, actor: PersonActor, reportId: string): Promise<PracticeToSignView> {
    return practiceToSignViewOf(this.files, transaction.agencyId, await this.theirs(transaction, actor, reportId));
  }
}
