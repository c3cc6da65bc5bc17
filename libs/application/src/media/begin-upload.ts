import type { UploadView } from '@sinau/contracts/media';
import { assertAllowed, DomainError } from '@sinau/domain/core';
import { mayUpload, mediaLimits, partBytesFor, type MediaKind } from '@sinau/domain/media';
import type { PersonActor } from '@sinau/domain/identity';
import { AuthorDatabase, newId } from '@sinau/persistence/core';
import { addAsset, unfinishedUpload } from '@sinau/persistence/media';
import { Inject, Injectable } from '@nestjs/common';
import { editableCourse } from '../courses/index.js';
import { MediaSettings } from './media-settings.js';
import { originalKey } from './object-keys.js';
import { ReadUpload } from './read-upload.js';

/** `fingerprint`: 64 hexadecimal digits by which the same file is known again. */
export type NewUpload = { readonly courseId: string; readonly kind: MediaKind; readonly fileName: string; readonly bytes: number; readonly fingerprint: string };

/** What the object is stored as until its bytes say what it is; nothing runs or renders it. */
const UNKNOWN_TYPE = 'application/octet-stream';

/** Begins an upload. The same person's same file goes on where it stopped, from any device. */
@Injectable()
export class BeginUpload {
  constructor(
    @Inject(AuthorDatabase) private readonly database: AuthorDatabase,
    @Inject(MediaSettings) private readonly settings: MediaSettings,
    @Inject(ReadUpload) private readonly uploads: ReadUpload,
  ) {}

  /** Throws `media_empty`, `media_too_large`, `media_name_refused`, `not_found`, `course_archived`. */
  async run(actor: PersonActor, upload: NewUpload): Promise<UploadView> {
    const asset = await this.database.transaction(actor, async (transaction) => {
      await editableCourse(transaction, upload.courseId);
      assertAllowed(mayUpload(upload, mediaLimits(this.settings.maxVideoBytes)));
      const key = { ...upload, personId: actor.personId };
      const id = newId();
      await addAsset(transaction, { ...key, id, contentType: UNKNOWN_TYPE, objectKey: originalKey(actor.agencyId, id), partBytes: partBytesFor(upload.bytes) });
      const added = await unfinishedUpload(transaction, key);
      if (!added) throw new DomainError('conflict');
      return added;
    });
    return this.uploads.of(asset);
  }
}
