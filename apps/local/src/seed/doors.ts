import { AuthorDatabase, Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import { S3ObjectStore } from '@sinau/storage';
import type { ApiConfiguration, MigrateConfiguration, WorkerConfiguration } from '@sinau/config';

/** The same doors that the product uses, each with its own role; the owner's for rows that people would make by hand over months. */
export class Doors {
  private constructor(
    readonly owner: Database,
    readonly author: AuthorDatabase,
    readonly worker: Database,
    readonly store: S3ObjectStore,
    readonly publicUrl: string,
  ) {}

  static async open(migrate: MigrateConfiguration, api: ApiConfiguration, worker: WorkerConfiguration): Promise<Doors> {
    const sources = [migrate.database.ownerUrl, api.database.authorUrl, worker.database.url].map((url) => createDataSource(url, { size: 4, name: 'sinau-seed' }));
    const [owner, author, work] = await Promise.all(sources.map((source) => source.initialize()));
    if (!owner || !author || !work) throw new Error('a door stayed shut');
    const { forcePathStyle, ...settings } = api.storage;
    const store = new S3ObjectStore({ ...settings, pathStyle: forcePathStyle });
    return new Doors(new Database(owner), new AuthorDatabase(author), new Database(work), store, api.publicUrl);
  }

  async close(): Promise<void> {
    this.store.close();
    await Promise.all([this.owner, this.author, this.worker].map((database) => database.dataSource.destroy()));
  }
}
