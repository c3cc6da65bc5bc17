import type { DocumentView } from '@sinau/contracts/media';
import { DomainError } from '@sinau/domain/core';
import { imagesOf } from '@sinau/domain/courses';
import type { PersonActor } from '@sinau/domain/identity';
import { AuthorDatabase, Database } from '@sinau/persistence/core';
import { assetById, type MediaAsset } from '@sinau/persistence/media';
import type { ObjectStore } from '@sinau/storage';
import { Inject, Injectable } from '@nestjs/common';
import { OBJECT_STORE } from '../core/index.js';
import { OwnCourses } from '../enrolments/index.js';
import { readableAsset } from './find-media.js';
import { ADDRESS_SECONDS, imageAddress, ready } from './image-address.js';

/** What browsers show by themselves. */
const SHOWN = new Set(['application/pdf']);

/** Documents and pictures: addresses at the store that end after ten minutes, given to the enrolled and to authors. */
@Injectable()
export class ReadDocument {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(AuthorDatabase) private readonly authors: AuthorDatabase,
    @Inject(OwnCourses) private readonly courses: OwnCourses,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  async forLearner(actor: PersonActor, place: { enrolmentId: string; lessonId: string }): Promise<DocumentView> {
    const { lesson } = await this.courses.readLesson(actor, place);
    if (lesson.kind !== 'document' || lesson.mediaId === null) throw new DomainError('not_found');
    const { mediaId } = lesson;
    return this.viewOf(ready(await this.database.transaction(actor, (transaction) => assetById(transaction, mediaId)), 'document'));
  }

  async forAuthor(actor: PersonActor, mediaId: string): Promise<DocumentView> {
    return this.viewOf(ready(await this.authors.transaction(actor, (transaction) => readableAsset(transaction, mediaId)), 'document'));
  }

  /** The address of a picture that an article of the version learned on shows. */
  async imageForLearner(actor: PersonActor, { enrolmentId, mediaId }: { enrolmentId: string; mediaId: string }): Promise<string> {
    const { version } = await this.courses.read(actor, enrolmentId);
    const shown = Object.values(version.document.articles).some((article) => imagesOf(article).some((image) => image.mediaId === mediaId));
    if (!shown) throw new DomainError('not_found');
    return imageAddress(this.store, await this.database.transaction(actor, (transaction) => assetById(transaction, mediaId)));
  }

  async imageForAuthor(actor: PersonActor, mediaId: string): Promise<string> {
    return imageAddress(this.store, await this.authors.transaction(actor, (transaction) => readableAsset(transaction, mediaId)));
  }

  private async viewOf({ id, fileName, contentType, bytes, objectKey }: MediaAsset): Promise<DocumentView> {
    const expiresAt = new Date(Date.now() + ADDRESS_SECONDS * 1000).toISOString();
    const viewUrl = SHOWN.has(contentType) ? await this.store.presignGet(objectKey, { expiresIn: ADDRESS_SECONDS, contentType }) : null;
    const downloadUrl = await this.store.presignGet(objectKey, { expiresIn: ADDRESS_SECONDS, contentType, downloadName: fileName });
    return { mediaId: id, fileName, contentType, bytes, viewUrl, downloadUrl, expiresAt };
  }
}
