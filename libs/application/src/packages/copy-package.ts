import { copyPackage } from '@sinau/contracts/jobs';
import { DomainError } from '@sinau/domain/core';
import type { SystemActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, enqueue, type Transaction } from '@sinau/persistence/core';
import { beatTaking, failTaking, fileCopied, finishTaking, receiptById, stuckTakings, takingById, waitingFiles, type Taking } from '@sinau/persistence/packages';
import { isNotFound, isUnavailable, type ObjectStore } from '@sinau/storage';
import { Inject, Injectable } from '@nestjs/common';
import { OBJECT_STORE } from '../core/index.js';
import { ProgressBeat } from '../media/index.js';
import { copyFile, CopyDiffers } from './copy-file.js';

/** A run gives a sign of life every 20 s. */
const STUCK_SECONDS = 180;

export type CopyRun = { readonly takingId: string; readonly isLast: boolean; readonly signal: AbortSignal };

/**
 * Copies the files of a taking and then lets the database write it, whole. May run twice or be cut off anywhere: a file that is done is not
 * copied again, a copy overwrites itself, and what is written at the end is written once.
 */
@Injectable()
export class CopyPackage {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  /** Throws what may be mended by another try; what can't be is written down. */
  async run(actor: SystemActor, { takingId, isLast, signal }: CopyRun): Promise<void> {
    const taking = await this.read(actor, (transaction) => takingById(transaction, takingId));
    if (taking?.state !== 'copying') return;
    try {
      const beat = new ProgressBeat(() => this.read(actor, (transaction) => beatTaking(transaction, takingId)));
      await beat.during(() => this.copy(actor, takingId, signal));
    } catch (error) {
      const failure = failureOf(error, isLast);
      if (failure === null) throw error;
      await this.read(actor, (transaction) => failTaking(transaction, takingId, failure));
      return;
    }
    await this.finish(actor, taking);
  }

  /** Takings whose job was lost. */
  stuck(actor: SystemActor): Promise<readonly string[]> {
    return this.read(actor, (transaction) => stuckTakings(transaction, STUCK_SECONDS));
  }

  /** Asks for the copying again; one that runs swallows it. */
  async ask(actor: SystemActor, takingId: string): Promise<void> {
    await this.read(actor, async (transaction) => {
      await beatTaking(transaction, takingId);
      await enqueue(transaction, copyPackage, { agencyId: actor.agencyId, takingId });
    });
  }

  private async copy(actor: SystemActor, takingId: string, signal: AbortSignal): Promise<void> {
    const files = await this.read(actor, (transaction) => waitingFiles(transaction, takingId));
    for (const file of files) {
      await copyFile(this.store, file, signal);
      await this.read(actor, (transaction) => fileCopied(transaction, takingId, file.position));
    }
  }

  private async finish(actor: SystemActor, { id, receiptId, kind, versionNumber }: Taking): Promise<void> {
    await this.read(actor, async (transaction) => {
      const receipt = await receiptById(transaction, receiptId);
      if (!receipt || (await finishTaking(transaction, id)) === null) return;
      if (kind === 'first') await recordAudit(transaction, 'package.taken', { kind: 'course', id: receipt.courseId }, { from: receipt.giverName, title: receipt.courseTitle, version: versionNumber });
    });
  }

  private read<T>(actor: SystemActor, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(actor, work);
  }
}

/** Null for what another try may mend. A store or database that is away is waited for, however long. */
function failureOf(error: unknown, isLast: boolean): string | null {
  if (isNotFound(error)) return 'package_file_missing';
  if (error instanceof CopyDiffers) return 'package_file_differs';
  if (isUnavailable(error) || (error instanceof DomainError && error.code === 'unavailable')) return null;
  return isLast ? 'package_copy_failed' : null;
}
