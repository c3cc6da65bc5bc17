import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, REPOSITORY, step } from './steps.mjs';

const LOCK = join(REPOSITORY, 'package-lock.json');
const STAMP = join(REPOSITORY, 'node_modules/.sinau-installed');
/** What npm itself noted of the last installation. */
const INSTALLED = join(REPOSITORY, 'node_modules/.package-lock.json');

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** Whether everything that the lock wants is installed in its version; what is optional may be for another platform. */
function agrees() {
  if (!existsSync(INSTALLED)) return false;
  const installed = packagesOf(INSTALLED);
  return Object.entries(packagesOf(LOCK)).every(([path, wanted]) => {
    if (!path.includes('node_modules/')) return true;
    const found = installed[path];
    return found === undefined ? Boolean(wanted.optional || wanted.devOptional || wanted.peer) : found.version === wanted.version;
  });
}

/** Installs when there is nothing, or when the lock has changed since. */
export async function install() {
  const hash = createHash('sha256').update(readFileSync(LOCK)).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return;
  if (!agrees()) await step('Installing packages', () => npm(['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund']));
  writeFileSync(STAMP, hash);
}
