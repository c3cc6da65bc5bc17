import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureCertificates } from './certificates.js';
import { childrenNamed, pssMebibytes } from './cpu.js';
import { measureCycle, type CycleRow } from './cycle.js';
import { measureLcp } from './lcp.js';
import { measureLists } from './lists.js';
import { measurePaths } from './paths.js';
import { machine, markdown, type Report } from './report.js';
import { REPOSITORY, startFloor, startStack } from './stack.js';
import { benchWorld } from './world.js';

const LEARNERS = 512;
const CERTIFICATES = 200;
const ROUNDS_OF_CYCLE = 40;

function freshFolder(name: string): string {
  const folder = join(REPOSITORY, '.data', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** On a stack of its own: the other lists grow the same agency otherwise. */
async function cycleAlone(): Promise<CycleRow[]> {
  const alone = await startStack(freshFolder('bench-cycle'));
  try {
    return await measureCycle(alone, ROUNDS_OF_CYCLE);
  } finally {
    await alone.stop();
  }
}

const cycle = await cycleAlone();
const folder = freshFolder('bench');
const stack = await startStack(folder);
try {
  const restMebibytes = pssMebibytes(stack.pid);
  const world = await benchWorld(stack.databaseUrl, LEARNERS);
  const floor = await startFloor(stack.databaseUrl);
  const [api = 0] = childrenNamed(stack.pid, 'apps/api/dist/main.js');
  const [postgres = 0] = childrenNamed(stack.pid, 'bin/postgres');
  const paths = await measurePaths({ port: stack.port, serverPid: api, databasePid: postgres }, { port: floor.port, serverPid: floor.pid, databasePid: postgres }, world);
  await floor.stop();
  const [learner] = world.learners;
  const lcp = await measureLcp(`http://127.0.0.1:${stack.port}`, learner?.cookie ?? '', [
    { name: 'sign-in', path: '/masuk', signedIn: false },
    { name: 'home', path: '/', signedIn: true },
    { name: 'course page', path: `/kursus/${learner?.enrolmentId ?? ''}`, signedIn: true },
  ]);
  const certificates = await measureCertificates(stack.databaseUrl, CERTIFICATES);
  const lists = await measureLists(stack);
  const report: Report = { date: new Date().toISOString().slice(0, 10), machine: machine(), paths, certificates, lists, cycle, lcp, memory: { restMebibytes, afterMebibytes: pssMebibytes(stack.pid) } };
  await world.close();
  writeFileSync(join(folder, 'report.json'), JSON.stringify(report, null, 2));
  const text = markdown(report);
  writeFileSync(join(REPOSITORY, 'docs/benchmark.md'), text);
  console.log(text);
} catch (error) {
  // Told before the stack stops: connections that break then would speak over it.
  console.error(error);
  process.exitCode = 1;
} finally {
  await stack.stop();
}
