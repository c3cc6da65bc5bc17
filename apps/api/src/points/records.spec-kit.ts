import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { TestApi, TestPerson } from '../api.spec-kit.js';

/** How the receiving service treats the next request that hands a record over. */
export type Mood = 'kind' | 'records_then_breaks' | 'breaks' | 'busy' | 'refuses' | 'no_receipt' | 'holds';
type Recorded = { readonly externalId: string; readonly body: unknown; readonly times: number };

/**
 * The receiving service as its answers were recorded: it knows a record by its idempotency key, gives the same answer
 * to the same key, and tells what it has. Every record that it took is kept, so that a second one would be seen.
 */
export class ReceivingService {
  readonly records = new Map<string, Recorded>();
  readonly keys: string[] = [];
  /** Requests that handed a record over, also those that came to nothing. */
  posts = 0;
  /** Of the requests to come; `kind` when it is empty. */
  readonly moods: Mood[] = [];
  private readonly held: ServerResponse[] = [];
  private onRecord: () => void = () => undefined;

  private constructor(private readonly server: Server, readonly address: string) {}

  static async start(): Promise<ReceivingService> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address: unknown = server.address();
    if (typeof address !== 'object' || address === null || !('port' in address)) throw new Error('no port');
    const service = new ReceivingService(server, `http://127.0.0.1:${String(address.port)}/riwayat`);
    server.on('request', (request, response) => void service.answer(request, response));
    return service;
  }

  /** Resolves when the next record is kept, before anybody is told. */
  nextRecord(): Promise<void> {
    return new Promise((done) => {
      this.onRecord = done;
    });
  }

  async close(): Promise<void> {
    for (const response of this.held) response.destroy();
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.keys.push(request.headers.authorization ?? '');
    if (request.method === 'GET') {
      const known = this.records.get(request.url?.split('/').at(-1) ?? '');
      return reply(response, known ? 200 : 404, known ? { id: known.externalId } : { detail: 'tidak ada' });
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
    this.posts += 1;
    const key = String(request.headers['idempotency-key']);
    const mood = this.moods.shift() ?? 'kind';
    if (mood === 'breaks') return void request.socket.destroy();
    if (mood === 'busy') return reply(response, 503, { detail: 'sedang sibuk' });
    if (mood === 'refuses') return reply(response, 422, { detail: 'NIP tidak dikenal' });
    const known = this.records.get(key);
    const kept = { externalId: known?.externalId ?? `SIASN-${this.records.size + 1}`, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown, times: (known?.times ?? 0) + 1 };
    this.records.set(key, kept);
    this.onRecord();
    if (mood === 'records_then_breaks') return void request.socket.destroy();
    if (mood === 'holds') return void this.held.push(response);
    reply(response, known ? 200 : 201, mood === 'no_receipt' ? {} : { id: kept.externalId });
  }
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Sending switched on, as by an administrator. */
export async function sendTo(api: TestApi, address: string, owner: TestPerson): Promise<void> {
  await api.sql(
    `insert into record_services (agency_id, address, access_key, key_hint, active, since_year, updated_by) values ($1, $2, 'kunci-rahasia-1284', '1284', true, 2026, $3)
     on conflict (agency_id) do update set address = excluded.address, access_key = excluded.access_key, active = true`,
    [owner.agencyId, address, owner.id],
  );
}

/** An award of mentoring; answers the id of its evidence. */
export async function addAward(api: TestApi, person: TestPerson, given: { readonly hours?: number; readonly year?: number; readonly title?: string; readonly activityKind?: number } = {}): Promise<string> {
  const evidenceId = randomUUID();
  const { hours = 4, year = 2026, title = 'Pendampingan audit internal', activityKind = 15 } = given;
  await api.sql(
    `insert into ledger_entries (id, agency_id, person_id, year, kind, hours, minutes, evidence_kind, evidence_id, title, competency_class, activity_kind, recorded_at)
     values ($1, $2, $3, $4, 'award', $5::numeric, round($5::numeric * 45), 'mentoring', $6, $7, 'technical', $8, make_timestamptz($4, 3, 2, 3, 0, 0, 'UTC'))`,
    [randomUUID(), person.agencyId, person.id, year, hours, evidenceId, title, activityKind],
  );
  return evidenceId;
}

/** A delivery in a state; answers its id. */
export async function addDelivery(api: TestApi, person: TestPerson, state: string): Promise<string> {
  const id = randomUUID();
  await api.sql(
    `insert into record_deliveries (id, agency_id, person_id, year, evidence_kind, evidence_id, shape, record, state, attempts) values ($1, $2, $3, 2026, 'mentoring', $4, 'kursus', $5, $6, 1)`,
    [id, person.agencyId, person.id, await addAward(api, person), JSON.stringify({ namaKursus: 'Pendampingan audit internal', jumlahJam: 4 }), state],
  );
  return id;
}

/** A file that was made; answers its task. */
export async function addExport(api: TestApi, owner: TestPerson): Promise<string> {
  const id = randomUUID();
  await api.sql(
    `insert into tasks (id, agency_id, kind, created_by, state, total, done, input, result) values ($1, $2, 'record_export', $3, 'done', 1, 1, '{"year": 2026, "format": "json"}', $4)`,
    [id, owner.agencyId, owner.id, JSON.stringify({ bytes: 100, records: 1, expiresAt: '2126-01-01T00:00:00.000Z' })],
  );
  return id;
}
