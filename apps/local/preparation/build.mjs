import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, REPOSITORY, run, step } from './steps.mjs';

const CACHE = join(REPOSITORY, '.cache');
const NOT_SOURCES = new Set(['node_modules', 'dist', '.data', '.cache']);

/** One line per file: path, size and time of its last change. */
function* filesOf(folder) {
  for (const entry of readdirSync(join(REPOSITORY, folder), { withFileTypes: true })) {
    if (NOT_SOURCES.has(entry.name) || entry.name.endsWith('.tsbuildinfo')) continue;
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* filesOf(path);
    else {
      const { size, mtimeMs } = statSync(join(REPOSITORY, path));
      yield `${path} ${size} ${mtimeMs}\n`;
    }
  }
}

function fingerprint(folders, files) {
  const hash = createHash('sha256');
  for (const folder of folders) for (const line of filesOf(folder)) hash.update(line);
  for (const file of files) hash.update(readFileSync(join(REPOSITORY, file)));
  return hash.digest('hex');
}

const workspaces = (group) => readdirSync(join(REPOSITORY, group)).filter((name) => existsSync(join(REPOSITORY, group, name, 'tsconfig.json')));

/** The compiler trusts its notes and does not look whether what it once wrote is still there. */
function forgetNotesOfLostOutput() {
  for (const group of ['libs', 'apps']) {
    for (const name of workspaces(group)) {
      const folder = join(REPOSITORY, group, name);
      if (!existsSync(join(folder, 'dist'))) rmSync(join(folder, 'tsconfig.tsbuildinfo'), { force: true });
    }
  }
}

/** Does the work unless the sources are as they were when it was last done and its result is there. */
async function unlessDone(name, print, result, work) {
  const stamp = join(CACHE, `${name}.built`);
  const done = existsSync(stamp) && readFileSync(stamp, 'utf8') === print && existsSync(join(REPOSITORY, result));
  if (done) return;
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(stamp, print);
}

const SHARED = ['tsconfig.base.json', 'package-lock.json'];

/** TypeScript to JavaScript, for the programs that run here; or for everything, which also checks the screens' and the tests' types. */
export function compileTypeScript(projects) {
  const print = fingerprint(['libs', 'apps'], [...SHARED, 'tsconfig.json']);
  const name = projects.length === 0 ? 'all' : 'programs';
  const compile = () => run(process.execPath, [join(REPOSITORY, 'node_modules/typescript/bin/tsc'), '-b', ...projects]);
  return unlessDone(name, print, 'apps/local/dist/main.js', () =>
    step('Compiling', () => {
      forgetNotesOfLostOutput();
      return compile();
    }),
  );
}

export function buildWeb() {
  const print = fingerprint(['apps/web', 'libs/contracts', 'libs/domain'], SHARED);
  return unlessDone('web', print, 'apps/web/dist/index.html', () => step('Building the screens', () => npm(['run', 'build', '--workspace', '@sinau/web'])));
}

export const PROGRAMS = ['apps/api', 'apps/worker', 'apps/local', 'apps/bench'];
