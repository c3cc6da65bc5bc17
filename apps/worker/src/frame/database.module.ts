import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import { setTimeout as pause } from 'node:timers/promises';
import { WORKER_OPTIONS, type WorkerOptions } from '../worker-options.js';

const CONNECT_AGAIN_MS = 500;

/** Opens the worker's door to PostgreSQL; a database that is still starting is waited for. */
async function openDatabase({ configuration: { database }, log }: WorkerOptions): Promise<Database> {
  const onError = () => undefined; // the watch tells of outages
  for (let told = false; ; told = true) {
    const source = createDataSource(database.url, { size: database.poolSize, name: 'sinau-worker', onError });
    try {
      await source.initialize();
      return new Database(source);
    } catch (error) {
      if (!told) log.warn({ err: error }, 'the database cannot be reached yet; waiting for it');
      await pause(CONNECT_AGAIN_MS);
    }
  }
}

@Global()
@Module({
  providers: [{ provide: Database, inject: [WORKER_OPTIONS], useFactory: openDatabase }],
  exports: [Database],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(Database) private readonly database: Database) {}

  async onApplicationShutdown(): Promise<void> {
    await this.database.dataSource.destroy();
  }
}
