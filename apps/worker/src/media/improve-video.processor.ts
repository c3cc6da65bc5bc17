import { ImproveVideo } from '@sinau/application/media';
import { improveVideo, type JobPayload } from '@sinau/contracts/jobs';
import type { JobContext } from '@sinau/queue';
import { Inject, Injectable } from '@nestjs/common';
import { JobProcessor } from '../frame/job-processor.js';

@Injectable()
export class ImproveVideoProcessor extends JobProcessor<typeof improveVideo> {
  readonly job = improveVideo;

  constructor(@Inject(ImproveVideo) private readonly improveVideo: ImproveVideo) {
    super();
  }

  run({ agencyId, mediaId }: JobPayload<typeof improveVideo>, context: JobContext): Promise<void> {
    const { attempt, attempts, signal } = context;
    return this.improveVideo.run(this.actor(agencyId, context), { mediaId, isLast: attempt >= attempts, signal });
  }
}
