/**
 * Who may import whom: the picture in docs/architecture.md, default-deny.
 * `npm:*` stands for any package of node_modules and Node's own modules.
 */
const NODE = '^(node:)?[a-z_/0-9]+$';
const MAY_IMPORT = {
  'libs/domain': [], // pure TypeScript: runs in the browser, in workers, in tests without any set-up
  'libs/contracts': ['libs/domain', 'npm:zod'],
  'libs/config': ['npm:zod'],
  'libs/persistence': ['libs/domain', 'libs/contracts', 'npm:*'],
  'libs/queue': ['libs/contracts', 'npm:*'],
  'libs/storage': ['npm:*'],
  'libs/media': ['npm:*'],
  'libs/documents': ['npm:*'],
  'libs/mail': ['npm:*'],
  'libs/application': ['libs/domain', 'libs/contracts', 'libs/persistence', 'libs/queue', 'libs/storage', 'libs/media', 'libs/documents', 'libs/mail', 'npm:*'],
  'libs/engines': ['npm:*'],
  'libs/testing': ['libs/[a-z]+', 'npm:*'],
  'apps/web': ['libs/contracts', 'libs/domain', 'npm:*'],
  'apps/api': ['libs/(?!testing|engines)[a-z]+', 'npm:*'],
  'apps/worker': ['libs/(?!testing|engines)[a-z]+', 'npm:*'],
  'apps/local': ['libs/(?!testing)[a-z]+', 'npm:*'],
  'apps/e2e': ['libs/testing', 'libs/engines', 'libs/contracts', 'npm:*'],
  'apps/bench': ['libs/(testing|engines|persistence|domain|contracts|config)', 'npm:*'],
};
const target = (name) => {
  if (name === 'npm:*') return `(node_modules/|${NODE})`;
  if (name.startsWith('npm:')) return `node_modules/${name.slice(4)}/`;
  return `^${name}/(src|demo)/`;
};

module.exports = {
  allowedSeverity: 'error',
  allowed: [
    ...Object.entries(MAY_IMPORT).flatMap(([from, targets]) =>
      [from, ...targets].map((to) => ({
        from: { path: `^${from}/` },
        to: { path: to === from ? `^${from}/` : target(to) },
      })),
    ),
    // specs may use the test kit, and any package
    { from: { path: '(\\.(spec|journey|spec-kit)\\.tsx?$|^tests/)' }, to: { path: `(^(libs|apps)/[a-z0-9]+/|node_modules/|${NODE})` } },
  ],
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'two files that need each other are one thing or hide a third; only entities may point at each other',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { pathNot: 'entity\\.ts$' } },
    },
    {
      name: 'testing-stays-in-tests',
      comment: 'the test kit boots databases and clocks; it must never reach a running system',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: '(\\.(spec|journey|spec-kit)\\.tsx?$|^libs/testing/|^apps/(e2e|bench)/)' },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'testing-is-built-last',
      comment: 'the test kit is built after every other lib: a spec of theirs that imports it fails to build in a fresh clone; such a spec stands in libs/testing or an app',
      severity: 'error',
      from: { path: '^libs/(?!testing/)' },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'features-do-not-cross',
      comment: 'a web feature is removed by deleting its folder; what two need belongs in ui/ or lib/',
      severity: 'error',
      from: { path: '^apps/web/src/features/([^/]+)/' },
      to: { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules|dist' },
    exclude: { path: '(^|/)(dist|dist-types|\\.data|\\.cache)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['@sinau/source', 'import', 'default'] },
  },
};
