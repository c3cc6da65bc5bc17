// Walks Vite's manifest from each page over its static imports and compares the gzip size with the budget.
// What only a browser can tell, shifts of the layout and idle work, is checked by the journey `quiet-pages`.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = new URL('./dist/', import.meta.url).pathname;
const manifestFile = join(dist, '.vite/manifest.json');
if (!existsSync(manifestFile)) {
  console.error('No build to measure: run `vite build` first.');
  process.exit(1);
}
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));

/** kB, gzip, 1000 B: docs/architecture.md, Budgets. */
const BUDGETS = {
  'learner page': { js: 170, css: 20 },
  'quiz or lesson, added': { js: 35, css: 8 },
  'player, added': { js: 100, css: 12 },
  'login': { js: 120, css: 15 },
  'staff page': { js: 300, css: 40 },
  'editor, added': { js: 140, css: 40 },
};
/** kB: each font file, which is compressed already; and all that a learner's first page brings: HTML, scripts, styles, font, picture of the tab. */
const FONT = 30;
const TOTAL = 250;

const keys = Object.keys(manifest);
const DOOR = ['index.html', 'src/ui/locale/id.ts'];
const SHELL = [...DOOR, 'src/frame.tsx', 'src/guard.ts', 'src/ui/shell/shell.tsx', 'src/ui/shell/session-guard.tsx'];
const STAFF_SHELL = [...SHELL, 'src/staff-tree.ts'];
const ADMIN_SHELL = [...STAFF_SHELL, 'src/ui/shell/admin-shell.tsx'];
const featureOf = (key) => /^src\/features\/([^/]+)\//.exec(key)?.[1];
const catalogueOf = (key) => `src/features/${featureOf(key)}/locale/id.ts`;

/** Every file that is loaded before one of `entries` runs. */
function closure(entries) {
  const files = { js: new Set(), css: new Set() };
  const seen = new Set();
  const visit = (key) => {
    const chunk = manifest[key];
    if (!chunk || seen.has(key)) return;
    seen.add(key);
    if (chunk.file.endsWith('.js')) files.js.add(chunk.file);
    if (chunk.file.endsWith('.css')) files.css.add(chunk.file);
    for (const style of chunk.css ?? []) files.css.add(style);
    for (const next of chunk.imports ?? []) visit(next);
  };
  entries.forEach(visit);
  return files;
}

/** The chunks of a page, by their keys in the manifest. */
function closureKeys(entry, seen = new Set()) {
  if (!manifest[entry] || seen.has(entry)) return [];
  seen.add(entry);
  return [entry, ...(manifest[entry].imports ?? []).flatMap((next) => closureKeys(next, seen))];
}

const sizes = new Map();
function size(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(dist, file)), { level: 9 }).length);
  return sizes.get(file);
}

function weigh(files, without) {
  const sum = (kind) => [...files[kind]].filter((file) => !without?.[kind].has(file)).reduce((total, file) => total + size(file), 0) / 1000;
  return { js: sum('js'), css: sum('css') };
}

const rows = [];
const failures = [];

const fonts = readdirSync(join(dist, 'assets')).filter((file) => /\.(woff2?|ttf|otf)$/.test(file)).map((file) => ({ file, weight: statSync(join(dist, 'assets', file)).size / 1000 }));
if (fonts.length === 0) failures.push('no font in the build');
for (const { file, weight } of fonts) if (weight > FONT) failures.push(`${file}: ${weight.toFixed(1)} kB, a font may weigh ${FONT}`);
/** Each is named in the HTML: fetched with the first page, whatever it is. */
const fontWeight = fonts.reduce((sum, { weight }) => sum + weight, 0);
const HTML = ['index.html', 'boot.js', 'icons/sinau.svg'];
const frameWeight = HTML.reduce((sum, file) => sum + size(file), 0) / 1000 + fontWeight;

function measure(budget, name, entries, without = null) {
  const files = closure(entries);
  const weight = weigh(files, without);
  const limit = BUDGETS[budget];
  const total = budget === 'learner page' || budget === 'login' ? weight.js + weight.css + frameWeight : null;
  const over = weight.js > limit.js || weight.css > limit.css || (total ?? 0) > TOTAL;
  rows.push({ budget, name, ...weight, total, limit, over });
  if (over) failures.push(`${name}: over the budget "${budget}"`);
  if (budget !== 'staff page' && budget !== 'editor, added') {
    const staff = [...files.js, ...files.css].filter((file) => file.startsWith('assets/staff/'));
    if (staff.length > 0) failures.push(`${name}: reaches code of authors or administrators: ${staff.join(', ')}`);
  }
}

const learnerPages = keys.filter((key) => /^src\/features\/[^/]+\/pages\/[^/]+\.page\.tsx$/.test(key));
const staffPages = keys.filter((key) => /^src\/features\/[^/]+\/(manage|admin)\/.*\.page\.tsx$/.test(key));
const base = closure([...SHELL, ...learnerPages.filter((key) => featureOf(key) === 'home')]);

for (const page of learnerPages) {
  const entries = [page, catalogueOf(page)];
  if (/(sign-in|ask-reset|reset-password)\.page/.test(page)) measure('login', page, [...DOOR, ...entries]);
  else if (featureOf(page) === 'style-guide') continue;
  else {
    measure('learner page', page, [...SHELL, ...entries]);
    if (featureOf(page) === 'quizzes' || page.endsWith('/lesson.page.tsx')) measure('quiz or lesson, added', page, entries, base);
  }
}
for (const key of ['index.html', 'src/staff-tree.ts', 'src/ui/shell/admin-shell.tsx']) if (!manifest[key]) failures.push(`${key} is not in the build: its weight would not count`);
for (const page of staffPages) measure('staff page', page, [...(page.includes('/admin/') ? ADMIN_SHELL : STAFF_SHELL), page, catalogueOf(page)]);
/** What learners' pages load, at once or after a tap. What only authors load is bundled with their code, and weighed with it. */
const ofLearners = new Set();
function reach(key) {
  if (key === 'index.html' || ofLearners.has(key)) return; // the entry names every page, also the authors'
  ofLearners.add(key);
  for (const next of [...(manifest[key]?.imports ?? []), ...(manifest[key]?.dynamicImports ?? [])]) reach(next);
}
learnerPages.forEach(reach);
for (const key of keys.filter((key) => /^src\/(features|ui)\/.*player\.tsx$/.test(key) && manifest[key].isDynamicEntry && ofLearners.has(key))) measure('player, added', key, [key], base);
// An editor is added to the staff page that opens it, which has its fields and dialogs already.
const opener = (editor) => closure([...SHELL, ...staffPages.filter((page) => closureKeys(page).some((key) => manifest[key]?.dynamicImports?.includes(editor)))]);
for (const key of keys.filter((key) => /^src\/features\/.*editor\.tsx$/.test(key) && manifest[key].isDynamicEntry)) measure('editor, added', key, [key], opener(key));

/** Chunks that import each other may run before what they need is there: the page then stays white. */
function findCycle(key, path = [], seen = new Set()) {
  if (path.includes(key)) return [...path.slice(path.indexOf(key)), key];
  if (seen.has(key) || !manifest[key]) return null;
  for (const next of manifest[key].imports ?? []) {
    const cycle = findCycle(next, [...path, key], seen);
    if (cycle) return cycle;
  }
  seen.add(key);
  return null;
}
const walked = new Set();
const cycle = keys.map((key) => findCycle(key, [], walked)).find((found) => found !== null);
if (cycle) failures.push(`chunks import each other: ${cycle.join(' > ')}`);

const cell = (value, limit) => `${value.toFixed(1)} / ${limit}`.padStart(13);
console.log(`${'budget'.padEnd(24)}${'JS kB'.padStart(13)}${'CSS kB'.padStart(13)}${'all kB'.padStart(13)}  entry`);
for (const row of rows) console.log(`${row.budget.padEnd(24)}${cell(row.js, row.limit.js)}${cell(row.css, row.limit.css)}${row.total === null ? ' '.repeat(13) : cell(row.total, TOTAL)}  ${row.over ? 'OVER ' : ''}${row.name.replace('src/features/', '')}`);
for (const { file, weight } of fonts) console.log(`${'font'.padEnd(24)}${cell(weight, FONT)}${' '.repeat(26)}  ${file}`);
if (!rows.some((row) => row.budget === 'login')) failures.push('the login page is missing from the build');
if (failures.length > 0) {
  console.error(`\n${failures.join('\n')}`);
  process.exit(1);
}
