import type { SystemActor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { pendingPhoto, pendingPhotos, photoRefused, photoWritten } from '@sinau/persistence/sessions';
import { Inject, Injectable } from '@nestjs/common';
import { PracticeFiles } from './practice-files.js';

/** Writes a photo of a field practice anew: where and by what it was taken, and hidden previews, are gone before anybody sees it. */
@Injectable()
export class RewritePracticePhoto {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PracticeFiles) private readonly files: PracticeFiles,
  ) {}

  async run(actor: SystemActor, fileId: string): Promise<void> {
    const photo = await this.database.transaction(actor, (transaction) => pendingPhoto(transaction, fileId));
    if (!photo) return;
    const written = await this.files.rewrite({ agencyId: actor.agencyId, reportId: photo.reportId }, fileId, photo.fileName);
    await this.database.transaction(actor, (transaction) => (written === null ? photoRefused(transaction, fileId) : photoWritten(transaction, fileId, written)));
  }

  /** Photos that a lost job left as they came. */
  owed(actor: SystemActor): Promise<string[]> {
    return this.database.transaction(actor, pendingPhotos);
  }
}
