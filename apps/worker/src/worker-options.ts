import type { WorkerConfiguration } from '@sinau/config';
import type { JobDefinition } from '@sinau/contracts/jobs';
import type { Type } from '@nestjs/common';
import type { Logger } from 'pino';

export const WORKER_OPTIONS = Symbol('WorkerOptions');
/** A pino logger. */
export const LOG = Symbol('Log');

export type WorkerTiming = {
  /** the relay looks for rows this often even when no notification woke it */
  readonly pollMs: number;
  /** between two looks for jobs that the queue has lost */
  readonly sweepMs: number;
  /** a relayed row this old counts as lost when the queue holds fewer jobs than that */
  readonly lostAfterSeconds: number;
  /** a relayed row this old is handed over again in any case; a job that is still there swallows it */
  readonly surelyAfterSeconds: number;
  /** runs before a job fails for good */
  readonly attempts: number;
  /** before the second run, doubling after */
  readonly firstDelayMs: number;
  /** how long a silent worker is believed alive */
  readonly lockMs: number;
  /** how long running jobs may take to end when the process is told to stop */
  readonly graceMs: number;
};

export const defaultTiming: WorkerTiming = {
  pollMs: 2_000,
  sweepMs: 5_000,
  lostAfterSeconds: 20,
  surelyAfterSeconds: 300,
  attempts: 8,
  firstDelayMs: 1_000,
  lockMs: 10_000,
  graceMs: 10_000,
};

export type WorkerOptions = {
  readonly configuration: WorkerConfiguration;
  readonly log: Logger;
  /** Every one must have one handler among the features. */
  readonly declared: readonly JobDefinition[];
  readonly features: readonly Type[];
  readonly timing: WorkerTiming;
};
