import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { nestLogger } from './frame/nest-logger.js';
import { Worker } from './frame/worker.js';
import type { WorkerOptions } from './worker-options.js';
import { WorkerModule } from './worker.module.js';

export type RunningWorker = {
  /** the port of `/live`, `/ready` and `/metrics` */
  readonly metricsPort: number;
  stop(): Promise<void>;
};

/** Starts a worker in this process. Throws when a declared job has no handler, or two. */
export async function createWorker(options: WorkerOptions): Promise<RunningWorker> {
  const app = await NestFactory.createApplicationContext(WorkerModule.with(options), { logger: nestLogger(options.log), abortOnError: false });
  const worker = app.get(Worker, { strict: false });
  try {
    const metricsPort = await worker.start();
    return {
      metricsPort,
      stop: async () => {
        await worker.stop();
        await app.close();
      },
    };
  } catch (error) {
    await worker.stop();
    await app.close();
    throw error;
  }
}
