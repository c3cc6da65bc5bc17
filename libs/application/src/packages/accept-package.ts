import { copyPackage } from '@sinau/contracts/jobs';
import { outlineOf } from '@sinau/domain/courses';
import { DomainError } from '@sinau/domain/core';
import { can, type PersonActor } from '@sinau/domain/identity';
import { renamedVersion, type Renaming, type TravellingVersion } from '@sinau/domain/packages';
import { recordAudit } from '@sinau/persistence/audit';
import { AuthorDatabase, enqueue, newId, type Transaction } from '@sinau/persistence/core';
import { addReceipt, answerOffer, packageSource, planFiles, putTaking, receiptOfOffer, receivedOffers, stageContent, type ContentQuestion, type PackageContent, type PackageSource } from '@sinau/persistence/packages';
import { Inject, Injectable } from '@nestjs/common';
import { catalogueFacts, contentHash } from '../courses/index.js';
import { filesToTake, type FilesToTake } from './package-files.js';
import { renamingFor } from './renaming.js';

/** Room between two questions, so that one can be moved in between. */
const STEP = 1024;

/** Throws `package_damaged` when what is read is not what was published. */
export function assertWhole(source: PackageSource): void {
  if (contentHash(source.document, source.quizzes) !== source.contentHash) throw new DomainError('package_damaged');
}

function questionsOf({ quizzes }: TravellingVersion): ContentQuestion[] {
  return Object.entries(quizzes).flatMap(([quizId, { questions, keys }]) =>
    questions.map((question, index) => ({ ...question, quizId, position: (index + 1) * STEP, key: keys[question.id] ?? null })),
  );
}

function contentOf(source: PackageSource, rename: Renaming, files: FilesToTake, programmeId: string | null): PackageContent {
  const own = renamedVersion(source, rename);
  return {
    ...files.content,
    outline: outlineOf(own.document),
    quizzes: Object.entries(own.quizzes).map(([id, quiz]) => ({ id, versionId: newId(), ...quiz })),
    questions: questionsOf(own),
    version: { id: newId(), document: own.document, contentHash: contentHash(own.document, own.quizzes) },
    catalogue: catalogueFacts(own.document),
    programme: source.programme && programmeId !== null ? { ...source.programme, id: programmeId } : null,
  };
}

/**
 * Takes an offered course as one's own. All that will be written is put down at once, with the answer keys, where only the database reads it;
 * a job copies the files and then the course comes to be, whole.
 */
@Injectable()
export class AcceptPackage {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  /** Accepting again changes nothing. Throws `package_closed` for what was withdrawn or declined, `package_damaged`, `package_file_missing`. */
  async run(actor: PersonActor, offerId: string): Promise<void> {
    await this.database.transaction(actor, async (transaction) => {
      if (!can(actor, 'package.manage', { agencyId: actor.agencyId })) throw new DomainError('forbidden');
      const offer = (await receivedOffers(transaction)).find((one) => one.offerId === offerId);
      if (!offer) throw new DomainError('not_found');
      if (!(await answerOffer(transaction, offerId, 'accepted', null))) {
        if (await receiptOfOffer(transaction, offerId)) return;
        throw new DomainError('package_closed');
      }
      await this.take(transaction, actor, offerId);
    });
  }

  private async take(transaction: Transaction, actor: PersonActor, offerId: string): Promise<void> {
    const source = await packageSource(transaction, offerId, null);
    if (!source) throw new DomainError('package_closed');
    assertWhole(source);
    const { giverName, versionId, versionNumber, contentHash: hash, chain } = source;
    const courseId = newId();
    const rename = renamingFor(courseId);
    const files = filesToTake(source, actor.agencyId, rename, new Set());
    const receiptId = newId();
    const programmeId = source.programme === null ? null : newId();
    await addReceipt(transaction, { id: receiptId, offerId, courseId, programmeId, programme: source.programme, giverName, courseTitle: source.document.title, versionId, versionNumber, contentHash: hash, chain, acceptedBy: actor.personId });
    const takingId = await putTaking(transaction, {
      id: newId(), receiptId, kind: 'first', versionId, versionNumber, contentHash: hash, state: 'copying', reason: null, files: files.toCopy.length, bytes: files.bytes, decidedBy: actor.personId,
    });
    if (takingId === null) throw new Error('a taking was not written');
    await planFiles(transaction, takingId, files.toCopy);
    await stageContent(transaction, takingId, contentOf(source, rename, files, programmeId));
    await enqueue(transaction, copyPackage, { agencyId: actor.agencyId, takingId });
    await recordAudit(transaction, 'package.accepted', { kind: 'course', id: courseId }, { from: giverName, title: source.document.title, version: versionNumber, contentHash: hash });
  }
}

