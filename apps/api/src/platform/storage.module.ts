import { OBJECT_STORE } from '@sinau/application/core';
import { S3ObjectStore } from '@sinau/storage';
import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { API_OPTIONS, type ApiOptions } from './api-options.js';

/** The door to the object store. Opening it asks nothing: a store that is away is noticed by who needs it. */
@Global()
@Module({
  providers: [
    {
      provide: OBJECT_STORE,
      inject: [API_OPTIONS],
      useFactory: ({ storage: { forcePathStyle, ...settings } }: ApiOptions) => new S3ObjectStore({ ...settings, pathStyle: forcePathStyle }),
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
