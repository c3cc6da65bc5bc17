import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cycleTable, measureCycle } from './cycle.js';
import { REPOSITORY, startStack } from './stack.js';

const folder = join(REPOSITORY, '.data/bench-cycle');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const stack = await startStack(folder);
try {
  console.log(cycleTable(await measureCycle(stack, Number(process.argv[2] ?? 40))));
} catch (error) {
  // Told before the stack stops: connections that break then would speak over it.
  console.error(error);
  process.exitCode = 1;
} finally {
  await stack.stop();
}
