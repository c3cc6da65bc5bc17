import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** The conventional id of `nobody`; PostgreSQL refuses to run as 0. */
export const NOBODY = 65534;

export interface Command {
  readonly file: string;
  readonly arguments: readonly string[];
  /** Set only where no helper program could change the user: Node does it then. */
  readonly uid?: number;
}

export const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * The user changes but the right to pass through folders that only root may enter stays,
 * so that a clone below /root works; every other right is dropped.
 */
const DROP_TO_NOBODY = [
  `--reuid=${NOBODY}`,
  `--regid=${NOBODY}`,
  '--clear-groups',
  '--securebits=+no_setuid_fixup',
  '--inh-caps=-all,+dac_override',
  '--ambient-caps=-all,+dac_override',
  '--bounding-set=-all,+dac_override',
];
const DROP_EVERYTHING = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];

const works = (setpriv: string, options: readonly string[]): boolean =>
  spawnSync(setpriv, [...options, '/bin/true'], { stdio: 'ignore' }).status === 0;

let known: { setpriv: string | null; dropping: readonly string[] | null } | undefined;

function abilities(): { setpriv: string | null; dropping: readonly string[] | null } {
  if (known) return known;
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv', '/sbin/setpriv'].find((file) => existsSync(file)) ?? null;
  if (process.platform !== 'linux' || setpriv === null || !works(setpriv, ['--pdeathsig', 'TERM'])) {
    return (known = { setpriv: null, dropping: null });
  }
  const dropping = isRoot() ? ([DROP_TO_NOBODY, DROP_EVERYTHING].find((options) => works(setpriv, options)) ?? null) : [];
  return (known = { setpriv, dropping });
}

/** Lets the kernel send `signal` to the program when its parent dies, where that exists (Linux with setpriv). */
export function dyingWithParent(file: string, programArguments: readonly string[], signal: NodeJS.Signals): Command {
  const { setpriv } = abilities();
  if (setpriv === null) return { file, arguments: programArguments };
  return { file: setpriv, arguments: ['--pdeathsig', signal.slice(3), file, ...programArguments] };
}

/** The same for a program that refuses root: as root it runs as `nobody`, else as who we are. */
export function unprivileged(file: string, programArguments: readonly string[], signal: NodeJS.Signals): Command {
  if (!isRoot()) return dyingWithParent(file, programArguments, signal);
  const { setpriv, dropping } = abilities();
  if (setpriv === null || dropping === null) return { file, arguments: programArguments, uid: NOBODY };
  return { file: setpriv, arguments: [...dropping, '--pdeathsig', signal.slice(3), file, ...programArguments] };
}
