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

  run({ agencyId, mediaId }: JobPayload<typeof processVideo>, { attempt, attempts, signal }: JobContext): Promise<void> {
    return this.processVideo.run({ kind: 'system', agencyId, job: 'process-video' }, { mediaId, isLast: attempt >= attempts, signal });
  }
}
