import { readFileSync, writeFileSync } from 'node:fs';

const mebibytes = (pid: number, field: 'VmRSS' | 'VmHWM'): number =>
  Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? NaN) / 1024;

/** Resident memory of one process in MiB, now. */
export const residentMebibytes = (pid: number): number => mebibytes(pid, 'VmRSS');

/** The most it held since `forgetPeak`, in MiB. */
export const peakMebibytes = (pid: number): number => mebibytes(pid, 'VmHWM');

/** Linux starts its count of the peak anew (proc(5), clear_refs). */
export const forgetPeak = (pid: number): void => writeFileSync(`/proc/${pid}/clear_refs`, '5');
