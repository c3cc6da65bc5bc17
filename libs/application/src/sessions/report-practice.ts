import { rewritePracticePhoto } from '@sinau/contracts/jobs';
import type { OwnPracticeRow, OwnPracticeView } from '@sinau/contracts/sessions';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { mayHandIn, mayPractice, mayReport, MOST_PRACTICE_FILES } from '@sinau/domain/sessions';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, enqueue, type Transaction } from '@sinau/persistence/core';
import { notifyAll } from '@sinau/persistence/notifications';
import { supervisorsOf } from '@sinau/persistence/programmes';
import {
  addPracticeFile, insertPracticeStep, lockPractice, openPractice, ownPractice, ownPractices, removePracticeFile, settlePractice, touchPractice, writePractice, type OwnPractice, type PracticeReport,
} from '@sinau/persistence/sessions';
import { Inject, Injectable } from '@nestjs/common';
import { personOf } from '../core/index.js';
import { PracticeFiles, type PracticeUpload } from './practice-files.js';
import { ownPracticeRowOf, ownPracticeViewOf } from './practice-view.js';

/** A report of the person, held until the transaction ends. */
type Held = { readonly practice: OwnPractice; readonly report: PracticeReport };

/** One's own reports of field practice: whose they are comes from the session alone. */
@Injectable()
export class ReportPractice {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PracticeFiles) private readonly files: PracticeFiles,
  ) {}

  list(actor: Actor): Promise<OwnPracticeRow[]> {
    const { personId } = personOf(actor);
    return this.database.transaction(actor, async (transaction) => (await ownPractices(transaction, personId)).map(ownPracticeRowOf));
  }

  one(actor: Actor, sessionId: string): Promise<OwnPracticeView> {
    return this.database.transaction(actor, async (transaction) => this.shown(transaction, sessionId));
  }

  /** Keeps the text. Throws `practice_not_begun`, `session_cancelled`, `practice_state`. */
  write(actor: Actor, sessionId: string, text: string, now = Date.now()): Promise<OwnPracticeView> {
    return this.database.transaction(actor, async (transaction) => {
      const { report } = await this.held(transaction, sessionId, now);
      if (report.text !== text) await writePractice(transaction, report.id, text);
      return this.shown(transaction, sessionId);
    });
  }

  /** Throws what `write` throws, `practice_files_full`, and of the file `practice_file_too_large`, `practice_file_refused`. */
  async addFile(actor: Actor, sessionId: string, fileId: string, upload: PracticeUpload, now = Date.now()): Promise<OwnPracticeView> {
    const { agencyId } = personOf(actor);
    const reportId = await this.database.transaction(actor, async (transaction) => this.roomFor(transaction, sessionId, fileId, now));
    if (reportId === null) return this.one(actor, sessionId);
    const file = await this.files.place({ agencyId, reportId }, fileId, upload);
    return this.database.transaction(actor, async (transaction) => {
      if ((await this.roomFor(transaction, sessionId, fileId, now)) !== null) {
        await addPracticeFile(transaction, reportId, file);
        await touchPractice(transaction, reportId);
        if (file.state === 'pending') await enqueue(transaction, rewritePracticePhoto, { agencyId, fileId });
      }
      return this.shown(transaction, sessionId);
    });
  }

  /** What it showed is gone from the store as well. Throws `practice_state` once it is signed off. */
  async removeFile(actor: Actor, sessionId: string, fileId: string, now = Date.now()): Promise<OwnPracticeView> {
    const { agencyId } = personOf(actor);
    const reportId = await this.database.transaction(actor, async (transaction) => {
      const { report } = await this.held(transaction, sessionId, now);
      if (!report.files.some(({ id }) => id === fileId)) throw new DomainError('not_found');
      await removePracticeFile(transaction, report.id, fileId);
      await touchPractice(transaction, report.id);
      return report.id;
    });
    await this.files.forget({ agencyId, reportId }, fileId);
    return this.one(actor, sessionId);
  }

  /** Hands it in; whoever oversees the person's unit is told. Throws what `write` throws, `practice_incomplete`, `practice_files_pending`. */
  submit(actor: Actor, sessionId: string, text: string, now = Date.now()): Promise<OwnPracticeView> {
    const { personId, name } = personOf(actor);
    return this.database.transaction(actor, async (transaction) => {
      const { practice, report } = await this.held(transaction, sessionId, now);
      assertAllowed(mayPractice('submit', report.state));
      assertAllowed(mayHandIn(text, report.files.map(({ state }) => state)));
      const revision = await writePractice(transaction, report.id, text);
      await settlePractice(transaction, report.id, revision, 'submitted');
      const stepId = await insertPracticeStep(transaction, report.id, { state: 'submitted', by: personId, reason: null });
      const facts = { person: name, session: practice.title, run: practice.runName };
      await notifyAll(transaction, (await supervisorsOf(transaction, personId)).map((supervisor) => ({
        personId: supervisor, kind: 'practice_submitted', facts, link: `/tim/praktik/${report.id}`, dedupe: `practice:${stepId}`,
      })));
      await recordAudit(transaction, 'practice.submitted', { kind: 'practice_report', id: report.id }, { session: practice.title });
      return this.shown(transaction, sessionId);
    });
  }

  private async practice(transaction: Transaction, sessionId: string): Promise<OwnPractice> {
    const practice = await ownPractice(transaction, personOf(transaction.actor).personId, sessionId);
    if (!practice) throw new DomainError('not_found');
    return practice;
  }

  private async held(transaction: Transaction, sessionId: string, now: number): Promise<Held> {
    const { sessionState: state, kind, startsAt } = await this.practice(transaction, sessionId);
    assertAllowed(mayReport({ kind, state, startsAt: startsAt.getTime() }, now));
    const { id } = await openPractice(transaction, sessionId, personOf(transaction.actor).personId);
    await lockPractice(transaction, id);
    const practice = await this.practice(transaction, sessionId);
    if (!practice.report) throw new Error('a report that was begun is there');
    assertAllowed(mayPractice('edit', practice.report.state));
    return { practice, report: practice.report };
  }

  /** The report that takes another file; null when it has this one. */
  private async roomFor(transaction: Transaction, sessionId: string, fileId: string, now: number): Promise<string | null> {
    const { report } = await this.held(transaction, sessionId, now);
    if (report.files.some(({ id }) => id === fileId)) return null;
    if (report.files.length >= MOST_PRACTICE_FILES) throw new DomainError('practice_files_full', { limit: MOST_PRACTICE_FILES });
    return report.id;
  }

  private async shown(transaction: Transaction, sessionId: string): Promise<OwnPracticeView> {
    return ownPracticeViewOf(this.files, transaction.agencyId, await this.practice(transaction, sessionId));
  }
}
