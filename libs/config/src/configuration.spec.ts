import { describe, expect, test } from '@jest/globals';
import { KNOWN_VARIABLES, readApiConfiguration, readMigrateConfiguration, readWorkerConfiguration } from './configuration.js';
import { VARIABLES } from './variables.js';

const storage = { S3_ENDPOINT: 'http://127.0.0.1:9000/', S3_BUCKET: 'sinau', S3_ACCESS_KEY_ID: 'key', S3_SECRET_ACCESS_KEY: 'a secret' };
const api = {
  ...storage,
  PUBLIC_URL: 'http://127.0.0.1:3000/',
  COOKIE_SECURE: 'false',
  DATABASE_URL: 'postgres://sinau_app:pw@127.0.0.1/sinau',
  DATABASE_AUTHOR_URL: 'postgres://sinau_author:pw@127.0.0.1/sinau',
  REDIS_URL: 'redis://127.0.0.1:6379',
};

const problems = (reading: { ok: boolean; problems?: readonly string[] }): readonly string[] => reading.problems ?? [];

describe('the configuration of the API', () => {
  test('becomes a typed object with defaults, addresses without their last slash', () => {
    expect(readApiConfiguration(api)).toEqual({
      ok: true,
      value: {
        environment: 'production',
        logLevel: 'info',
        host: '127.0.0.1',
        port: 3000,
        publicUrl: 'http://127.0.0.1:3000',
        webRoot: null,
        trustedProxies: [],
        cookieSecure: false,
        metricsToken: null,
        database: { url: api.DATABASE_URL, authorUrl: api.DATABASE_AUTHOR_URL, poolSize: 10 },
        queue: { kind: 'redis', url: 'redis://127.0.0.1:6379' },
        storage: {
          endpoint: 'http://127.0.0.1:9000',
          publicEndpoint: 'http://127.0.0.1:9000',
          region: 'us-east-1',
          bucket: 'sinau',
          accessKeyId: 'key',
          secretAccessKey: 'a secret',
          forcePathStyle: true,
        },
        maxVideoBytes: 4_294_967_296,
        mail: { kind: 'outbox', from: 'Sinau <sinau@localhost>' },
      },
    });
  });

  test('names every problem at once and shows no value', () => {
    const reading = readApiConfiguration({
      ...api,
      DATABASE_URL: 'mysql://user:hunter2@host/db',
      S3_BUCKET: '  ',
      PORT: '99999',
      COOKIE_SECURE: 'no',
      TRUSTED_PROXIES: '10.0.0.0/8, somewhere',
      LOG_LEVEL: 'loud',
    });
    expect(problems(reading).toSorted()).toEqual([
      'COOKIE_SECURE must be true or false',
      'DATABASE_URL must be an address that begins with postgres:// or postgresql://',
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent',
      'PORT must be a whole number from 0 to 65535',
      'S3_BUCKET is missing',
      'TRUSTED_PROXIES must be IP addresses or ranges like 10.0.0.0/8, separated by commas',
    ]);
    expect(problems(reading).join()).not.toContain('hunter2');
  });

  test('wants a queue somewhere, and takes Redis when both are given', () => {
    const { REDIS_URL, ...withoutRedis } = api;
    const QUEUE_DATABASE_URL = 'postgres://sinau_queue:pw@127.0.0.1/sinau_queue';
    expect(problems(readApiConfiguration(withoutRedis))).toEqual([
      'REDIS_URL is missing: set REDIS_URL, or QUEUE_DATABASE_URL to keep the queue in PostgreSQL',
    ]);
    expect(readApiConfiguration({ ...withoutRedis, QUEUE_DATABASE_URL })).toMatchObject({
      value: { queue: { kind: 'postgres', url: QUEUE_DATABASE_URL } },
    });
    expect(readApiConfiguration({ ...api, QUEUE_DATABASE_URL })).toMatchObject({ value: { queue: { kind: 'redis', url: REDIS_URL } } });
  });

  test('does not let the session cookie travel in the open under an https address', () => {
    expect(problems(readApiConfiguration({ ...api, PUBLIC_URL: 'https://sinau.go.id' }))).toEqual([
      'COOKIE_SECURE must be true when PUBLIC_URL is an https address',
    ]);
  });
});

test('the worker and the migration step read their own role and nothing of the API', () => {
  const DATABASE_WORKER_URL = 'postgres://sinau_worker:pw@127.0.0.1/sinau';
  expect(
    readWorkerConfiguration({ ...storage, DATABASE_WORKER_URL, PUBLIC_URL: 'http://x', REDIS_URL: 'redis://x', SMTP_URL: 'smtp://mail:25' }),
  ).toMatchObject({ ok: true, value: { database: { url: DATABASE_WORKER_URL }, ffmpegPath: null, metricsHost: '127.0.0.1', metricsToken: null, mail: { kind: 'smtp' } } });
  expect(readMigrateConfiguration({ DATABASE_OWNER_URL: 'postgres://sinau_owner:pw@127.0.0.1/sinau' })).toMatchObject({ ok: true });
  expect(KNOWN_VARIABLES.api).not.toContain('DATABASE_OWNER_URL');
  expect(KNOWN_VARIABLES.worker).not.toContain('DATABASE_AUTHOR_URL');
});

test('the roles that a variable names are the roles that read it', () => {
  for (const [name, { roles }] of Object.entries(VARIABLES)) {
    const readers = Object.entries(KNOWN_VARIABLES).filter(([, known]) => known.includes(name));
    expect({ name, roles: readers.map(([role]) => role).toSorted() }).toEqual({ name, roles: roles.toSorted() });
  }
});
