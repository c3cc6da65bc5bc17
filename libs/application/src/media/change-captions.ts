import type { MediaView } from '@sinau/contracts/media';
import { DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import type { CaptionFault } from '@sinau/domain/media';
import { CaptionError, parseCaptions, toVtt, type Cue } from '@sinau/media';
import { AuthorDatabase, type Transaction } from '@sinau/persistence/core';
import { captionsOf, putCaptions, removeCaptions } from '@sinau/persistence/media';
import { Inject, Injectable } from '@nestjs/common';
import { editableAsset, readableAsset } from './find-media.js';
import { mediaViewOf } from './media-view.js';

export type CaptionPlace = { readonly mediaId: string; readonly language: 'id' | 'en' };

/** The parser's fault must be one that the catalogue has words for. */
const refusalOf = (fault: CaptionFault, line: number) => new DomainError('captions_refused', { fault, line });

function cuesOf(bytes: Uint8Array, fileName: string): Cue[] {
  try {
    return parseCaptions(bytes, fileName);
  } catch (error) {
    if (error instanceof CaptionError) throw refusalOf(error.fault, error.line);
    throw error;
  }
}

/** Captions of a video, by file. */
@Injectable()
export class ChangeCaptions {
  constructor(@Inject(AuthorDatabase) private readonly database: AuthorDatabase) {}

  /** Adds or replaces. Throws `captions_refused` with the fault and its line. */
  async put(actor: PersonActor, { mediaId, language }: CaptionPlace, file: { fileName: string; bytes: Uint8Array }): Promise<MediaView> {
    const cues = cuesOf(file.bytes, file.fileName);
    return this.database.transaction(actor, async (transaction) => {
      await this.video(transaction, mediaId);
      await putCaptions(transaction, { mediaId, language, fileName: file.fileName, cues });
      return mediaViewOf(await editableAsset(transaction, mediaId));
    });
  }

  async remove(actor: PersonActor, { mediaId, language }: CaptionPlace): Promise<MediaView> {
    return this.database.transaction(actor, async (transaction) => {
      await this.video(transaction, mediaId);
      if (!(await removeCaptions(transaction, mediaId, language))) throw new DomainError('not_found');
      return mediaViewOf(await editableAsset(transaction, mediaId));
    });
  }

  /** As a WebVTT file. */
  async vtt(actor: PersonActor, { mediaId, language }: CaptionPlace): Promise<string> {
    return this.database.transaction(actor, async (transaction) => {
      await readableAsset(transaction, mediaId);
      const captions = (await captionsOf(transaction, mediaId)).find((one) => one.language === language);
      if (!captions) throw new DomainError('not_found');
      return toVtt(captions.cues);
    });
  }

  private async video(transaction: Transaction, mediaId: string): Promise<void> {
    const asset = await editableAsset(transaction, mediaId);
    if (asset.kind !== 'video') throw new DomainError('not_found');
  }
}
