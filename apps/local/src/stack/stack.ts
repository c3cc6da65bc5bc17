import { mkdirSync } from 'node:fs';
import { findRedis } from '@sinau/engines';
import { stackEnvironment } from './environment.js';
import type { Folders } from './folders.js';
import { givenServices } from './given.js';
import { Keeper, type Part } from './keeper.js';
import { scriptOf, startUntilReady } from './node-program.js';
import { choosePorts, type Ports } from './ports.js';
import { ProcessesFile } from './processes-file.js';
import { notePlace } from './place.js';
import type { Progress } from './progress.js';
import { readSecrets } from './secrets.js';
import { bootstrapPostgres, postgresPart, redisPart, s3Part, type Setting } from './services.js';
import { setUp, type DemoAccount } from './set-up.js';

export interface Running {
  readonly address: string;
  readonly ports: Ports;
  readonly accounts: readonly DemoAccount[];
  readonly queue: 'redis' | 'postgres';
}

/** The whole of Sinau on one machine: services first, then the database's shape, then the programs that serve. */
export class Stack {
  readonly #folders: Folders;
  readonly #progress: Progress;
  readonly #processes: ProcessesFile;
  /** In the order of their start. */
  readonly #services: Keeper[] = [];
  readonly #programs: Keeper[] = [];
  #stopped: Promise<void> | null = null;

  constructor(folders: Folders, progress: Progress) {
    this.#folders = folders;
    this.#progress = progress;
    mkdirSync(folders.logs, { recursive: true });
    this.#processes = new ProcessesFile(folders.processesFile);
  }

  /** `addressOf` says what people type, once the ports are known. */
  async start(addressOf: (ports: Ports) => string): Promise<Running> {
    const given = givenServices(process.env);
    const left = await this.#processes.stopLeftovers();
    if (left.length > 0) this.#progress.say(`Stopped what an earlier run had left: ${left.join(', ')}.`);
    const ports = await choosePorts(process.env, (text) => this.#progress.say(text));
    const setting: Setting = { folders: this.#folders, secrets: readSecrets(this.#folders.secretsFile), ports };
    const redis = given.redis || process.env['SINAU_REDIS'] === 'off' ? null : findRedis();
    const starts: Promise<void>[] = [];
    if (!given.database) starts.push(this.#keep('PostgreSQL', postgresPart(setting), ports.postgres).then(() => bootstrapPostgres(setting)));
    if (redis !== null) starts.push(this.#keep('Redis', redisPart(setting, redis), ports.redis));
    if (!given.storage) starts.push(this.#keep('S3', s3Part(setting), ports.s3));
    await Promise.all(starts);
    const address = addressOf(ports);
    const environment = stackEnvironment(setting, given, redis !== null, address);
    const { accounts } = await this.#progress.step('Database', () => setUp(this.#folders, environment), ({ migrations }) =>
      migrations === 0 ? 'up to date' : `${migrations} migrations`,
    );
    await Promise.all([this.#program('worker', environment), this.#program('api', environment)]);
    notePlace(this.#folders, { address, ports });
    return { address, ports, accounts, queue: redis !== null || given.redis ? 'redis' : 'postgres' };
  }

  /** A program's files have changed. */
  async restartPrograms(): Promise<void> {
    await Promise.all(this.#programs.map((program) => program.restart()));
  }

  /** The programs first, together; then the services, the last started first. */
  stop(): Promise<void> {
    this.#stopped ??= (async () => {
      await Promise.all(this.#programs.map((program) => program.stop()));
      for (const service of this.#services.toReversed()) await service.stop();
    })();
    return this.#stopped;
  }

  kill(): void {
    for (const keeper of [...this.#programs, ...this.#services]) keeper.kill();
  }

  async #keep(title: string, part: Part, port: number): Promise<void> {
    const keeper = new Keeper(part, this.#processes, (text) => this.#progress.say(text));
    this.#services.push(keeper);
    await this.#progress.step(title, () => keeper.start(), () => `127.0.0.1:${port}`);
  }

  async #program(name: 'api' | 'worker', environment: NodeJS.ProcessEnv): Promise<void> {
    const script = `apps/${name}/dist/main.js`;
    const keeper = new Keeper(
      {
        name,
        mark: scriptOf(script),
        stopSignal: 'SIGTERM',
        graceMs: 1_200,
        start: () => startUntilReady({ name, script, environment, folders: this.#folders }),
      },
      this.#processes,
      (text) => this.#progress.say(text),
    );
    this.#programs.push(keeper);
    await this.#progress.step(name === 'api' ? 'API' : 'Worker', () => keeper.start());
  }
}
