type Log = { warn(facts: object, message: string): void };
type Source = Pick<NodeJS.EventEmitter, 'on' | 'removeAllListeners'>;

/** Its lines that say something, one behind the other. */
function inOneLine(text: string): string {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '').join(' ');
}

/** Node's own warnings (deprecations, too many listeners, a library's notice) as one line each of the log, in place of text on stderr. */
export function logWarnings(log: Log, source: Source = process): void {
  source.removeAllListeners('warning');
  source.on('warning', (warning: Error & { readonly code?: string }) => {
    const { name, message, code, stack } = warning;
    log.warn({ warning: name, ...(code === undefined ? {} : { code }), stack }, inOneLine(message));
  });
}
