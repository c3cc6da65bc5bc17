import { cpus, release, totalmem } from 'node:os';
import type { CertificateRate } from './certificates.js';
import { cycleTable, type CycleRow } from './cycle.js';
import type { LcpRow } from './lcp.js';
import type { ListRow } from './lists.js';
import type { Row } from './paths.js';

export type Report = {
  readonly date: string;
  readonly machine: string;
  readonly paths: readonly Row[];
  readonly certificates: CertificateRate;
  readonly lists: readonly ListRow[];
  readonly cycle: readonly CycleRow[];
  readonly lcp: readonly LcpRow[];
  readonly memory: { readonly restMebibytes: number; readonly afterMebibytes: number };
};

export function machine(): string {
  return `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release().split('.').slice(0, 2).join('.')}, Node ${process.version}`;
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
const micros = (value: number) => `${Math.round(value)} µs`;

/** The figures as Markdown, for docs/benchmark.md. */
export function markdown(report: Report): string {
  const paths = report.paths.map((row) => [
    row.path, String(row.concurrency), `${micros(row.product.serverMicros)} + ${micros(row.product.databaseMicros)}`, `${micros(row.floor.serverMicros)} + ${micros(row.floor.databaseMicros)}`,
    `${row.cpuRatio.toFixed(2)}×`, `${Math.round(row.product.perSecond)} / ${Math.round(row.floor.perSecond)}`, `${row.speedRatio.toFixed(2)}×`, `${row.product.medianMs.toFixed(1)} / ${row.product.p99Ms.toFixed(1)} ms`, `${(row.product.bytes / 1000).toFixed(1)} kB`,
  ]);
  const lists = report.lists.map((row) => [row.list, row.people.toLocaleString('en'), String(row.statements), `${row.medianMs.toFixed(1)} ms`, `${row.p95Ms.toFixed(1)} ms`]);
  return [
    '# Benchmark', '',
    `\`npm run bench\`, ${report.date}. ${report.machine}. Product and floor took turns in one run; each row is the median of five rounds by CPU ratio.`,
    'The floor is `node:http` and one prepared statement per request, without session, permission, row-level security, validation or log.', '',
    table(['path', 'c', 'CPU per request (API + PostgreSQL)', 'floor', 'CPU ratio', 'requests/s (product / floor)', 'ratio', 'median / p99', 'body'], paths), '',
    `Certificates: ${report.certificates.issued} issued at ${report.certificates.perSecond.toFixed(0)} a second, printed and stored at ${report.certificates.printedPerSecond.toFixed(1)} a second by one worker.`, '',
    `Memory of the whole stack (PSS): ${Math.round(report.memory.restMebibytes)} MiB at rest, ${Math.round(report.memory.afterMebibytes)} MiB after the run.`, '',
    table(['list', 'people', 'statements', 'median', 'p95'], lists), '',
    cycleTable(report.cycle), '',
    'Largest contentful paint on a phone of 390 px, applied throttling (1.6 Mbit/s, 150 ms, CPU ÷ 4), medians of five visits:', '',
    table(['page', 'visit', 'LCP', 'sent', 'requests'], report.lcp.map((row) => [row.page, row.visit, `${(row.lcpMs / 1000).toFixed(2)} s`, `${row.kilobytes.toFixed(0)} kB`, String(row.requests)])), '',
  ].join('\n');
}
