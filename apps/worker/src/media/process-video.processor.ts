import { ProcessVideo } from '@sinau/application/media';
import { processVideo, type JobPayload } from '@sinau/contracts/jobs';
import type { JobContext } from '@sinau/queue';
import { Inject, Injectable } from '@nestjs/common';
import { JobProcessor } from '../frame/job-processor.js';

@Injectable()
export class ProcessVideoProcessor extends JobProcessor<typeof processVideo> {
  readonly job = processVideo;

  constructor(@Inject(ProcessVideo) private readonly processVideo: ProcessVideo) {
    super();
  }

  run({ agencyId, mediaId }: JobPayload<typeof processVideo>, context: JobContext): Promise<void> {
    const { attempt, attempts, signal } = context;
    return this.processVideo.run(this.actor(agencyId, context), { mediaId, isLast: attempt >= attempts, signal });
  }
}
