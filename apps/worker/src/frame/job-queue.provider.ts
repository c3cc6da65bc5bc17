import { openQueues, type JobQueue } from '@sinau/queue';
import { WORKER_OPTIONS, type WorkerOptions } from '../worker-options.js';

export const JOB_QUEUE = Symbol('JobQueue');

export const jobQueueProvider = {
  provide: JOB_QUEUE,
  inject: [WORKER_OPTIONS],
  useFactory: ({ configuration: { queue }, log, timing }: WorkerOptions): JobQueue =>
    openQueues(queue.kind === 'redis' ? { redisUrl: queue.url } : { databaseUrl: queue.url }, { log, ...timing }),
};
