import { cpuSeconds } from './cpu.js';
import { load, type LoadResult, type Shot } from './load.js';
import type { BenchWorld } from './world.js';

export type Target = { readonly port: number; readonly serverPid: number; readonly databasePid: number };
export type Measured = LoadResult & {
  /** Microseconds of CPU per request. */
  readonly serverMicros: number;
  readonly databaseMicros: number;
};
export type Row = { readonly path: string; readonly concurrency: number; readonly product: Measured; readonly floor: Measured; readonly cpuRatio: number; readonly speedRatio: number };

const CONCURRENCIES = [1, 32, 128];
const ROUNDS = 5;

async function measure(target: Target, concurrency: number, total: number, shotOf: (index: number) => Shot): Promise<Measured> {
  const [server, database] = [cpuSeconds(target.serverPid), cpuSeconds(target.databasePid)];
  const result = await load(target.port, concurrency, total, shotOf);
  const micros = (seconds: number) => (seconds * 1e6) / total;
  return { ...result, serverMicros: micros(cpuSeconds(target.serverPid) - server), databaseMicros: micros(cpuSeconds(target.databasePid) - database) };
}

const cpuOf = (one: Measured) => one.serverMicros + one.databaseMicros;
function median<T>(items: readonly T[], by: (item: T) => number): T {
  const sorted = [...items].sort((one, other) => by(one) - by(other));
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
}

type Path = {
  readonly name: string;
  /** Requests of one measure at more than one at a time: CPU is counted in ticks of 10 ms, and the floor's must be many. */
  readonly requests: number;
  readonly product: (world: BenchWorld, index: number) => Shot;
  readonly floor: (world: BenchWorld, index: number) => Shot;
};

const ours = { 'sec-fetch-site': 'same-origin' };
let sequence = 1;

function answersOf(world: BenchWorld, index: number): string {
  const { questionIds } = learnerAt(world, index);
  const questionId = questionIds[index % questionIds.length] ?? '';
  return JSON.stringify({ answers: [{ questionId, sequence: sequence++, response: { kind: 'single_choice', option: 'a' }, flagged: false }] });
}

function learnerAt(world: BenchWorld, index: number) {
  const learner = world.learners[index % world.learners.length];
  if (!learner) throw new Error('the bench has no learners');
  return learner;
}

const coursePage: Path = {
  name: 'course page',
  requests: 4_000,
  product: (world, index) => ({ method: 'GET', path: `/api/enrolments/${learnerAt(world, index).enrolmentId}`, headers: { ...ours, cookie: learnerAt(world, index).cookie } }),
  floor: (world, index) => ({ method: 'GET', path: `/course?id=${learnerAt(world, index).enrolmentId}` }),
};
const saveAnswer: Path = {
  name: 'save answer',
  requests: 12_000,
  product: (world, index) => ({ method: 'PUT', path: `/api/attempts/${learnerAt(world, index).attemptId}/answers`, headers: { ...ours, cookie: learnerAt(world, index).cookie }, body: answersOf(world, index) }),
  floor: (world, index) => ({ method: 'PUT', path: `/answers?id=${learnerAt(world, index).attemptId}&agency=${world.agencyId}`, body: answersOf(world, index) }),
};

/** Alternates product and floor, so that a noisy neighbour meets both; the median of the rounds is told. */
async function compare(path: Path, product: Target, floor: Target, world: BenchWorld, concurrency: number): Promise<Row> {
  const total = concurrency === 1 ? 1_000 : path.requests;
  const rounds: { product: Measured; floor: Measured }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({
      product: await measure(product, concurrency, total, (index) => path.product(world, index)),
      floor: await measure(floor, concurrency, total, (index) => path.floor(world, index)),
    });
  }
  const middle = median(rounds, (round) => cpuOf(round.product) / cpuOf(round.floor));
  return { path: path.name, concurrency, ...middle, cpuRatio: cpuOf(middle.product) / cpuOf(middle.floor), speedRatio: middle.floor.perSecond / middle.product.perSecond };
}

/** Submission closes an attempt for good: each round opens fresh ones, outside of what is timed. */
async function compareSubmit(product: Target, floor: Target, world: BenchWorld, concurrency: number): Promise<Row> {
  const rounds: { product: Measured; floor: Measured }[] = [];
  const total = world.learners.length;
  for (let round = 0; round < ROUNDS; round += 1) {
    const first = await world.reopen();
    const own = await measure(product, concurrency, total, (index) => ({
      method: 'POST', path: `/api/attempts/${first[index] ?? ''}/submit`, headers: { ...ours, cookie: learnerAt(world, index).cookie }, body: '{}',
    }));
    const second = await world.reopen();
    const raw = await measure(floor, concurrency, total, (index) => ({ method: 'POST', path: `/submit?id=${second[index] ?? ''}` }));
    rounds.push({ product: own, floor: raw });
  }
  const middle = median(rounds, (round) => cpuOf(round.product) / cpuOf(round.floor));
  return { path: 'submit', concurrency, ...middle, cpuRatio: cpuOf(middle.product) / cpuOf(middle.floor), speedRatio: middle.floor.perSecond / middle.product.perSecond };
}

/** The three hot paths at each concurrency, beside their raw floors. */
export async function measurePaths(product: Target, floor: Target, world: BenchWorld): Promise<Row[]> {
  const rows: Row[] = [];
  for (const path of [coursePage, saveAnswer]) {
    for (const [target, shots] of [[product, path.product], [floor, path.floor]] as const) await measure(target, 32, path.requests, (index) => shots(world, index)); // warm
    for (const concurrency of CONCURRENCIES) rows.push(await compare(path, product, floor, world, concurrency));
  }
  for (const concurrency of CONCURRENCIES) rows.push(await compareSubmit(product, floor, world, concurrency));
  return rows;
}
