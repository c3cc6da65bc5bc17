import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { choosePort, isRunning, waitUntil } from '@sinau/engines';
import { S3ObjectStore } from '@sinau/storage';
import pg from 'pg';
import { z } from 'zod';
import { foldersOf } from './folders.js';
import { placeOf, type Place } from './place.js';
import { readSecrets } from './secrets.js';

const PROGRAM = 'apps/local/dist/main.js';
const records = z.array(z.object({ name: z.string(), pid: z.number(), mark: z.string() }));
export type Running = z.output<typeof records>[number];

/** Generous: other specs, and a stack of somebody's own, may run on the same two cores. */
export const PATIENCE = 120_000;
const READY = 'Ctrl-C stops everything';

const environmentOf = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    return ''; // it has ended, or is somebody else's
  }
};

/** The whole stack as `npm start` boots it, from what is built, with data and ports of its own. */
export class TriedStack {
  readonly folder = mkdtempSync(join(tmpdir(), 'sinau-stack-'));
  readonly folders = foldersOf({ SINAU_DATA: this.folder });
  said = '';
  #child: ChildProcess | null = null;
  #port = 0;
  #asked = 0;

  /** A port that was free a moment ago; other parts take theirs far from those of a stack that starts with the defaults. */
  async choosePort(): Promise<number> {
    this.#port = (await choosePort(27_100 + (process.pid % 900))).port;
    return this.#port;
  }

  run(...words: readonly string[]): ChildProcess {
    return this.runWith({}, ...words);
  }

  runWith(environment: NodeJS.ProcessEnv, ...words: readonly string[]): ChildProcess {
    const own = { NODE_OPTIONS: '', SINAU_DATA: this.folder, PORT: String(this.#port), SINAU_PORT_SHIFT: String(1_000 + (process.pid % 5_000)) };
    const child = spawn(process.execPath, [PROGRAM, ...words], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...own, ...environment } });
    const hear = (data: Buffer): void => void (this.said += data.toString('utf8'));
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    return child;
  }

  async start(environment: NodeJS.ProcessEnv = {}, ...words: readonly string[]): Promise<void> {
    this.said = '';
    const child = this.runWith(environment, ...words);
    this.#child = child;
    const ended = (): boolean => child.exitCode !== null || child.signalCode !== null;
    const told = await waitUntil(() => this.said.includes(READY) || ended(), PATIENCE);
    if (!told || ended()) throw new Error(`the stack did not start:\n${this.said}`);
  }

  /** Sends a signal to the supervisor alone and waits for its end. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const code = exitOf(child);
    child.kill(signal);
    return code;
  }

  get place(): Place {
    const place = placeOf(this.folders);
    if (place === null) throw new Error('the stack does not run');
    return place;
  }

  parts(): readonly Running[] {
    return records.parse(JSON.parse(readFileSync(this.folders.processesFile, 'utf8'))).filter(({ pid, mark }) => isRunning(pid, mark));
  }

  part(name: string): Running | undefined {
    return this.parts().find((one) => one.name === name);
  }

  /** Every process that was started for this folder, also those that nobody wrote down: all inherit SINAU_DATA. */
  processes(): readonly number[] {
    if (process.platform !== 'linux') return this.parts().map(({ pid }) => pid);
    const mark = `SINAU_DATA=${this.folder}`;
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && environmentOf(name).includes(mark)).map(Number);
  }

  /** A wrong login: the API has to ask the database before it can refuse. */
  answers(): Promise<boolean> {
    return this.post('/api/sessions', { login: 'nobody@sinau.test', password: 'not a password' }).then(({ status }) => status >= 400 && status < 500, () => false);
  }

  post(path: string, body: object): Promise<Response> {
    const origin = this.place.address;
    const headers = { origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
    return fetch(`${origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  /** Rows in the stack's own database, as its superuser. */
  async sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    const { superuser } = readSecrets(this.folders.secretsFile);
    const client = new pg.Client({ host: '127.0.0.1', port: this.place.ports.postgres, user: 'postgres', password: superuser, database: 'sinau' });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Row>(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  async withStore<Result>(work: (store: S3ObjectStore) => Promise<Result>): Promise<Result> {
    const { s3 } = readSecrets(this.folders.secretsFile);
    const endpoint = `http://127.0.0.1:${this.place.ports.s3}`;
    const store = new S3ObjectStore({ endpoint, publicEndpoint: null, region: 'us-east-1', bucket: 'sinau', ...s3, pathStyle: true });
    try {
      return await work(store);
    } finally {
      store.close();
    }
  }

  /** What a person does: asks for a mail (a row and its job in one transaction) and stores a file. Both were acknowledged. */
  async leaveTrace(): Promise<Trace> {
    const [person] = await this.sql<{ email: string }>('select email from accounts where email is not null order by email offset $1 limit 1', [this.#asked]);
    this.#asked += 1;
    const to = person?.email ?? '';
    const { status } = await this.post('/api/password-resets', { login: to });
    if (status !== 202) throw new Error(`the mail to ${to} was answered with ${status}`);
    const key = `kept/${this.#asked}`;
    await this.withStore((store) => store.put(key, Buffer.from(`bytes of ${key}`), { contentType: 'text/plain' }));
    return { to, key };
  }

  /** The mail went through the queue, once, and the file's bytes are whole. */
  async kept({ to, key }: Trace): Promise<boolean> {
    const mails = await this.sql<{ state: string }>(`select state from mails where to_address = $1 and template = 'password-reset'`, [to]);
    if (mails.length !== 1 || mails[0]?.state !== 'sent') return false;
    const bytes = await this.withStore(async (store) => (await store.get(key)).body.toArray());
    return Buffer.concat(bytes).toString('utf8') === `bytes of ${key}`;
  }

  async remove(): Promise<void> {
    await this.end('SIGTERM');
    for (const pid of this.processes()) if (existsSync(`/proc/${pid}`)) process.kill(pid, 'SIGKILL');
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

export type Trace = { readonly to: string; readonly key: string };

export const exitOf = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once('exit', resolve));
