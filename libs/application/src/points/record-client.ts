import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { DeliveryReply } from '@sinau/domain/points';
import type { Doorway } from '@sinau/persistence/points';
import { isInnerAddress } from './network-address.js';

const TIMEOUT_MS = 20_000;
const MOST_BYTES = 64 * 1024;
const MOST_WORDS = 300;

export type RecordToTell = { readonly deliveryId: string; readonly shape: string; readonly record: unknown };
type Answer = { readonly status: number; readonly body: unknown };
class RefusedAddress extends Error {}

/** Each address that a name stands for is looked at when the connection is made: a name that changes its mind gets nowhere. */
const guarded: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const [first] = addresses ?? [];
    if (error !== null || first === undefined) return callback(error ?? new Error('no address'), '', 0);
    if (addresses.some(({ address }) => isInnerAddress(address))) return callback(new RefusedAddress(hostname), '', 0);
    if (options.all === true) return callback(null, addresses);
    return callback(null, first.address, first.family);
  });
};

function codeOf(error: unknown): string {
  if (error instanceof RefusedAddress) return 'refused_address';
  return error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable';
}

function textAt(body: unknown, names: readonly string[]): string | null {
  if (typeof body !== 'object' || body === null) return null;
  for (const [name, value] of Object.entries(body)) if (names.includes(name) && (typeof value === 'string' || typeof value === 'number') && String(value) !== '') return String(value).slice(0, MOST_WORDS);
  return null;
}

async function readAnswer(incoming: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Error('the answer is too long');
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  try {
    const body: unknown = JSON.parse(text);
    return { status: incoming.statusCode ?? 0, body };
  } catch {
    return { status: incoming.statusCode ?? 0, body: null };
  }
}

/**
 * Speaks to the service that receives records: `POST <address>` with the delivery's id as Idempotency-Key, and
 * `GET <address>/<id>` for what it recorded under that id. Both answer `{ "id": … }`, its own name for the record.
 */
export class RecordClient {
  /** @param takesInner whether services of a network of one's own, and without https, may be spoken to */
  constructor(private readonly takesInner: boolean) {}

  /** What the service recorded under an id; null when it has nothing. Never throws: who can't tell, says so. */
  async ask(doorway: Doorway, deliveryId: string): Promise<DeliveryReply | null> {
    try {
      const { status, body } = await this.send(doorway, 'GET', `/${deliveryId}`, null);
      if (status === 404) return null;
      return status === 200 ? accepted(body) : { kind: 'unknown', problem: textAt(body, ['detail', 'message', 'error']) ?? `status_${status}` };
    } catch (error) {
      return { kind: 'unknown', problem: codeOf(error) };
    }
  }

  /** Hands a record over. Never throws: what can't be known is `unknown`. */
  async tell(doorway: Doorway, { deliveryId, shape, record }: RecordToTell): Promise<DeliveryReply> {
    try {
      const { status, body } = await this.send(doorway, 'POST', '', { idempotencyKey: deliveryId, body: JSON.stringify({ id: deliveryId, shape, record }) });
      if (status === 200 || status === 201 || status === 409) return accepted(body);
      const problem = textAt(body, ['detail', 'message', 'error']) ?? `status_${status}`;
      return status >= 400 && status < 500 && status !== 408 && status !== 425 && status !== 429 ? { kind: 'refused', problem } : { kind: 'unknown', problem };
    } catch (error) {
      return { kind: 'unknown', problem: codeOf(error) };
    }
  }

  private send({ address, key }: Doorway, method: 'GET' | 'POST', path: string, sent: { readonly idempotencyKey: string; readonly body: string } | null): Promise<Answer> {
    const url = new URL(`${address}${path}`);
    const secure = url.protocol === 'https:';
    const literal = url.hostname.replace(/^\[|\]$/g, '');
    if (!this.takesInner && (!secure || (isIP(literal) !== 0 && isInnerAddress(literal)))) return Promise.reject(new RefusedAddress(url.hostname));
    const options: RequestOptions = {
      method, signal: AbortSignal.timeout(TIMEOUT_MS), ...(this.takesInner ? {} : { lookup: guarded }),
      headers: {
        authorization: `Bearer ${key}`, accept: 'application/json',
        ...(sent === null ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent.body), 'idempotency-key': sent.idempotencyKey }),
      },
    };
    return new Promise((done, fail) => {
      const request = (secure ? requestHttps : requestHttp)(url, options, (incoming) => void readAnswer(incoming).then(done, fail));
      request.on('error', (error) => fail(error.cause instanceof Error && error.cause.name === 'TimeoutError' ? error.cause : error));
      request.end(sent?.body);
    });
  }
}

/** An answer without a name for the record is no answer: whether it was taken can't be shown later. */
function accepted(body: unknown): DeliveryReply {
  const externalId = textAt(body, ['id']);
  return externalId === null ? { kind: 'unknown', problem: 'no_receipt' } : { kind: 'accepted', externalId };
}
