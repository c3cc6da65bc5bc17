import { databaseUrl, ensureApplicationDatabase, ensureQueueDatabase, ensureRoles, startCluster, startRedis, SUPERUSER, type Role } from '@sinau/engines';
import type { Folders } from './folders.js';
import type { Part } from './keeper.js';
import { scriptOf, startUntilReady } from './node-program.js';
import type { Ports } from './ports.js';
import type { Secrets } from './secrets.js';

export const DATABASE = 'sinau';
export const QUEUE_DATABASE = 'sinau_queue';
export const BUCKET = 'sinau';
export const REGION = 'us-east-1';

export interface Setting {
  readonly folders: Folders;
  readonly secrets: Secrets;
  readonly ports: Ports;
}

export const roleUrl = ({ ports, secrets }: Setting, database: string, role: Role): string =>
  databaseUrl(ports.postgres, database, role, secrets.roles[role]);

export const postgresPart = ({ folders, secrets, ports }: Setting): Part => ({
  name: 'postgres',
  mark: folders.postgres,
  stopSignal: 'SIGINT',
  graceMs: 8_000,
  start: async () => {
    const cluster = await startCluster({
      folder: folders.postgres,
      logFolder: folders.logs,
      port: ports.postgres,
      superuserPassword: secrets.superuser,
    });
    return cluster.service;
  },
});

/** Roles and databases: what only a superuser may make. Can run any number of times. */
export async function bootstrapPostgres({ ports, secrets }: Setting): Promise<void> {
  const url = databaseUrl(ports.postgres, 'postgres', SUPERUSER, secrets.superuser);
  await ensureRoles(url, secrets.roles);
  await ensureApplicationDatabase(url, DATABASE);
  await ensureQueueDatabase(url, QUEUE_DATABASE);
}

export const redisPart = ({ folders, ports }: Setting, file: string): Part => ({
  name: 'redis',
  mark: `127.0.0.1:${ports.redis}`, // what the server makes of its command line
  stopSignal: 'SIGTERM',
  graceMs: 5_000,
  start: async () => {
    const server = await startRedis({ file, folder: folders.redis, logFolder: folders.logs, port: ports.redis });
    return server.service;
  },
});

const S3_SCRIPT = 'apps/local/dist/s3/main.js';

export const s3Part = ({ folders, secrets, ports }: Setting): Part => ({
  name: 's3',
  mark: scriptOf(S3_SCRIPT),
  stopSignal: 'SIGTERM',
  graceMs: 2_000,
  start: () =>
    startUntilReady({
      name: 's3',
      script: S3_SCRIPT,
      folders,
      environment: {
        S3_FOLDER: folders.objects,
        S3_PORT: String(ports.s3),
        S3_REGION: REGION,
        S3_BUCKET: BUCKET,
        S3_ACCESS_KEY_ID: secrets.s3.accessKeyId,
        S3_SECRET_ACCESS_KEY: secrets.s3.secretAccessKey,
      },
    }),
});
