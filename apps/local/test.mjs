/**
 * `npm test`: every check of the repository, one part after the other, none left out because another failed.
 * The last line is "N passed, N failed". Words behind `npm test --` choose parts: lint types unit database http web pages journeys;
 * any other word is a piece of the path of specs, and only those run.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { buildWeb, compileTypeScript } from './preparation/build.mjs';
import { REPOSITORY } from './preparation/steps.mjs';

const REPORTS = join(REPOSITORY, '.cache/test-reports');
const JEST_OPTIONS = '--experimental-vm-modules --disable-warning=ExperimentalWarning';

const inModules = (path) => join(REPOSITORY, 'node_modules', path);
const onPath = (name) => (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, name)));
const seconds = (begun) => `${((performance.now() - begun) / 1000).toFixed(0)} s`;

/** Runs a program with its words on the terminal; true when it ended well. */
function runs(file, words, environment = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...words], { cwd: REPOSITORY, stdio: 'inherit', env: { ...process.env, ...environment } });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

const check = async (work) => ((await work()) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
const sum = (results) => results.reduce((all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }), { passed: 0, failed: 0 });

/** A step of the preparation counts as one check; its words are shown when it fails. */
const builds = (work) =>
  check(() =>
    work().then(
      () => true,
      (error) => {
        console.error(error.message);
        return false;
      },
    ),
  );

/** Counts tests, and suites that could not even be loaded. No report at all is a failure. */
async function jest(name, words) {
  const report = join(REPORTS, `${name}.json`);
  rmSync(report, { force: true });
  const workers = words.some((word) => /^--(runInBand|maxWorkers)/.test(word)) ? [] : ['--maxWorkers=2'];
  const options = ['--ci', ...workers, '--reporters=default', `--reporters=${join(REPOSITORY, 'apps/local/preparation/count-reporter.mjs')}`];
  const ended = await runs(inModules('jest/bin/jest.js'), [...words, ...options], { NODE_OPTIONS: JEST_OPTIONS, SINAU_TEST_COUNTS: report });
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'));
  const failed = numFailedTests + numRuntimeErrorTestSuites + numPendingTests + numTodoTests; // a skipped test proves nothing
  return { passed: numPassedTests, failed: failed === 0 && !ended ? 1 : failed };
}

const specs = (name, project, pattern, ...words) => jest(name, ['--selectProjects', project, '--testPathPatterns', pattern, ...words]);

/** Specs that wait for clocks, dying processes and broken connections leave a core to others. */
const ONE_MORE_THAN_CORES = '--maxWorkers=3';

/** Decisions are what everything else relies on: no branch of them goes untried. Counted in the run that tries them anyway. */
const DOMAIN = ['--selectProjects', 'unit', '--testPathPatterns', 'libs/domain/src/.*\\.spec\\.ts$|/solve-plan\\.spec\\.ts$'];
const BRANCHES = [
  '--coverage', '--collectCoverageFrom', 'libs/domain/src/**/*.ts', '--coverageThreshold', '{"global":{"branches":100}}',
  '--coverageReporters', 'text-summary', '--coverageDirectory', '.cache/coverage',
];

const PARTS = {
  lint: async () =>
    sum([
      await check(() => runs(inModules('eslint/bin/eslint.js'), ['.'])),
      await check(() => runs(inModules('dependency-cruiser/bin/dependency-cruise.mjs'), ['--config', '.dependency-cruiser.cjs', 'apps', 'libs', 'tests'])),
    ]),
  types: async () => sum([await builds(() => compileTypeScript([])), await builds(buildWeb)]),
  unit: async () => sum([await jest('domain', [...DOMAIN, ...BRANCHES]), await specs('unit', 'unit', '^(?!.*(libs/domain/src/|/solve-plan\\.)).*\\.spec\\.ts$')]),
  database: () => specs('database', 'database', '\\.db\\.spec\\.ts$', ONE_MORE_THAN_CORES),
  http: () => specs('http', 'database', '\\.http\\.spec\\.ts$', ONE_MORE_THAN_CORES),
  web: () => specs('web', 'web', '\\.spec\\.tsx?$'),
  // the walks only read, so two people may walk at once; the other journeys stop parts of the product
  pages: () => specs('pages', 'journeys', '/every-page[^/]*$'),
  journeys: () => jest('journeys', ['--selectProjects', 'journeys', '--testPathPatterns', '^(?!.*/every-page)', '--runInBand']),
};

/** What this machine has not, and what is therefore not tried. */
function skippedHere() {
  const redis = onPath('redis-server') || onPath('valkey-server');
  return [
    ...(redis ? [] : [(process.env.REDIS_URL ?? '') === '' ? 'Queue contract on Redis, since there is no redis-server or valkey-server on PATH and no REDIS_URL; it is tried on PostgreSQL.' : 'Loss of Redis, since there is no redis-server or valkey-server on PATH to kill; the rest of the queue contract is tried at REDIS_URL.']),
    ...(onPath('ffmpeg') ? [] : ['Video with ffmpeg, since it is not on PATH; repackaging is tried.']),
    ...(onPath('pdftoppm') ? [] : ['Reading the QR code from the drawn certificate, since pdftoppm is not on PATH; the address in the file is read.']),
    ...(onPath('python3') ? [] : ['Reading a ZIP archive with Python, since python3 is not on PATH; it is read by its directory.']),
    ...['s3cmd', 'rclone'].filter((client) => !onPath(client)).map((client) => `S3 gateway with ${client}, since it is not on PATH.`),
  ];
}

/** Said before anything runs and again at the end, so that a skipped thing is no secret. */
function saySkipped() {
  for (const what of skippedHere()) console.log(`SKIPPED: ${what}`);
}

function sayWhatIsThere() {
  console.log(onPath('chromium') || (process.env.CHROMIUM_PATH ?? '') !== '' ? 'Journeys: in chromium of this machine.' : 'Journeys: in the chromium of @sparticuz/chromium.');
  saySkipped();
}

const words = process.argv.slice(2);
const paths = words.filter((word) => !(word in PARTS));
if (paths.length > 0) PARTS.chosen = () => jest('chosen', ['--testPathPatterns', ...paths, '--passWithNoTests']);
// types come first: the specs' set-up is one of the programs that are compiled. Parts of one row go at once, on a stack or
// files of their own: where one waits for a page at rest, or has one thread only, the other computes.
const everything = [['types'], ['lint', 'unit'], ['database'], ['http'], ['web'], ['pages', 'journeys']];
const chosen = words.length === 0 ? everything : everything.map((row) => row.filter((name) => words.includes(name)));
const plan = paths.length > 0 ? [...chosen.filter((row) => !row.includes('types')), ['types'], ['chosen']] : chosen;
mkdirSync(REPORTS, { recursive: true });
sayWhatIsThere();
const results = [];
const rows = [];

async function carryOut(name) {
  console.log(`\n── ${name} ──`);
  const begun = performance.now();
  const result = await PARTS[name]();
  results.push(result);
  rows.push(`${name.padEnd(10)} ${String(result.passed).padStart(5)} passed ${String(result.failed).padStart(4)} failed  ${seconds(begun).padStart(6)}`);
}

for (const row of plan) await Promise.all(row.map(carryOut));
const { passed, failed } = sum(results);
console.log(`\n${rows.join('\n')}\n`);
saySkipped();
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
