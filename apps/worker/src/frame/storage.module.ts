import { OBJECT_STORE } from '@sinau/application/core';
import { S3ObjectStore } from '@sinau/storage';
import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { WORKER_OPTIONS, type WorkerOptions } from '../worker-options.js';

/** The door to the object store. Opening it asks nothing: a job that finds the store away is tried again. */
@Global()
@Module({
  providers: [
    {
      provide: OBJECT_STORE,
      inject: [WORKER_OPTIONS],
      useFactory: ({ configuration }: WorkerOptions) => {
        const { forcePathStyle, ...settings } = configuration.storage;
        return new S3ObjectStore({ ...settings, pathStyle: forcePathStyle });
      },
    },
  ],
  exports: [OBJECT_STORE],
})
export class StorageModule implements OnApplicationShutdown {
  constructor(@Inject(OBJECT_STORE) private readonly store: S3ObjectStore) {}

  onApplicationShutdown(): void {
    this.store.close();
  }
}
