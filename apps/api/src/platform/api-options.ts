import type { ApiConfiguration } from '@sinau/config';

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
  readonly storage: ApiConfiguration['storage'];
  /** The largest video that may be uploaded, in bytes. */
  readonly maxVideoBytes: number;
};
