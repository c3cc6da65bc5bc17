import { expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** The files of the repository: what is tracked, and what is new and not ignored. A clone without git's folder has none to list. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && existsSync(file));

interface Lock {
  readonly packages: Readonly<Record<string, { readonly resolved?: string; readonly integrity?: string; readonly link?: boolean; readonly hasInstallScript?: boolean }>>;
}
const lock: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));

test('the lock file names packages by version and hash, not by the address they came from', () => {
  const installed = Object.entries(lock.packages).filter(([path]) => path.includes('node_modules/'));
  expect(installed.length).toBeGreaterThan(300);
  for (const [path, { resolved, integrity, link }] of installed) {
    if (link === true) continue;
    expect([path, resolved]).toEqual([path, undefined]);
    expect([path, integrity]).toEqual([path, expect.stringMatching(/^sha(512|1)-/)]);
  }
});

test('the lock file knows every workspace and every dependency that a workspace names', () => {
  for (const file of files.filter((name) => /^(libs|apps)\/[a-z0-9]+\/package\.json$/.test(name))) {
    const folder = file.replace('/package.json', '');
    const wanted: { dependencies?: object; devDependencies?: object; optionalDependencies?: object } = JSON.parse(readFileSync(file, 'utf8'));
    const { dependencies, devDependencies, optionalDependencies } = wanted;
    expect([folder, lock.packages[folder]]).toEqual([
      folder,
      expect.objectContaining(Object.fromEntries(Object.entries({ dependencies, devDependencies, optionalDependencies }).filter(([, value]) => value !== undefined))),
    ]);
  }
});

test('no test is left out or singled out', () => {
  const specs = files.filter((file) => /\.(spec|journey)\.tsx?$/.test(file));
  expect(specs.length).toBeGreaterThan(20);
  // written so that this file does not find itself
  const words = new RegExp(`\\b(it|test|describe)\\.(${['only', 'skip', 'todo', 'failing'].join('|')})\\b|\\b(x|f)(it|describe|test)\\(`);
  for (const file of specs) {
    const hits = readFileSync(file, 'utf8').split('\n').filter((line) => words.test(line));
    expect([file, hits]).toEqual([file, []]);
  }
});
