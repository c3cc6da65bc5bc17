import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks per second of /proc (getconf CLK_TCK): 100 on every Linux that Node runs on. */
const TICKS = 100;

type Process = { readonly pid: number; readonly parent: number; readonly ticks: number };

function processOf(pid: string): Process | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { pid: Number(pid), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return null; // ended between the listing and the reading
  }
}

function all(): Process[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => processOf(pid) ?? []);
}

function treeOf(root: number, processes: readonly Process[]): Process[] {
  const own = processes.filter((one) => one.pid === root);
  return [...own, ...processes.filter((one) => one.parent === root && one.pid !== root).flatMap((child) => treeOf(child.pid, processes))];
}

/** CPU seconds, user and system, of a process and its descendants so far. */
export function cpuSeconds(root: number): number {
  return treeOf(root, all()).reduce((sum, one) => sum + one.ticks, 0) / TICKS;
}

/** Proportional set size of a process and its descendants, in MiB: shared pages are counted once between those that share them. */
export function pssMebibytes(root: number): number {
  const kibibytes = treeOf(root, all()).map(({ pid }) => {
    try {
      return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      return 0; // ended, or a kernel thread
    }
  });
  return kibibytes.reduce((sum, one) => sum + one, 0) / 1024;
}

/** Pids of a process's direct children, by a word of their command line. */
export function childrenNamed(root: number, word: string): number[] {
  return treeOf(root, all()).map((one) => one.pid).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(word);
    } catch {
      return false;
    }
  });
}
