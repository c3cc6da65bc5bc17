import { logWarnings, type ApiConfiguration } from '@sinau/config';
import { destination, pino, type Logger } from 'pino';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApi } from './create-api.js';
import { GatheredLines } from './gathered-lines.js';
import type { ApiOptions } from './platform/api-options.js';

/** Characters of log lines that are written at once, and how long the last of them may wait. */
const LOG_BUFFER = 65_536;
const LOG_WITHIN_MS = 1_000;
/** Requests under way have ended by then; their clients try again. */
const STOP_WITHIN_MS = 15_000;

/**
 * Serves as this process: tells a parent on an IPC channel `{ ready: true, address }`, stops in order on SIGTERM, SIGINT
 * or when that channel closes, and exits 1 when it can't start.
 */
export async function runProcess(options: ApiOptions, { host, port, logLevel }: ApiConfiguration): Promise<void> {
  const log = pino({ level: logLevel, base: { process: 'api', pid: process.pid } }, logLines());
  logWarnings(log);
  const app = await listenOrExit({ ...options, log }, { host, port }, log);
  const stop = stopOnce(app, log);
  process.once('SIGTERM', () => stop('SIGTERM'));
  process.once('SIGINT', () => stop('SIGINT'));
  process.once('disconnect', () => stop('the supervisor is gone'));
  const address = await app.getUrl();
  log.info({ address }, 'ready');
  process.send?.({ ready: true, address });
}

/** Standard output; an ordinary exit writes what is left. */
function logLines(): GatheredLines {
  const lines = new GatheredLines(destination({ sync: true, minLength: 0 }), LOG_BUFFER);
  setInterval(() => lines.flush(), LOG_WITHIN_MS).unref();
  process.once('exit', () => lines.flush());
  return lines;
}

async function listenOrExit(options: ApiOptions, at: { host: string; port: number }, log: Logger): Promise<NestFastifyApplication> {
  try {
    const app = await createApi(options);
    await app.listen(at.port, at.host);
    return app;
  } catch (error) {
    log.fatal({ err: error }, 'the API does not start');
    process.exit(1);
  }
}

function stopOnce(app: NestFastifyApplication, log: Logger): (cause: string) => void {
  let stopping = false;
  return (cause) => {
    if (stopping) return;
    stopping = true;
    log.info({ cause }, 'stopping');
    // Services that are gone for good must not keep a process alive that nobody supervises.
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'the API did not stop in order');
        process.exit(1);
      },
    );
  };
}
