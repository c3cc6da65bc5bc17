/** SQLSTATE classes and socket errors that mean: the database is away, try again shortly. */
const states = /^(08|57P0[123]|53300|57014)/;
const sockets = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);
const phrases = /(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|Connection ended|Client was closed|Driver not Connected|Query read timeout)/i;

/** By shape, not by class: an error of a socket may come from another realm, where `Error` is another object. */
function fieldsOf(error: unknown): { code: string; message: string } {
  if (typeof error !== 'object' || error === null || !('message' in error) || typeof error.message !== 'string') return { code: '', message: '' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { code, message: error.message };
}

/** Whether an error of the driver says that PostgreSQL can't be reached or is going down or up. */
export function isUnavailable(error: unknown): boolean {
  const { code, message } = fieldsOf(error);
  return states.test(code) || sockets.has(code) || phrases.test(message);
}

/** Name of the violated constraint, when the error is one (unique 23505, foreign key 23503, check 23514). */
export function violatedConstraint(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const source: object = 'driverError' in error && error.driverError instanceof Error ? error.driverError : error;
  const code = 'code' in source && typeof source.code === 'string' ? source.code : '';
  if (!code.startsWith('23')) return null;
  return 'constraint' in source && typeof source.constraint === 'string' ? source.constraint : '';
}
