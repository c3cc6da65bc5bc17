import { ImproveVideo, MendMedia } from '@sinau/application/media';
import type { SystemActor } from '@sinau/domain/identity';
import { Inject, Injectable } from '@nestjs/common';
import { WorkerMetrics } from '../frame/metrics.js';
import { Reconciler } from '../frame/reconciler.js';
import { WORKER_OPTIONS, type WorkerOptions } from '../worker-options.js';

/** Gives uploads up that nobody went on with. */
@Injectable()
export class AbandonedUploads extends Reconciler {
  readonly name = 'abandoned-uploads';
  readonly everyMs = 15 * 60_000;

  constructor(@Inject(MendMedia) private readonly mend: MendMedia) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.mend.abandoned(actor);
  }

  act(actor: SystemActor, mediaId: string): Promise<void> {
    return this.mend.expire(actor, mediaId);
  }
}

/** Asks again for the processing of videos and pictures whose job was lost, or ended while the store was away. */
@Injectable()
export class StuckMedia extends Reconciler {
  readonly name = 'stuck-media';
  readonly everyMs = 30_000;

  constructor(@Inject(MendMedia) private readonly mend: MendMedia) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.mend.stuck(actor);
  }

  act(actor: SystemActor, mediaId: string): Promise<void> {
    return this.mend.ask(actor, mediaId);
  }
}

/** Asks for the qualities of videos that were repackaged where no ffmpeg was: one after the other, when this worker has nothing else to do. */
@Injectable()
export class VideosToImprove extends Reconciler {
  readonly name = 'videos-to-improve';
  readonly everyMs: number;
  private readonly quietMs: number;

  constructor(
    @Inject(ImproveVideo) private readonly improve: ImproveVideo,
    @Inject(WorkerMetrics) private readonly metrics: WorkerMetrics,
    @Inject(WORKER_OPTIONS) { configuration }: WorkerOptions,
  ) {
    super();
    this.quietMs = configuration.videoQuietSeconds * 1_000;
    this.everyMs = Math.min(30_000, Math.max(500, this.quietMs / 2));
  }

  async find(actor: SystemActor): Promise<readonly string[]> {
    return this.metrics.quietMs < this.quietMs ? [] : this.improve.wanted(actor);
  }

  act(actor: SystemActor, mediaId: string): Promise<void> {
    return this.improve.ask(actor, mediaId);
  }
}

/** Deletes packages that better ones replaced, once nobody can be playing from them. */
@Injectable()
export class OutlivedPackages extends Reconciler {
  readonly name = 'outlived-packages';
  readonly everyMs = 15 * 60_000;

  constructor(@Inject(ImproveVideo) private readonly improve: ImproveVideo) {
    super();
  }

  find(actor: SystemActor): Promise<readonly string[]> {
    return this.improve.outlived(actor);
  }

  act(actor: SystemActor, packageId: string): Promise<void> {
    return this.improve.forget(actor, packageId);
  }
}
