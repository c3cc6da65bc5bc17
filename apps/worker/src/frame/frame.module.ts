import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { DatabaseWatch } from './database-watch.js';
import { HealthServer } from './health-server.js';
import { jobQueueProvider } from './job-queue.provider.js';
import { JobRunner } from './job-runner.js';
import { LostJobs } from './lost-jobs.js';
import { WorkerMetrics } from './metrics.js';
import { OutboxRelay } from './outbox-relay.js';
import { Reconcilers } from './reconcilers.js';
import { Worker } from './worker.js';

@Module({
  imports: [DiscoveryModule],
  providers: [jobQueueProvider, DatabaseWatch, OutboxRelay, LostJobs, WorkerMetrics, HealthServer, JobRunner, Reconcilers, Worker],
  exports: [WorkerMetrics],
})
export class FrameModule {}
