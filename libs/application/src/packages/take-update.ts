import { copyPackage } from '@sinau/contracts/jobs';
import { DomainError } from '@sinau/domain/core';
import { can, type PersonActor } from '@sinau/domain/identity';
import { mergePackage, renamedVersion, type MergedPackage, type TravellingVersion } from '@sinau/domain/packages';
import { recordAudit } from '@sinau/persistence/audit';
import { AuthorDatabase, enqueue, newId, type Transaction } from '@sinau/persistence/core';
import { ensureQuizzes, partsOf, restoreArticles, restoreQuizzes, saveDraft, type CourseDraft } from '@sinau/persistence/courses';
import { moveReceipt, packageSource, planFiles, presentFiles, putTaking, receiptOfOffer, stageContent, type PackageSource, type Receipt, type TakingStep } from '@sinau/persistence/packages';
import { Inject, Injectable } from '@nestjs/common';
import { lockedCourse, readableDraft } from '../courses/index.js';
import { assertWhole } from './accept-package.js';
import { besideTheCourse, takeBeside, type BesideTheCourse } from './beside-the-course.js';
import { filesToTake, type FilesToTake } from './package-files.js';
import { renamingFor } from './renaming.js';

export type Update = {
  readonly receipt: Receipt;
  readonly source: PackageSource;
  /** The version taken last and the one offered now, under the own ids. */
  readonly base: TravellingVersion;
  readonly theirs: TravellingVersion;
  readonly draft: CourseDraft;
  readonly merged: MergedPackage;
  readonly files: FilesToTake;
  readonly beside: BesideTheCourse;
};

/** What the giver published since, beside the own draft; null when there is nothing new. On the author's connection. */
export async function waitingUpdate(transaction: Transaction, agencyId: string, receipt: Receipt): Promise<Update | null> {
  const source = await packageSource(transaction, receipt.offerId, null);
  if (!source || source.versionId === receipt.versionId) return null;
  const before = await packageSource(transaction, receipt.offerId, receipt.versionId);
  if (!before) return null;
  assertWhole(source);
  const rename = renamingFor(receipt.courseId);
  const [base, theirs] = [renamedVersion(before, rename), renamedVersion(source, rename)];
  const draft = await readableDraft(transaction, receipt.courseId);
  const parts = await partsOf(transaction, receipt.courseId, draft.outline);
  const present = await presentFiles(transaction, Object.keys(theirs.document.media));
  const beside = await besideTheCourse(transaction, receipt, source, rename);
  return { receipt, source, base, theirs, draft, merged: mergePackage(base, { outline: draft.outline, articles: parts.articles, quizzes: parts.quizzes }, theirs), files: filesToTake(source, agencyId, rename, present), beside };
}

/** The receipt of an own course that has come to be. Throws `not_found`. */
async function managedReceipt(transaction: Transaction, actor: PersonActor, offerId: string): Promise<Receipt> {
  const receipt = await receiptOfOffer(transaction, offerId);
  if (!receipt || receipt.madeAt === null || !can(actor, 'package.manage', { agencyId: actor.agencyId })) throw new DomainError('not_found');
  await lockedCourse(transaction, receipt.courseId);
  return receipt;
}

function stepOf({ receipt, source, files }: Pick<Update, 'receipt' | 'source'> & { readonly files: FilesToTake | null }, actor: PersonActor): Omit<TakingStep, 'state' | 'reason'> {
  const { versionId, versionNumber, contentHash } = source;
  return { id: newId(), receiptId: receipt.id, kind: 'update', versionId, versionNumber, contentHash, files: files?.toCopy.length ?? 0, bytes: files?.bytes ?? 0, decidedBy: actor.personId };
}

export type UpdateChoice = { readonly offerId: string; readonly versionId: string };

/** Takes what the giver published since. New files come first, by a job; then the content is merged into the draft, which stays to be published. */
@Injectable()
export class TakeUpdate {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  /** Throws `conflict` when the giver published again, or withdrew, since it was read. */
  async run(actor: PersonActor, { offerId, versionId }: UpdateChoice): Promise<{ state: 'copying' | 'taken' }> {
    return this.database.transaction(actor, async (transaction) => {
      const receipt = await managedReceipt(transaction, actor, offerId);
      if (receipt.versionId === versionId) return { state: 'taken' };
      const update = await waitingUpdate(transaction, actor.agencyId, receipt);
      if (update?.source.versionId !== versionId) throw new DomainError('conflict');
      if (update.files.toCopy.length > 0) return this.fetch(transaction, actor, update);
      return this.merge(transaction, actor, update);
    });
  }

  private async fetch(transaction: Transaction, actor: PersonActor, update: Update): Promise<{ state: 'copying' }> {
    const takingId = await putTaking(transaction, { ...stepOf(update, actor), state: 'copying', reason: null });
    if (takingId === null) return { state: 'copying' };
    await planFiles(transaction, takingId, update.files.toCopy);
    await stageContent(transaction, takingId, update.files.content);
    await enqueue(transaction, copyPackage, { agencyId: actor.agencyId, takingId });
    return { state: 'copying' };
  }

  private async merge(transaction: Transaction, actor: PersonActor, update: Update): Promise<{ state: 'taken' }> {
    const { receipt, source, draft, merged } = update;
    const { courseId } = receipt;
    if ((await putTaking(transaction, { ...stepOf(update, actor), state: 'taken', reason: null })) === null) throw new DomainError('conflict');
    if (!(await saveDraft(transaction, courseId, draft.revision, merged.outline, actor.personId))) throw new DomainError('conflict');
    await restoreArticles(transaction, courseId, merged.articles, actor.personId);
    await ensureQuizzes(transaction, courseId, Object.entries(merged.quizzes).map(([id, { settings }]) => ({ id, settings })));
    await restoreQuizzes(transaction, courseId, merged.quizzes, actor.personId);
    await takeBeside(transaction, receipt, update.beside);
    await moveReceipt(transaction, receipt.id, source);
    await recordAudit(transaction, 'package.update_taken', { kind: 'course', id: courseId }, { from: source.giverName, version: source.versionNumber, contentHash: source.contentHash, kept: merged.kept.length });
    return { state: 'taken' };
  }
}

/** Leaves an update aside, with a reason. The next version is a proposal anew, and this one can still be taken. */
@Injectable()
export class DeclineUpdate {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  /** Throws `conflict` when the giver published again, or withdrew, since it was read; `package_going` while its files are copied. */
  async run(actor: PersonActor, { offerId, versionId, reason }: UpdateChoice & { readonly reason: string }): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      const receipt = await managedReceipt(transaction, actor, offerId);
      const source = await packageSource(transaction, offerId, null);
      if (source?.versionId !== versionId || receipt.versionId === versionId) throw new DomainError('conflict');
      const declined = await putTaking(transaction, { ...stepOf({ receipt, source, files: null }, actor), state: 'declined', reason });
      if (declined === null) throw new DomainError('package_going');
      await recordAudit(transaction, 'package.update_declined', { kind: 'course', id: receipt.courseId }, { from: source.giverName, version: source.versionNumber, reason });
    });
  }
}
