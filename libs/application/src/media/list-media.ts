import type { MediaLimitsView, MediaView } from '@sinau/contracts/media';
import { DomainError } from '@sinau/domain/core';
import { mayReadDraft } from '@sinau/domain/courses';
import { mediaExtensions, mediaKinds, mediaLimits, type MediaKind } from '@sinau/domain/media';
import type { PersonActor } from '@sinau/domain/identity';
import { AuthorDatabase } from '@sinau/persistence/core';
import { courseById } from '@sinau/persistence/courses';
import { listAssets, storedBytes } from '@sinau/persistence/media';
import { Inject, Injectable } from '@nestjs/common';
import { readableAsset } from './find-media.js';
import { MediaSettings } from './media-settings.js';
import { mediaViewOf } from './media-view.js';

export type MediaListQuery = { readonly courseId: string; readonly kind?: MediaKind | undefined; readonly after?: string | undefined; readonly limit: number };

/** Files as authors see them. */
@Injectable()
export class ListMedia {
  constructor(
    @Inject(AuthorDatabase) private readonly database: AuthorDatabase,
    @Inject(MediaSettings) private readonly settings: MediaSettings,
  ) {}

  /** Newest first. Throws `not_found` for a course that is not theirs to know. */
  async run(actor: PersonActor, query: MediaListQuery): Promise<{ rows: MediaView[]; next: string | null }> {
    return this.database.transaction(actor, async (transaction) => {
      const course = await courseById(transaction, query.courseId);
      if (!course || !mayReadDraft(actor, course)) throw new DomainError('not_found');
      const { rows, next } = await listAssets(transaction, query);
      return { rows: rows.map(mediaViewOf), next };
    });
  }

  async one(actor: PersonActor, mediaId: string): Promise<MediaView> {
    return mediaViewOf(await this.database.transaction(actor, (transaction) => readableAsset(transaction, mediaId)));
  }

  /** What may be uploaded, told before a file is chosen (R17). */
  async limits(actor: PersonActor): Promise<MediaLimitsView> {
    const limits = mediaLimits(this.settings.maxVideoBytes);
    const usedBytes = await this.database.transaction(actor, storedBytes);
    return { kinds: mediaKinds.map((kind) => ({ kind, maxBytes: limits[kind], extensions: [...mediaExtensions[kind]] })), usedBytes };
  }
}
