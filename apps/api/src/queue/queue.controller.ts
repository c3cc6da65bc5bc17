import { ReadQueue, RetryFailedJob, RetryFailedJobs } from '@sinau/application/jobs';
import { queueRoutes } from '@sinau/contracts/queue';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';

@Controller()
export class QueueController {
  constructor(
    @Inject(ReadQueue) private readonly readQueue: ReadQueue,
    @Inject(RetryFailedJob) private readonly retryFailedJob: RetryFailedJob,
    @Inject(RetryFailedJobs) private readonly retryFailedJobs: RetryFailedJobs,
  ) {}

  @Handles(queueRoutes.state)
  state({ actor }: Call<typeof queueRoutes.state>) {
    return this.readQueue.run(actor);
  }

  @Handles(queueRoutes.failures)
  failures({ actor, query }: Call<typeof queueRoutes.failures>) {
    return this.readQueue.failures(actor, query);
  }

  @Handles(queueRoutes.retry)
  async retry({ actor, params }: Call<typeof queueRoutes.retry>) {
    await this.retryFailedJob.run(actor, params.failureId);
  }

  @Handles(queueRoutes.retryAll)
  retryAll({ actor, body }: Call<typeof queueRoutes.retryAll>) {
    return this.retryFailedJobs.run(actor, body.job);
  }
}
