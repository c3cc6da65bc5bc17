import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { dyingWithParent, unprivileged } from './unprivileged.js';

export interface ServiceOptions {
  readonly name: string;
  readonly file: string;
  readonly arguments: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  readonly logFile: string;
  /** What asks it to stop in order; also what the kernel sends when this process dies (Linux). */
  readonly stopSignal: NodeJS.Signals;
  /** A program that refuses to run as root. */
  readonly refusesRoot?: boolean;
  /** A Node program that talks over an IPC channel. */
  readonly channel?: boolean;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A child process with a log file, in its own process group: Ctrl-C reaches only the parent, which stops all in order. */
export class Service {
  readonly name: string;
  readonly pid: number;
  readonly exited: Promise<Exit>;
  readonly child: ChildProcess;
  readonly #stopSignal: NodeJS.Signals;
  #exit: Exit | null = null;

  private constructor(options: ServiceOptions, child: ChildProcess) {
    this.name = options.name;
    this.child = child;
    this.pid = child.pid ?? 0;
    this.#stopSignal = options.stopSignal;
    this.exited = new Promise((resolve) => {
      const settle = (exit: Exit): void => {
        this.#exit ??= exit;
        resolve(this.#exit);
      };
      child.once('exit', (code, signal) => settle({ code, signal }));
      child.once('error', () => settle({ code: 127, signal: null }));
    });
  }

  static start(options: ServiceOptions): Service {
    mkdirSync(dirname(options.logFile), { recursive: true });
    const log = openSync(options.logFile, 'a');
    const wrap = options.refusesRoot === true ? unprivileged : dyingWithParent;
    const command = wrap(options.file, options.arguments, options.stopSignal);
    try {
      const child = spawn(command.file, [...command.arguments], {
        stdio: options.channel === true ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
        env: options.environment ?? process.env,
        detached: true,
        ...(command.uid === undefined ? {} : { uid: command.uid, gid: command.uid }),
      });
      return new Service(options, child);
    } finally {
      closeSync(log);
    }
  }

  get running(): boolean {
    return this.#exit === null;
  }

  /** Asks it to stop and waits; after `graceMs` it is killed. */
  async stop(graceMs: number): Promise<Exit> {
    if (!this.running) return this.exited;
    this.child.kill(this.#stopSignal);
    const timer = setTimeout(() => this.child.kill('SIGKILL'), graceMs);
    try {
      return await this.exited;
    } finally {
      clearTimeout(timer);
    }
  }
}
