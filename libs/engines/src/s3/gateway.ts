import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { hasCode } from '../process/error-code.js';
import { sendEmpty, sendXml } from './exchange.js';
import { ObjectStore } from './object-store.js';
import { answer } from './operations.js';
import { S3Error } from './s3-error.js';
import { readRequest } from './s3-request.js';
import { authenticate, type Credentials } from './signature.js';
import { UploadStore } from './upload-store.js';
import { document, tag } from './xml.js';

const HOUR = 3_600_000;

export interface GatewayOptions extends Credentials {
  readonly folder: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Made when they aren't there. */
  readonly buckets: readonly string[];
  /** Uploads in parts that nobody completed are removed after this many milliseconds; seven days by default. */
  readonly abandonedAfterMs?: number;
  readonly now?: () => number;
  /** Told of faults of our own (status 500), never of a refusal. */
  readonly onFault?: (error: unknown) => void;
}

export interface Gateway {
  readonly url: string;
  readonly port: number;
  /** Removes uploads that were given up; also done at the start and every hour. */
  removeAbandonedUploads(): Promise<number>;
  close(): Promise<void>;
}

/** Any page may ask: what an address allows is in its signature, and no cookie is ever looked at. */
function allowCrossOrigin({ headers }: IncomingMessage, response: ServerResponse): void {
  if (headers.origin === undefined) return;
  response.setHeader('access-control-allow-origin', headers.origin);
  response.setHeader('vary', 'Origin');
  response.setHeader('access-control-expose-headers', 'ETag, Content-Range, Content-Length, Accept-Ranges, Last-Modified, x-amz-checksum-sha256');
}

function answerPreflight({ headers }: IncomingMessage, response: ServerResponse): void {
  sendEmpty(response, 204, {
    'access-control-allow-methods': 'GET, HEAD, PUT, POST, DELETE',
    'access-control-allow-headers': headers['access-control-request-headers'] ?? '*',
    'access-control-max-age': '3600',
  });
}

function refuse(message: IncomingMessage, response: ServerResponse, error: unknown, onFault: (error: unknown) => void): void {
  const refusal = error instanceof S3Error ? error : new S3Error(500, 'InternalError');
  if (!(error instanceof S3Error) && !hasCode(error, 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE')) onFault(error);
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  message.resume(); // a client that is still sending reads the refusal only when it may finish
  if (message.method === 'HEAD') return sendEmpty(response, refusal.status);
  sendXml(response, document('Error', tag('Code', refusal.code) + tag('Message', refusal.message)), refusal.status);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/**
 * An S3-compatible server on 127.0.0.1: objects are files below one folder. Every request must be signed, in a header or
 * in its address. Memory stays bounded: bodies are streamed both ways.
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const store = new ObjectStore(options.folder);
  const uploads = new UploadStore(store);
  const now = options.now ?? Date.now;
  const onFault = options.onFault ?? ((error: unknown) => process.stderr.write(`${String(error)}\n`));
  const { region } = options;
  for (const bucket of options.buckets) await store.createBucket(bucket);

  const handle = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      allowCrossOrigin(message, response);
      if (message.method === 'OPTIONS') return answerPreflight(message, response);
      const request = readRequest(message);
      const authentication = authenticate(request, options, now());
      await answer({ request, response, authentication, store, uploads, region, now });
    } catch (error) {
      refuse(message, response, error, onFault);
    }
  };
  const server = createServer({ requestTimeout: 0, keepAliveTimeout: 65_000 }, (message, response) => void handle(message, response));
  const removeAbandonedUploads = (): Promise<number> => uploads.removeBegunBefore(now() - (options.abandonedAfterMs ?? 7 * 24 * HOUR));
  await removeAbandonedUploads();
  const sweep = setInterval(() => void removeAbandonedUploads().catch(onFault), HOUR);
  sweep.unref();
  const port = await listen(server, options.port);
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      clearInterval(sweep);
      server.close(() => resolve());
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 1_000).unref(); // what is still being sent was never whole
    });
  return { url: `http://127.0.0.1:${port}`, port, removeAbandonedUploads, close };
}
