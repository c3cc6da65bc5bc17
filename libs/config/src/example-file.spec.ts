import { expect, test } from '@jest/globals';
import { readApiConfiguration, readMigrateConfiguration, readWorkerConfiguration } from './configuration.js';
import { exampleFile } from './example-file.js';

/** What a shell or Docker makes of the file. */
const variables = Object.fromEntries(
  exampleFile()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1).replace(/^"(.*)"$/, '$1')]),
);

test('the example file, taken as it is, is a configuration for each role', () => {
  expect(readApiConfiguration(variables)).toMatchObject({ ok: true });
  expect(readWorkerConfiguration(variables)).toMatchObject({ ok: true });
  expect(readMigrateConfiguration(variables)).toMatchObject({ ok: true });
});
