import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { migrations } from './migrations/index.js';
import { entities } from './entities.js';
import { SnakeNamingStrategy } from './snake-naming.strategy.js';

export type PoolOptions = {
  /** Connections at most. */
  readonly size: number;
  /** Shown in pg_stat_activity. */
  readonly name: string;
  /** Told when an idle connection breaks; the pool itself goes on. */
  readonly onError?: (error: Error) => void;
};

/**
 * The options of TypeORM for one role's address. `pipeline` lets a transaction send its
 * opening and its first statement without waiting in between.
 */
export function dataSourceOptions(url: string, pool: PoolOptions) {
  return {
    type: 'postgres',
    url,
    entities,
    migrations,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNamingStrategy(),
    synchronize: false,
    logging: false,
    poolErrorHandler: pool.onError ?? (() => undefined),
    extra: {
      max: pool.size,
      application_name: pool.name,
      pipeline: true,
      connectionTimeoutMillis: 3_000,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      // To wake helpers or to compile a plan takes longer than a page of a list, and takes processors from other people's requests.
      options: '-c max_parallel_workers_per_gather=0 -c jit=off',
    },
  } as const;
}

export function createDataSource(url: string, pool: PoolOptions): DataSource {
  return new DataSource(dataSourceOptions(url, pool));
}
