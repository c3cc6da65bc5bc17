import { UnrecoverableError } from 'bullmq';

/** The backend can't be reached now; what was asked may be asked again. */
export class QueueAway extends Error {
  override readonly name = 'QueueAway';
  constructor(cause?: unknown) {
    super('the job queue cannot be reached', { cause });
  }
}

/** Thrown by a handler when further tries can't help: the job fails for good at once. */
export class GiveUp extends UnrecoverableError {}

const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  '57P01', // PostgreSQL: administrator shuts it down
  '57P02', // PostgreSQL: a crash of a sibling process
  '57P03', // PostgreSQL: starting up or shutting down
  '53300', // PostgreSQL: too many connections
]);
/** Drivers report a dropped connection by sentence, not by code. */
const awaySentences =
  /connection (is closed|terminated|ended|timeout)|closed the connection|connection error|stream isn't writeable|trying to connect|max retries per request|cannot be reached|^LOADING/i;

/** Whether the error says that the backend is away, rather than that it refused something. */
export function isAway(error: unknown): boolean {
  if (error instanceof QueueAway) return true;
  if (typeof error !== 'object' || error === null) return false;
  if ('errors' in error && Array.isArray(error.errors) && error.errors.some(isAway)) return true;
  if ('code' in error && typeof error.code === 'string' && awayCodes.has(error.code)) return true;
  return 'message' in error && typeof error.message === 'string' && awaySentences.test(error.message);
}
