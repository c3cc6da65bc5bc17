import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/**
 * The rules are tried on a copy of the tree, into which files with forbidden imports are planted: with the wrong resolver
 * options the check resolves no workspace and passes everything, and nobody would notice.
 */
const REPOSITORY = process.cwd();
let copy: string;

/** Without what is built, installed or large: only what the rules look at. */
const isSource = (path: string): boolean => !['node_modules', 'dist', 'demo', '.data'].includes(basename(path)) && !path.endsWith('.tsbuildinfo');

beforeAll(() => {
  copy = realpathSync(mkdtempSync(join(tmpdir(), 'sinau-rules-')));
  for (const name of ['libs', 'apps', '.dependency-cruiser.cjs', 'tsconfig.base.json', 'package.json']) {
    cpSync(join(REPOSITORY, name), join(copy, name), { recursive: true, filter: isSource });
  }
  mkdirSync(join(copy, 'node_modules/@sinau'), { recursive: true });
  const modules = join(REPOSITORY, 'node_modules');
  for (const name of readdirSync(modules)) {
    if (name !== '@sinau' && !name.startsWith('.')) symlinkSync(join(modules, name), join(copy, 'node_modules', name));
  }
  for (const group of ['libs', 'apps']) {
    for (const name of readdirSync(join(copy, group))) symlinkSync(join(copy, group, name), join(copy, 'node_modules/@sinau', name));
  }
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

interface Finding {
  readonly from: string;
  readonly to: string;
  readonly rule: string;
}
interface Report {
  readonly summary: { readonly violations: readonly { readonly from: string; readonly to: string; readonly rule: { readonly name: string } }[] };
  readonly modules: readonly { readonly source: string; readonly dependencies: readonly { readonly module: string; readonly resolved: string }[] }[];
}

function cruise(files: readonly string[]): { findings: Finding[]; report: Report } {
  const program = join(REPOSITORY, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const words = [program, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...files];
  const run = spawnSync(process.execPath, words, { cwd: copy, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, env: { ...process.env, NODE_OPTIONS: '' } });
  if (run.stdout === '') throw new Error(run.stderr);
  const report: Report = JSON.parse(run.stdout);
  return { report, findings: report.summary.violations.map(({ from, to, rule }) => ({ from, to, rule: rule.name })) };
}

function plant(file: string, text: string): void {
  mkdirSync(dirname(join(copy, file)), { recursive: true });
  writeFileSync(join(copy, file), text);
}

const FORBIDDEN: readonly (readonly [file: string, imports: string, rule: string])[] = [
  ['libs/domain/src/planted-node.ts', 'node:fs', 'not-in-allowed'],
  ['libs/domain/src/planted-zod.ts', 'zod', 'not-in-allowed'],
  ['libs/domain/src/planted-contracts.ts', '@sinau/contracts/core', 'not-in-allowed'],
  ['libs/contracts/src/planted-persistence.ts', '@sinau/persistence/core', 'not-in-allowed'],
  ['libs/config/src/planted-node.ts', 'node:net', 'not-in-allowed'],
  ['libs/storage/src/planted-domain.ts', '@sinau/domain/core', 'not-in-allowed'],
  ['libs/persistence/src/planted-queue.ts', '@sinau/queue', 'not-in-allowed'],
  ['libs/application/src/planted-config.ts', '@sinau/config', 'not-in-allowed'],
  ['libs/application/src/planted-engines.ts', '@sinau/engines', 'not-in-allowed'],
  ['apps/web/src/planted-queue.ts', '@sinau/queue', 'not-in-allowed'],
  ['apps/api/src/planted-engines.ts', '@sinau/engines', 'not-in-allowed'],
  ['apps/worker/src/planted-testing.ts', '@sinau/testing', 'testing-stays-in-tests'],
  ['apps/local/src/planted-testing.ts', '@sinau/testing', 'testing-stays-in-tests'],
  ['libs/persistence/src/planted.db.spec.ts', '@sinau/testing', 'testing-is-built-last'],
  ['libs/engines/src/planted.spec.ts', '@sinau/testing', 'testing-is-built-last'],
  ['apps/api/src/planted-worker.ts', '../../worker/src/planted-testing.js', 'not-in-allowed'],
  ['apps/web/src/features/planted-one/one.ts', '../planted-two/two.js', 'features-do-not-cross'],
];

const ALLOWED: readonly (readonly [file: string, imports: string, resolved: string])[] = [
  ['libs/contracts/src/planted-domain.ts', '@sinau/domain/core', 'libs/domain/src/core/index.ts'],
  ['libs/application/src/planted-persistence.ts', '@sinau/persistence/core', 'libs/persistence/src/core/index.ts'],
  ['apps/api/src/planted-config.ts', '@sinau/config', 'libs/config/src/index.ts'],
  ['apps/local/src/planted-engines.ts', '@sinau/engines', 'libs/engines/src/index.ts'],
  ['apps/api/src/planted.http.spec.ts', '@sinau/testing', 'libs/testing/src/index.ts'],
  ['libs/testing/src/planted-engines.ts', '@sinau/engines', 'libs/engines/src/index.ts'],
  ['apps/web/src/planted-contracts.ts', '@sinau/contracts/core', 'libs/contracts/src/core/index.ts'],
];

test('every planted forbidden import is found, under its rule, and resolved into the workspace it means', () => {
  plant('apps/web/src/features/planted-two/two.ts', 'export const two = 2;\n');
  for (const [file, imports] of FORBIDDEN) plant(file, `import * as planted from '${imports}';\nexport const kept = planted;\n`);
  const { findings, report } = cruise(FORBIDDEN.map(([file]) => file));
  for (const [file, imports, rule] of FORBIDDEN) {
    const found = findings.filter((finding) => finding.from === file).map((finding) => finding.rule);
    expect([file, found]).toEqual([file, expect.arrayContaining([rule])]);
    if (!imports.startsWith('@sinau/')) continue;
    const dependency = report.modules.find(({ source }) => source === file)?.dependencies.find(({ module }) => module === imports);
    expect(dependency?.resolved).toMatch(new RegExp(`^libs/${imports.split('/')[1]}/src/`));
  }
});

test('every lib that the test kit is built after is one whose specs may not import it', () => {
  const { references }: { references: { path: string }[] } = JSON.parse(readFileSync('libs/testing/tsconfig.json', 'utf8'));
  const others = readdirSync('libs').filter((name) => name !== 'testing');
  expect(references.map(({ path }) => basename(path)).toSorted()).toEqual(others.toSorted());
});

test('what the picture allows is resolved to the sources and passes', () => {
  for (const [file, imports] of ALLOWED) plant(file, `import * as planted from '${imports}';\nexport const kept = planted;\n`);
  const { findings, report } = cruise(ALLOWED.map(([file]) => file));
  for (const [file, imports, resolved] of ALLOWED) {
    const dependency = report.modules.find(({ source }) => source === file)?.dependencies.find(({ module }) => module === imports);
    expect([file, dependency?.resolved]).toEqual([file, resolved]);
    expect(findings.filter(({ from }) => from === file)).toEqual([]);
  }
});

test('a circle of files is found, and one between entities is not', () => {
  plant('libs/domain/src/planted-a.ts', "import { b } from './planted-b.js';\nexport const a = (): number => b();\n");
  plant('libs/domain/src/planted-b.ts', "import { a } from './planted-a.js';\nexport const b = (): number => a();\n");
  plant('libs/persistence/src/planted-a.entity.ts', "import { B } from './planted-b.entity.js';\nexport class A { b?: B }\n");
  plant('libs/persistence/src/planted-b.entity.ts', "import { A } from './planted-a.entity.js';\nexport class B { a?: A }\n");
  const { findings } = cruise(['libs/domain/src/planted-a.ts', 'libs/persistence/src/planted-a.entity.ts']);
  const circles = findings.filter(({ rule }) => rule === 'no-cycles').map(({ from }) => from);
  expect(circles).toEqual([expect.stringMatching(/^libs\/domain\/src\/planted-[ab]\.ts$/)]);
});
