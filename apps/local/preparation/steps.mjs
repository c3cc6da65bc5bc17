import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));

const seconds = (begun) => `${((performance.now() - begun) / 1000).toFixed(1)} s`;

/** Says that a step begins, does it, and says how long it took. */
export async function step(name, work) {
  const begun = performance.now();
  process.stdout.write(`  ${name} …\n`);
  await work();
  process.stdout.write(`  ${name}: done in ${seconds(begun)}\n`);
}

/** Runs a program in the repository; its words are kept and shown only when it fails. */
export function run(file, words, { environment = {}, folder = REPOSITORY } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, words, { cwd: folder, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = [];
    child.stdout.on('data', (data) => said.push(data));
    child.stderr.on('data', (data) => said.push(data));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) return resolve();
      reject(new Error(`${[file, ...words].join(' ')} failed:\n${Buffer.concat(said).toString('utf8')}`));
    });
  });
}

/** npm as it was started, else the one on PATH. */
export function npm(words) {
  const started = process.env.npm_execpath;
  if (started !== undefined && /\.c?js$/.test(started)) return run(process.execPath, [started, ...words]);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', words);
}
