/** Databases of a Redis that tests may empty: the last of the sixteen that a server has by default. */
const TEST_DATABASE = 15;

/**
 * The address of a Redis that is given to the tests, with a database of its own so that nothing else in it is touched, or null
 * when none is given. An address that names a database itself keeps it. What runs there is not ours to kill.
 */
export function givenRedis(address = process.env['REDIS_URL'] ?? ''): string | null {
  if (address === '') return null;
  const url = new URL(address);
  if (url.pathname === '' || url.pathname === '/') url.pathname = `/${TEST_DATABASE}`;
  return url.href;
}
