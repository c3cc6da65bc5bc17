import { AuthorDatabase, Database } from '@sinau/persistence/core';
import { dataSourceOptions } from '@sinau/persistence/schema';
import { Global, Logger, Module } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { API_OPTIONS, type ApiOptions } from './api-options.js';

const logger = new Logger('database');
const onError = (error: Error) => logger.warn(`an idle connection broke: ${error.message}`);
/** A database that is still starting is waited for: a replica must not need a restart. */
const patience = { retryAttempts: 1_000, retryDelay: 1_000 };
/** Authors are few beside learners. */
const AUTHOR_CONNECTIONS = 4;

/** Two doors to PostgreSQL: the serving role, and the authors' role that alone reads answer keys. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [API_OPTIONS],
      useFactory: (options: ApiOptions) => ({ ...dataSourceOptions(options.databaseUrl, { size: options.poolSize, name: 'sinau-api', onError }), ...patience }),
    }),
    TypeOrmModule.forRootAsync({
      name: 'author',
      inject: [API_OPTIONS],
      useFactory: (options: ApiOptions) => ({ ...dataSourceOptions(options.authorDatabaseUrl, { size: AUTHOR_CONNECTIONS, name: 'sinau-author', onError }), ...patience }),
    }),
  ],
  providers: [
    { provide: Database, inject: [getDataSourceToken()], useFactory: (source: DataSource) => new Database(source) },
    { provide: AuthorDatabase, inject: [getDataSourceToken('author')], useFactory: (source: DataSource) => new AuthorDatabase(source) },
  ],
  exports: [Database, AuthorDatabase],
})
export class DatabaseModule {}
