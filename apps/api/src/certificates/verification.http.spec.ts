import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MemoryObjectStore } from '@sinau/storage';
import { startTestApi, type Answer, type TestApi } from '../api.spec-kit.js';
import { learningWorld } from '../learning.spec-kit.js';
import { addTemplate, finish, startIssuer, type TestIssuer } from './issuing.spec-kit.js';

/** The way to PostgreSQL, which a spec can close. */
class Road {
  away = false;
  private readonly sockets = new Set<Socket>();
  private target = 0;
  private readonly server = createServer((socket) => this.pass(socket));

  open(): Promise<void> {
    return new Promise((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  /** The same database by this road. */
  by(address: string): string {
    const url = new URL(address);
    this.target = Number(url.port);
    const { port } = this.server.address() as AddressInfo;
    url.host = `127.0.0.1:${port}`;
    return url.toString();
  }

  close(): void {
    this.away = true;
    for (const socket of this.sockets) socket.destroy();
  }

  end(): void {
    this.close();
    this.server.close();
  }

  private pass(socket: Socket): void {
    if (this.away) return void socket.destroy();
    const onward = connect(this.target, '127.0.0.1');
    for (const one of [socket, onward]) {
      this.sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => [socket, onward].forEach((end) => end.destroy()));
    }
    socket.pipe(onward).pipe(socket);
  }
}

const road = new Road();
let api: TestApi;
let issuer: TestIssuer;
let code: string;
let certificateId: string;
let stranger = 0;

/** From an address of its own each time, so that no spec is limited by another. */
function look(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  stranger += 1;
  return api.as(null).get(path, { 'x-forwarded-for': `203.0.113.${stranger}`, ...headers });
}

beforeAll(async () => {
  await road.open();
  api = await startTestApi((options) => ({ ...options, databaseUrl: road.by(options.databaseUrl) }));
  issuer = await startIssuer(api, new MemoryObjectStore());
  const world = await learningWorld(api);
  await addTemplate(api, api.agency.id);
  await api.sql(`update people set full_name = 'Siti <b>Rahmawati</b>' where id = $1`, [api.people.learner.id]);
  const outcome = await issuer.issue.run(issuer.actor, await finish(api, world, api.people.learner));
  if (outcome.kind !== 'issued') throw new Error(JSON.stringify(outcome));
  certificateId = outcome.certificateId;
  await issuer.render.run(issuer.actor, certificateId);
  [{ code } = { code: '' }] = await api.sql<{ code: string }>('select code from certificates where id = $1', [certificateId]);
}, 60_000);
afterAll(async () => {
  await issuer.close();
  await api.close();
  road.end();
});

/** Ends the API's connections and waits until it has new ones. */
async function renewConnections(): Promise<void> {
  await api.sql(`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1 and usename = 'sinau_app'`, [api.database.name]);
  const until = Date.now() + 10_000;
  while ((await look('/verifikasi/halo')).status !== 404) if (Date.now() > until) throw new Error('the API found no new connection');
}

test('a valid certificate: what is on record, the identifier masked, nothing that runs', async () => {
  const page = await look(`/verifikasi/${code}`);
  expect(page.status).toBe(200);
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(page.headers).toMatchObject({ 'x-robots-tag': 'noindex, nofollow', 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'self'/);
  for (const text of ['Sertifikat ini sah', 'Siti &lt;b&gt;Rahmawati&lt;/b&gt;', '19900101••••••••01', 'Pemerintah Kota Tirta', 'Manajemen risiko di puskesmas', '10 JP']) expect(page.text).toContain(text);
  expect(page.text).not.toContain(api.people.learner.identifier);
  expect(page.text).not.toMatch(/<script|<img|javascript:|style="|https?:\/\//);
  const [row] = await api.sql<{ pdf_sha256: string }>('select pdf_sha256 from certificates where id = $1', [certificateId]);
  expect(page.text).toContain(row?.pdf_sha256);
  expect(page.bytes.byteLength).toBeLessThan(20_000);
});

test('a code is found however it was typed, by the form too, and in English', async () => {
  const typed = code.toLowerCase().match(/.{1,4}/g)?.join('-').replaceAll('0', 'o').replaceAll('1', 'l') ?? '';
  expect((await look(`/verifikasi/${typed}`)).status).toBe(200);
  const form = await look(`/verifikasi?kode=${encodeURIComponent(` ${typed} `)}`);
  expect([form.status, form.headers.location]).toEqual([303, `/verifikasi/${code}?bahasa=id`]);
  expect((await look(`/verifikasi/${code}?bahasa=en&utm_source=x`)).text).toContain('This certificate is valid');
  expect((await look(`/verifikasi/${code}`, { 'accept-language': 'en-GB' })).text).toContain('<html lang="en">');
  const partial = await look('/verifikasi?kode=%3Cscript%3E12');
  expect(partial.text).toContain('value="&lt;script&gt;12"');
  expect(partial.text).toContain('26 huruf dan angka');
});

test('no such certificate, a code of another kind, and a signed-in reader: not found', async () => {
  for (const path of [`/verifikasi/${'0'.repeat(26)}`, '/verifikasi/halo', `/verifikasi/${code.slice(0, 25)}`]) {
    const page = await look(path);
    expect([page.status, page.text.includes('Sertifikat tidak ditemukan')]).toEqual([404, true]);
  }
});

test('thirty looks in a minute from one address, and ten misses in ten minutes', async () => {
  const from = { 'x-forwarded-for': '198.51.100.7' };
  for (let index = 0; index < 30; index += 1) expect((await look(`/verifikasi/${code}`, from)).status).toBe(200);
  const limited = await look(`/verifikasi/${code}`, from);
  expect([limited.status, Number(limited.headers['retry-after']) <= 60, limited.text.includes('Terlalu banyak pemeriksaan')]).toEqual([429, true, true]);
  const guesser = { 'x-forwarded-for': '198.51.100.8' };
  for (let index = 0; index < 10; index += 1) expect((await look(`/verifikasi/${String(index).repeat(26)}`, guesser)).status).toBe(404);
  expect((await look(`/verifikasi/${'A'.repeat(26)}`, guesser)).status).toBe(429);
});

test('a database that only reads still answers', async () => {
  await api.sql(`alter role sinau_app in database ${api.database.name} set default_transaction_read_only = on`);
  await renewConnections();
  expect((await look(`/verifikasi/${code}`)).text).toContain('Sertifikat ini sah');
  await api.sql(`alter role sinau_app in database ${api.database.name} reset default_transaction_read_only`);
  await renewConnections();
});

describe('revoked and unknown are told apart', () => {
  test('revoked: when and why, never the inner reason', async () => {
    const revoked = await api.as(api.people.agencyAdmin).post(`/api/certificates/${certificateId}/revocation`, { reason: 'Catatan rahasia', class: 'data_error' });
    expect(revoked.status).toBe(200);
    const page = await look(`/verifikasi/${code}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Sertifikat ini sudah dicabut');
    expect(page.text).toContain('Ada data yang keliru pada sertifikat');
    expect(page.text).not.toContain('Catatan rahasia');
    expect(page.text).not.toContain('Sertifikat ini sah');
  });

  test('a database that is away is no verdict: cannot be checked now, 503, come back', async () => {
    road.close();
    const page = await look(`/verifikasi/${code}`);
    road.away = false;
    expect([page.status, page.headers['retry-after']]).toEqual([503, '30']);
    expect(page.text).toContain('Tidak dapat diperiksa sekarang');
    expect(page.text).not.toMatch(/tidak ditemukan|dicabut<|sah<\/h1>/);
    expect((await look(`/verifikasi/${code}`)).status).toBe(200);
  });
});
