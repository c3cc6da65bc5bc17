import { ReadQueue, RetryFailedJob, RetryFailedJobs } from '@sinau/application/jobs';
import { Module } from '@nestjs/common';
import { QueueController } from './queue.controller.js';

@Module({ controllers: [QueueController], providers: [ReadQueue, RetryFailedJob, RetryFailedJobs] })
export class QueueModule {}
