import { ImproveVideo, MediaWorkshop, MendMedia, ProcessPicture, ProcessVideo } from '@sinau/application/media';
import { findMediaTools, removeLeftovers, type MediaTools } from '@sinau/media';
import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { FrameModule } from '../frame/frame.module.js';
import { WORKER_OPTIONS, type WorkerOptions } from '../worker-options.js';
import { ImproveVideoProcessor } from './improve-video.processor.js';
import { AbandonedUploads, OutlivedPackages, StuckMedia, VideosToImprove } from './media.reconcilers.js';
import { ProcessPictureProcessor } from './process-picture.processor.js';
import { ProcessVideoProcessor } from './process-video.processor.js';

/** Longer than any video takes: what is older was left by a worker that was killed. */
const LEFTOVER_MS = 6 * 3_600_000;
/** Each user of the machine has one: what another made can't be written to. */
const FOLDER = `sinau-media-${process.getuid?.() ?? 'own'}`;

function workshop({ configuration: { ffmpegPath, ffprobePath } }: WorkerOptions): MediaWorkshop {
  let found: Promise<MediaTools> | undefined;
  const tools = (): Promise<MediaTools> => (found ??= findMediaTools({ ...(ffmpegPath === null ? {} : { ffmpeg: ffmpegPath }), ...(ffprobePath === null ? {} : { ffprobe: ffprobePath }) }));
  // Half of the machine: grades and certificates are made beside it.
  return new MediaWorkshop(tools, path.join(tmpdir(), FOLDER), Math.max(1, Math.floor(availableParallelism() / 2)));
}

@Module({
  imports: [FrameModule],
  providers: [
    { provide: MediaWorkshop, inject: [WORKER_OPTIONS], useFactory: workshop },
    ProcessVideo, ImproveVideo, ProcessPicture, MendMedia, ProcessVideoProcessor, ImproveVideoProcessor, ProcessPictureProcessor,
    AbandonedUploads, StuckMedia, VideosToImprove, OutlivedPackages,
  ],
})
export class MediaModule implements OnModuleInit {
  constructor(@Inject(MediaWorkshop) private readonly workshop: MediaWorkshop) {}

  async onModuleInit(): Promise<void> {
    await removeLeftovers(this.workshop.folder, new Date(Date.now() - LEFTOVER_MS));
  }
}
