import type { ApiConfiguration } from '@sinau/config';
import type { Logger } from 'pino';

export const API_OPTIONS = Symbol('ApiOptions');

/** What main.ts reads from the environment and the API is given. */
export type ApiOptions = {
  readonly databaseUrl: string;
  readonly authorDatabaseUrl: string;
  readonly poolSize: number;
  /** Where browsers reach the product: `https://sinau.example.go.id`, no trailing slash. */
  readonly publicUrl: string;
  readonly cookieSecure: boolean;
  /** Addresses whose X-Forwarded-For is believed; empty believes none. */
  readonly trustedProxies: readonly string[];
  readonly logLevel: string;
  /** Structured log of requests and errors; absent in specs. */
  readonly log?: Logger;
  /** Folder of the built web; null when a proxy serves it. */
  readonly webRoot: string | null;
  readonly storage: ApiConfiguration['storage'];
  readonly queue: ApiConfiguration['queue'];
  readonly maxVideoBytes: number;
  readonly metricsToken: string | null;
};

export function apiOptionsOf(configuration: ApiConfiguration): ApiOptions {
  const { database, publicUrl, cookieSecure, trustedProxies, logLevel, webRoot, storage, queue, maxVideoBytes, metricsToken } = configuration;
  return {
    databaseUrl: database.url, authorDatabaseUrl: database.authorUrl, poolSize: database.poolSize,
    publicUrl, cookieSecure, trustedProxies, logLevel, webRoot, storage, queue, maxVideoBytes, metricsToken,
  };
}
