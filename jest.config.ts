/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

const swc = [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    jsc: {
      target: 'es2022',
      keepClassNames: true,
      parser: { syntax: 'typescript', tsx: true, decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
    },
    module: { type: 'es6' },
  },
] as const;

// `import` is left out of the conditions on purpose: Jest's resolver then picks Node builds that it can link.
const base = {
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': swc as unknown as [string, Record<string, unknown>] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['@sinau/source', 'node', 'node-addons'] },
};

/** Specs whose name ends in .db.spec.ts need PostgreSQL; .http.spec.ts the whole API on PostgreSQL. */
const needsDatabase = ['\\.db\\.spec\\.ts$', '\\.http\\.spec\\.ts$'];
// Node loads these two itself, outside Jest's own module system, so they are named as `tsc -b` leaves them.
const globalSetup = '<rootDir>/libs/testing/dist/jest/global-setup.js';
const globalTeardown = '<rootDir>/libs/testing/dist/jest/global-teardown.js';
const folders = ['<rootDir>/libs/*/src/**', '<rootDir>/apps/{api,worker,local,bench}/src/**', '<rootDir>/apps/local/demo', '<rootDir>/tests/**'];

const config: Config = {
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: folders.map((folder) => `${folder}/*.spec.ts`),
      testPathIgnorePatterns: ['/node_modules/', '/dist/', ...needsDatabase],
    },
    {
      ...base,
      displayName: 'database',
      globalSetup,
      globalTeardown,
      testMatch: folders.map((folder) => `${folder}/*.{db,http}.spec.ts`),
      testPathIgnorePatterns: ['/node_modules/', '/dist/'],
    },
    {
      ...base,
      displayName: 'web',
      testEnvironment: 'jsdom',
      moduleNameMapper: { ...base.moduleNameMapper, '\\.css$': '<rootDir>/apps/web/src/ui/empty-style.ts' },
      testMatch: ['<rootDir>/apps/web/src/**/*.spec.{ts,tsx}'],
      globals: { __STYLE_GUIDE__: false },
    },
    {
      ...base,
      displayName: 'journeys',
      globalSetup: '<rootDir>/apps/e2e/dist/harness/global-setup.js',
      globalTeardown: '<rootDir>/apps/e2e/dist/harness/global-teardown.js',
      testMatch: ['<rootDir>/apps/e2e/src/**/*.journey.ts'],
      setupFilesAfterEnv: ['<rootDir>/apps/e2e/src/harness/patience.ts'],
    },
  ],
  // A bound against what never ends, not a measure: a busy machine is slow.
  testTimeout: 120_000,
  workerIdleMemoryLimit: '700MB',
};
export default config;
