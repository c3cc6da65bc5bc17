import { z } from 'zod';
import { VARIABLES, type ProcessRole, type VariableName } from './variables.js';

type Shape<Name extends VariableName> = { [Key in Name]: (typeof VARIABLES)[Key]['schema'] };

const shape = <const Name extends VariableName>(...names: readonly Name[]): Shape<Name> =>
  Object.fromEntries(names.map((name) => [name, VARIABLES[name].schema])) as Shape<Name>;

const GENERAL = ['NODE_ENV', 'LOG_LEVEL'] as const;
const QUEUE = ['REDIS_URL', 'QUEUE_DATABASE_URL'] as const;
const STORE = [
  ...['S3_ENDPOINT', 'S3_PUBLIC_ENDPOINT', 'S3_REGION', 'S3_BUCKET'] as const,
  ...['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY', 'S3_FORCE_PATH_STYLE'] as const,
] as const;
const STORAGE = [...STORE, 'MAX_VIDEO_BYTES'] as const;
const MAIL = ['SMTP_URL', 'MAIL_FROM'] as const;

type Queue = { readonly REDIS_URL?: string | undefined; readonly QUEUE_DATABASE_URL?: string | undefined };

const QUEUE_IS_MISSING = 'is missing: set REDIS_URL, or QUEUE_DATABASE_URL to keep the queue in PostgreSQL';

/** Which implementation of the queue is meant, with its address. */
function queueOf(variables: Queue) {
  if (variables.REDIS_URL !== undefined) return { kind: 'redis', url: variables.REDIS_URL } as const;
  return { kind: 'postgres', url: variables.QUEUE_DATABASE_URL ?? '' } as const;
}

const storageOf = (variables: z.output<z.ZodObject<Shape<(typeof STORE)[number]>>>) => ({
  endpoint: variables.S3_ENDPOINT,
  publicEndpoint: variables.S3_PUBLIC_ENDPOINT ?? variables.S3_ENDPOINT,
  region: variables.S3_REGION,
  bucket: variables.S3_BUCKET,
  accessKeyId: variables.S3_ACCESS_KEY_ID,
  secretAccessKey: variables.S3_SECRET_ACCESS_KEY,
  forcePathStyle: variables.S3_FORCE_PATH_STYLE,
});

const mailOf = (variables: z.output<z.ZodObject<Shape<(typeof MAIL)[number]>>>) =>
  variables.SMTP_URL === undefined
    ? ({ kind: 'outbox', from: variables.MAIL_FROM } as const)
    : ({ kind: 'smtp', url: variables.SMTP_URL, from: variables.MAIL_FROM } as const);

function refuseMissingQueue(variables: Queue, context: z.RefinementCtx): void {
  if (variables.REDIS_URL !== undefined || variables.QUEUE_DATABASE_URL !== undefined) return;
  context.addIssue({ code: 'custom', path: ['REDIS_URL'], message: QUEUE_IS_MISSING });
}

const apiConfiguration = z
  .object(
    shape(
      ...GENERAL, ...QUEUE, ...STORAGE, ...MAIL,
      'HOST', 'PORT', 'PUBLIC_URL', 'WEB_ROOT', 'TRUSTED_PROXIES', 'COOKIE_SECURE', 'METRICS_TOKEN',
      'DATABASE_URL', 'DATABASE_AUTHOR_URL', 'DATABASE_POOL_SIZE',
    ),
  )
  .superRefine(refuseMissingQueue)
  .superRefine((variables, context) => {
    if (variables.COOKIE_SECURE || !variables.PUBLIC_URL.startsWith('https:')) return;
    context.addIssue({ code: 'custom', path: ['COOKIE_SECURE'], message: 'must be true when PUBLIC_URL is an https address' });
  })
  .transform((variables) => ({
    environment: variables.NODE_ENV,
    logLevel: variables.LOG_LEVEL,
    host: variables.HOST,
    port: variables.PORT,
    publicUrl: variables.PUBLIC_URL,
    webRoot: variables.WEB_ROOT ?? null,
    trustedProxies: variables.TRUSTED_PROXIES,
    cookieSecure: variables.COOKIE_SECURE,
    metricsToken: variables.METRICS_TOKEN ?? null,
    database: { url: variables.DATABASE_URL, authorUrl: variables.DATABASE_AUTHOR_URL, poolSize: variables.DATABASE_POOL_SIZE },
    queue: queueOf(variables),
    storage: storageOf(variables),
    maxVideoBytes: variables.MAX_VIDEO_BYTES,
    mail: mailOf(variables),
  }));
export type ApiConfiguration = z.output<typeof apiConfiguration>;

const workerConfiguration = z
  .object(
    shape(
      ...GENERAL, ...QUEUE, ...STORAGE, ...MAIL,
      'PUBLIC_URL', 'METRICS_TOKEN', 'WORKER_METRICS_HOST', 'WORKER_METRICS_PORT', 'DATABASE_WORKER_URL', 'DATABASE_POOL_SIZE', 'FFMPEG_PATH', 'FFPROBE_PATH',
      'VIDEO_QUIET_SECONDS', 'RECORD_SERVICE_PRIVATE',
    ),
  )
  .superRefine(refuseMissingQueue)
  .transform((variables) => ({
    environment: variables.NODE_ENV,
    logLevel: variables.LOG_LEVEL,
    publicUrl: variables.PUBLIC_URL,
    metricsHost: variables.WORKER_METRICS_HOST,
    metricsPort: variables.WORKER_METRICS_PORT,
    metricsToken: variables.METRICS_TOKEN ?? null,
    database: { url: variables.DATABASE_WORKER_URL, poolSize: variables.DATABASE_POOL_SIZE },
    queue: queueOf(variables),
    storage: storageOf(variables),
    maxVideoBytes: variables.MAX_VIDEO_BYTES,
    ffmpegPath: variables.FFMPEG_PATH ?? null,
    ffprobePath: variables.FFPROBE_PATH ?? null,
    recordServicePrivate: variables.RECORD_SERVICE_PRIVATE,
    videoQuietSeconds: variables.VIDEO_QUIET_SECONDS,
    mail: mailOf(variables),
  }));
export type WorkerConfiguration = z.output<typeof workerConfiguration>;

const migrateConfiguration = z
  .object(shape(...GENERAL, 'DATABASE_OWNER_URL', 'QUEUE_DATABASE_URL'))
  .transform((variables) => ({
    environment: variables.NODE_ENV,
    logLevel: variables.LOG_LEVEL,
    database: { ownerUrl: variables.DATABASE_OWNER_URL },
    queueDatabaseUrl: variables.QUEUE_DATABASE_URL ?? null,
  }));
export type MigrateConfiguration = z.output<typeof migrateConfiguration>;

/** For an operator's commands, which look at rows and files alike. */
const operatorConfiguration = z
  .object({ ...shape('DATABASE_OWNER_URL', ...STORE), PUBLIC_URL: VARIABLES.PUBLIC_URL.schema.optional() })
  .transform((variables) => ({ database: { ownerUrl: variables.DATABASE_OWNER_URL }, storage: storageOf(variables), publicUrl: variables.PUBLIC_URL ?? null }));
export type OperatorConfiguration = z.output<typeof operatorConfiguration>;

type Environment = Readonly<Record<string, string | undefined>>;

export type Reading<Value> =
  | { readonly ok: true; readonly value: Value }
  /** One sentence per wrong variable, each beginning with its name. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** What a set but empty variable means: nothing was given. */
const given = (environment: Environment) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''));

const problemOf = (issue: z.core.$ZodIssue, environment: object): string => {
  const name = issue.path.map(String).join('.');
  const missing = !(name in environment) && issue.code !== 'custom';
  return `${name} ${missing ? 'is missing' : issue.message}`;
};

function read<Schema extends z.ZodType>(schema: Schema, environment: Environment): Reading<z.output<Schema>> {
  const variables = given(environment);
  const result = schema.safeParse(variables);
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, problems: result.error.issues.map((issue) => problemOf(issue, variables)) };
}

/** Each reads one role's configuration from a record of strings. No value stands in a problem, since some are secrets. */
export const readApiConfiguration = (environment: Environment): Reading<ApiConfiguration> => read(apiConfiguration, environment);
export const readWorkerConfiguration = (environment: Environment): Reading<WorkerConfiguration> => read(workerConfiguration, environment);
export const readMigrateConfiguration = (environment: Environment): Reading<MigrateConfiguration> => read(migrateConfiguration, environment);
export const readOperatorConfiguration = (environment: Environment): Reading<OperatorConfiguration> => read(operatorConfiguration, environment);

/** The variables that each role's schema knows; what migrates is what an operator's commands run in. */
export const KNOWN_VARIABLES: Readonly<Record<ProcessRole, readonly string[]>> = {
  api: Object.keys(apiConfiguration.in.shape),
  worker: Object.keys(workerConfiguration.in.shape),
  migrate: [...new Set([...Object.keys(migrateConfiguration.in.shape), ...Object.keys(operatorConfiguration.in.shape)])],
};
