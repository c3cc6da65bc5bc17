import { JOB_QUEUE } from '@sinau/application/core';
import { openQueues, type JobQueue } from '@sinau/queue';
import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { pino } from 'pino';
import { API_OPTIONS, type ApiOptions } from './api-options.js';

/** The door to the queue: for looking only, since jobs are asked for through the outbox. A backend that is away is waited for. */
@Global()
@Module({
  providers: [
    {
      provide: JOB_QUEUE,
      inject: [API_OPTIONS],
      useFactory: ({ queue, log }: ApiOptions): JobQueue =>
        openQueues(queue.kind === 'redis' ? { redisUrl: queue.url } : { databaseUrl: queue.url }, { log: log ?? pino({ level: 'silent' }) }),
    },
  ],
  exports: [JOB_QUEUE],
})
export class QueueDoorModule implements OnApplicationShutdown {
  constructor(@Inject(JOB_QUEUE) private readonly queue: JobQueue) {}

  async onApplicationShutdown(): Promise<void> {
    await this.queue.close(0);
  }
}
