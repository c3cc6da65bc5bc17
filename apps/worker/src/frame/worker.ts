import { Inject, Injectable } from '@nestjs/common';
import { DiscoveryService, ModuleRef } from '@nestjs/core';
import type { QueueName } from '@sinau/contracts/jobs';
import { assertHandlers, type JobQueue } from '@sinau/queue';
import { availableParallelism } from 'node:os';
import { WORKER_OPTIONS, type WorkerOptions } from '../worker-options.js';
import { DatabaseWatch } from './database-watch.js';
import { HealthServer } from './health-server.js';
import { JOB_QUEUE } from './job-queue.provider.js';
import { JobProcessor } from './job-processor.js';
import { JobRunner } from './job-runner.js';
import { LostJobs } from './lost-jobs.js';
import { OutboxRelay } from './outbox-relay.js';
import { Reconciler } from './reconciler.js';
import { Reconcilers } from './reconcilers.js';

/** Jobs at once that mostly wait for a database or a mail server. */
const WAITING_JOBS = 8;

/** Starts and stops the parts in order. */
@Injectable()
export class Worker {
  constructor(
    @Inject(ModuleRef) private readonly parts: ModuleRef,
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(JOB_QUEUE) private readonly queue: JobQueue,
    @Inject(WORKER_OPTIONS) private readonly options: WorkerOptions,
  ) {}

  /** Throws when a declared job has no handler, or two. Returns the port of health and metrics. */
  async start(): Promise<number> {
    const processors = this.#providers().filter((instance) => instance instanceof JobProcessor);
    const runner = this.parts.get(JobRunner);
    const handlers = processors.map((processor) => runner.handlerOf(processor));
    assertHandlers(this.options.declared, handlers);
    const port = await this.parts.get(HealthServer).start();
    const relay = this.parts.get(OutboxRelay);
    this.parts.get(DatabaseWatch).start(() => relay.wake());
    this.queue.work(handlers, { concurrency: concurrency(), observer: runner });
    for (const { job, schedule } of processors) if (schedule) this.queue.every(job, schedule.payload, schedule.everyMs);
    relay.start();
    this.parts.get(LostJobs).start();
    this.parts.get(Reconcilers).start(this.#providers().filter((instance) => instance instanceof Reconciler));
    return port;
  }

  /** Takes no more work, lets running jobs end, and writes down how they ended. */
  async stop(): Promise<void> {
    this.parts.get(LostJobs).stop();
    await Promise.all([
      this.parts.get(OutboxRelay).stop(),
      this.parts.get(Reconcilers).stop(),
      this.queue.close(this.options.timing.graceMs),
    ]);
    await this.parts.get(JobRunner).settled();
    await this.parts.get(DatabaseWatch).stop();
    this.parts.get(HealthServer).stop();
  }

  #providers(): readonly unknown[] {
    return this.discovery.getProviders().map((wrapper): unknown => wrapper.instance);
  }
}

/** Transcoding takes whole processors; grading and mailing wait more than they compute; imports come one after the other. */
function concurrency(): Record<QueueName, number> {
  return {
    grading: WAITING_JOBS,
    certificates: WAITING_JOBS,
    notifications: WAITING_JOBS,
    media: Math.max(1, Math.floor(availableParallelism() / 2)),
    imports: 1,
    pictures: 1,
    maintenance: 1,
    improvements: 1,
  };
}
