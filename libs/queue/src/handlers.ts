import type { JobDefinition } from '@sinau/contracts/jobs';
import type { z } from 'zod';
import type { JobContext, JobHandler } from './port.js';

/** Pairs a declared job with the function that does it. */
export function handler<P extends z.ZodType>(
  job: JobDefinition<P>,
  run: (payload: z.output<P>, context: JobContext) => Promise<void>,
): JobHandler<P> {
  return { job, run };
}

/**
 * Throws when a declared job has no handler or two, or a handler serves a job that isn't declared:
 * all findings in one message.
 */
export function assertHandlers(declared: readonly Pick<JobDefinition, 'name'>[], handlers: readonly JobHandler[]): void {
  const serving = new Map<string, number>();
  for (const { job } of handlers) serving.set(job.name, (serving.get(job.name) ?? 0) + 1);
  const names = declared.map(({ name }) => name);
  const findings = [
    ...duplicates(names).map((name) => `${name} is declared twice`),
    ...names.filter((name) => !serving.has(name)).map((name) => `${name} has no handler`),
    ...[...serving].filter(([, count]) => count > 1).map(([name, count]) => `${name} has ${count} handlers`),
    ...[...serving.keys()].filter((name) => !names.includes(name)).map((name) => `${name} is handled but not declared`),
  ];
  if (findings.length > 0) throw new Error(`jobs and handlers do not match: ${findings.join('; ')}`);
}

function duplicates(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
