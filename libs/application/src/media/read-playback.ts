import type { PlaybackView } from '@sinau/contracts/media';
import { DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import { AuthorDatabase, Database, type Transaction } from '@sinau/persistence/core';
import { assetById, captionsOf, watchedRanges, type MediaAsset, type MediaResult } from '@sinau/persistence/media';
import { Inject, Injectable } from '@nestjs/common';
import { OwnCourses } from '../enrolments/index.js';
import { readableAsset } from './find-media.js';
import { packageTag, PlaybackTokens, TOKEN_HOURS, type PlaybackRight } from './playback-tokens.js';

const SECONDS_PER_HOUR = 3600;

type ReadyVideo = MediaAsset & { readonly result: MediaResult };

/** A video that can be played. Throws `not_found`, or `media_not_ready` with its state. */
function readyVideo(asset: MediaAsset | null): ReadyVideo {
  if (!asset || asset.kind !== 'video' || asset.state.name === 'deleted') throw new DomainError('not_found');
  const { result } = asset;
  if (asset.state.name !== 'ready' || !result) throw new DomainError('media_not_ready', { state: asset.state.name });
  return { ...asset, result };
}

/** How a video is played: by the enrolled in their lesson, by authors as a preview. */
@Injectable()
export class ReadPlayback {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(AuthorDatabase) private readonly authors: AuthorDatabase,
    @Inject(OwnCourses) private readonly courses: OwnCourses,
    @Inject(PlaybackTokens) private readonly tokens: PlaybackTokens,
  ) {}

  /** Throws `not_found` when the enrolment or the lesson is not the actor's, or the lesson no video. */
  async forLearner(actor: PersonActor, place: { enrolmentId: string; lessonId: string }): Promise<PlaybackView> {
    const { lesson, enrolment } = await this.courses.readLesson(actor, place);
    if (lesson.kind !== 'video' || lesson.mediaId === null) throw new DomainError('not_found');
    const { mediaId } = lesson;
    return this.database.transaction(actor, async (transaction) => {
      const asset = readyVideo(await assetById(transaction, mediaId));
      const view = await this.viewOf(transaction, actor, asset, { kind: 'enrolment', id: place.enrolmentId });
      const positionSeconds = enrolment.progress.find((one) => one.lessonId === place.lessonId)?.positionSeconds ?? 0;
      return { ...view, positionSeconds, watched: await watchedRanges(transaction, place.enrolmentId, place.lessonId) };
    });
  }

  async forAuthor(actor: PersonActor, mediaId: string): Promise<PlaybackView> {
    return this.authors.transaction(actor, async (transaction) => {
      const asset = readyVideo(await readableAsset(transaction, mediaId));
      return this.viewOf(transaction, actor, asset, { kind: 'course', id: asset.courseId });
    });
  }

  private async viewOf(transaction: Transaction, { sessionId }: PersonActor, asset: ReadyVideo, right: PlaybackRight): Promise<PlaybackView> {
    const { result } = asset;
    const expiresAt = new Date(Date.now() + TOKEN_HOURS * SECONDS_PER_HOUR * 1000);
    const base = `/api/playback/${this.tokens.write({ mediaId: asset.id, sessionId, right, packageTag: packageTag(result.prefix), expiresAt })}`;
    const captions = await captionsOf(transaction, asset.id);
    return {
      mediaId: asset.id,
      kind: result.kind,
      url: result.kind === 'hls' ? `${base}/master.m3u8` : `${base}/file`,
      contentType: result.contentType,
      posterUrl: result.poster === null ? null : `${base}/${result.poster}`,
      durationSeconds: result.durationMs / 1000,
      qualities: result.qualities.map(({ height, bandwidth }) => ({ height, bytesPerHour: (bandwidth / 8) * SECONDS_PER_HOUR })),
      captions: captions.map(({ language, cues }) => ({ language, url: `${base}/captions/${language}.vtt`, cues: [...cues] })),
      positionSeconds: 0,
      watched: [],
      expiresAt: expiresAt.toISOString(),
    };
  }
}
