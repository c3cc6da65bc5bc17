import { join } from 'node:path';
import { REPOSITORY } from './folders.js';
import type { Given } from './given.js';
import { BUCKET, DATABASE, QUEUE_DATABASE, REGION, roleUrl, type Setting } from './services.js';

const databaseVariables = (setting: Setting) => ({
  DATABASE_OWNER_URL: roleUrl(setting, DATABASE, 'sinau_owner'),
  DATABASE_URL: roleUrl(setting, DATABASE, 'sinau_app'),
  DATABASE_AUTHOR_URL: roleUrl(setting, DATABASE, 'sinau_author'),
  DATABASE_WORKER_URL: roleUrl(setting, DATABASE, 'sinau_worker'),
  QUEUE_DATABASE_URL: roleUrl(setting, QUEUE_DATABASE, 'sinau_queue'),
});

const storageVariables = ({ ports, secrets }: Setting) => ({
  S3_ENDPOINT: `http://127.0.0.1:${ports.s3}`,
  S3_PUBLIC_ENDPOINT: `http://127.0.0.1:${ports.s3}`,
  S3_REGION: REGION,
  S3_BUCKET: BUCKET,
  S3_ACCESS_KEY_ID: secrets.s3.accessKeyId,
  S3_SECRET_ACCESS_KEY: secrets.s3.secretAccessKey,
  S3_FORCE_PATH_STYLE: 'true',
});

/**
 * What the programs of the stack read: the addresses of what was started here, in front of what the environment gives.
 * `publicUrl` is the address that people type.
 */
export function stackEnvironment(setting: Setting, given: Given, redisRuns: boolean, publicUrl: string): NodeJS.ProcessEnv {
  const { ports } = setting;
  return {
    HOST: '127.0.0.1',
    PORT: String(ports.api),
    WORKER_METRICS_PORT: String(ports.metrics),
    PUBLIC_URL: publicUrl,
    COOKIE_SECURE: 'false',
    WEB_ROOT: join(REPOSITORY, 'apps/web/dist'),
    ...(given.database ? {} : { ...databaseVariables(setting), SINAU_DEMO: 'on' }),
    ...(redisRuns ? { REDIS_URL: `redis://127.0.0.1:${ports.redis}` } : {}),
    ...(given.storage ? {} : storageVariables(setting)),
  };
}
