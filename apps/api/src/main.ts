import { readApiConfiguration } from '@sinau/config';
import { apiOptionsOf } from './platform/api-options.js';
import { runProcess } from './run-process.js';

const reading = readApiConfiguration(process.env);
if (!reading.ok) {
  process.stderr.write(reading.problems.map((problem) => `${problem}\n`).join(''));
  process.exit(1);
}
await runProcess(apiOptionsOf(reading.value), reading.value);
