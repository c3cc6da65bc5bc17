import type { z } from 'zod';
import { addressList, oneOf, origin, text, url, wholeNumber, yesOrNo } from './values.js';

export type ProcessRole = 'api' | 'worker' | 'migrate';

interface Variable<Schema extends z.ZodType> {
  readonly schema: Schema;
  /** What it is for, and what its absence means. */
  readonly description: string;
  readonly roles: readonly ProcessRole[];
  /** A value that works with docker-compose.yml; written to .env.example. */
  readonly example: string;
}

const variable = <Schema extends z.ZodType>(
  schema: Schema,
  roles: readonly ProcessRole[],
  example: string,
  description: string,
): Variable<Schema> => ({ schema, roles, example, description });

const EVERY = ['api', 'worker', 'migrate'] as const;
const SERVING = ['api', 'worker'] as const;
const GIBIBYTE = 1024 ** 3;
const database = () => url('postgres:', 'postgresql:');

/** Every variable that a process of Sinau reads, in the order of .env.example. */
export const VARIABLES = {
  NODE_ENV: variable(
    oneOf(['production', 'development', 'test']).default('production'),
    EVERY,
    'production',
    'Only `development` shows the reason of an unexpected error to the client.',
  ),
  LOG_LEVEL: variable(
    oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    EVERY,
    'info',
    'The least grave event that is written to the log.',
  ),
  HOST: variable(text().default('127.0.0.1'), ['api'], '0.0.0.0', 'The network address that the API listens on.'),
  PORT: variable(wholeNumber(0, 65_535).default(3000), ['api'], '3000', 'The port that the API listens on; 0 takes a free one.'),
  PUBLIC_URL: variable(
    origin(),
    EVERY,
    'https://sinau.example.go.id',
    'What people type: it stands in mails and in the QR code of every certificate, so it should outlive the machine.',
  ),
  WEB_ROOT: variable(text().optional(), ['api'], '/app/apps/web/dist', 'The folder of the built web. Absent: the API serves no screens.'),
  TRUSTED_PROXIES: variable(
    addressList().default([]),
    ['api'],
    '172.16.0.0/12',
    'Whose X-Forwarded-For is believed. Absent: nobody; behind a proxy the rate limits then see one address for all.',
  ),
  COOKIE_SECURE: variable(
    yesOrNo().default(true),
    ['api'],
    'true',
    'Send the session cookie over https only. `false` is for a machine of one’s own, never for a server.',
  ),
  METRICS_TOKEN: variable(
    text(16).optional(),
    SERVING,
    'change-me-to-32-random-characters',
    'What Prometheus sends as bearer token to /metrics of API and worker. Absent: /metrics answers this machine only, and nobody through a proxy.',
  ),
  WORKER_METRICS_HOST: variable(
    text().default('127.0.0.1'),
    ['worker'],
    '0.0.0.0',
    'The network address where the worker answers /live, /ready and /metrics; 0.0.0.0 lets Prometheus in from another machine or container.',
  ),
  WORKER_METRICS_PORT: variable(
    wholeNumber(0, 65_535).default(9464),
    ['worker'],
    '9464',
    'The port where the worker answers them; 0 takes a free one.',
  ),
  DATABASE_OWNER_URL: variable(
    database(),
    ['migrate'],
    'postgres://sinau_owner:change-me@postgres:5432/sinau',
    'The role that owns the tables. Only the migration step has it.',
  ),
  DATABASE_URL: variable(
    database(),
    ['api'],
    'postgres://sinau_app:change-me@postgres:5432/sinau',
    'The role that serves people. It can’t read answer keys and can’t change what was issued.',
  ),
  DATABASE_AUTHOR_URL: variable(
    database(),
    ['api'],
    'postgres://sinau_author:change-me@postgres:5432/sinau',
    'The role for authors of courses: the only one of the API that reads and writes answer keys.',
  ),
  DATABASE_WORKER_URL: variable(
    database(),
    ['worker'],
    'postgres://sinau_worker:change-me@postgres:5432/sinau',
    'The role that grades, issues and relays. It reads the answer keys of published quizzes.',
  ),
  DATABASE_POOL_SIZE: variable(
    wholeNumber(1, 200).default(10),
    SERVING,
    '10',
    'Connections of one process. All processes together must stay below PostgreSQL’s max_connections.',
  ),
  REDIS_URL: variable(
    url('redis:', 'rediss:').optional(),
    SERVING,
    'redis://redis:6379',
    'The queue’s Redis (appendonly yes, maxmemory-policy noeviction). Absent: the queue lives in QUEUE_DATABASE_URL.',
  ),
  QUEUE_DATABASE_URL: variable(
    database().optional(),
    EVERY,
    'postgres://sinau_queue:change-me@postgres:5432/sinau_queue',
    'The queue’s own PostgreSQL database, used when REDIS_URL is absent.',
  ),
  S3_ENDPOINT: variable(origin(), EVERY, 'http://s3:9000', 'Where the API and the worker reach the object store.'),
  S3_PUBLIC_ENDPOINT: variable(
    origin().optional(),
    EVERY,
    'https://files.sinau.example.go.id',
    'Where browsers reach the same store: uploads and videos go there directly. Absent: S3_ENDPOINT.',
  ),
  S3_REGION: variable(text().default('us-east-1'), EVERY, 'us-east-1', 'The region that signatures name.'),
  S3_BUCKET: variable(text(3), EVERY, 'sinau', 'The bucket; it must exist.'),
  S3_ACCESS_KEY_ID: variable(text(), EVERY, 'sinau', 'Key of the object store.'),
  S3_SECRET_ACCESS_KEY: variable(text(8), EVERY, 'change-me-please', 'Its secret.'),
  S3_FORCE_PATH_STYLE: variable(
    yesOrNo().default(true),
    EVERY,
    'true',
    'The bucket stands in the path (most stores of one’s own) and not in the host name (AWS).',
  ),
  MAX_VIDEO_BYTES: variable(
    wholeNumber(1, 1024 * GIBIBYTE).default(4 * GIBIBYTE),
    SERVING,
    String(4 * GIBIBYTE),
    'The largest video that an instructor may upload, in bytes.',
  ),
  FFMPEG_PATH: variable(
    text().optional(),
    ['worker'],
    '/usr/bin/ffmpeg',
    'ffmpeg. Absent: the one on PATH; without any, videos are repackaged and not scaled.',
  ),
  FFPROBE_PATH: variable(text().optional(), ['worker'], '/usr/bin/ffprobe', 'ffprobe, which comes with ffmpeg.'),
  VIDEO_QUIET_SECONDS: variable(
    wholeNumber(0, 86_400).default(60),
    ['worker'],
    '60',
    'Videos that came while there was no ffmpeg get their qualities when a worker has had nothing to do for so long.',
  ),
  SMTP_URL: variable(
    url('smtp:', 'smtps:').optional(),
    SERVING,
    'smtp://mail:1025',
    'The mail server. Absent: mails are kept in the database and shown on the outbox screen.',
  ),
  MAIL_FROM: variable(
    text().regex(/^([^<>\r\n]+<)?[^\s<>@]+@[^\s<>@]+>?$/, 'must be an address, or a name and <an address>').default('Sinau <sinau@localhost>'),
    SERVING,
    'Sinau <no-reply@sinau.example.go.id>',
    'The sender of mails.',
  ),
  RECORD_SERVICE_PRIVATE: variable(
    yesOrNo().default(false),
    ['worker'],
    'false',
    'Records of training may also be sent to addresses of one’s own network, and without https.',
  ),
} as const;

/** What docker-compose.yml asks for its own services and no process of Sinau reads. */
export const CONTAINER_VARIABLES = {
  POSTGRES_PASSWORD: { example: 'change-me', description: 'The superuser of the PostgreSQL that docker-compose.yml starts; the roles above are made by it.' },
} as const;

export type VariableName = keyof typeof VARIABLES;
