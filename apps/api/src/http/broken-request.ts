import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { DomainError } from '@sinau/domain/core';
import { languageOf } from './language.js';
import { problemOf } from './problem.filter.js';

type ClientError = Error & { readonly code?: string; readonly rawPacket?: unknown };

const codes: Readonly<Record<string, string>> = { ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout', HPE_HEADER_OVERFLOW: 'headers_too_large' };

/** What the unread packet says of the language: nothing else of it was parsed. */
function acceptLanguageOf(packet: unknown): string | undefined {
  return Buffer.isBuffer(packet) ? /^accept-language:([^\r\n]*)/im.exec(packet.toString('latin1'))?.[1] : undefined;
}

function problemFor(code: string, acceptLanguage: string | undefined) {
  const requestId = randomUUID();
  const { body } = problemOf(new DomainError(code), languageOf(acceptLanguage), requestId);
  const text = JSON.stringify(body);
  const headers = {
    'content-type': 'application/problem+json; charset=utf-8', 'content-length': String(Buffer.byteLength(text)), 'cache-control': 'no-store',
    'x-content-type-options': 'nosniff', 'x-request-id': requestId, connection: 'close',
  };
  return { status: body.status, headers, text };
}

/** Answers what Node could not read as HTTP, then hangs up: nothing after it on the connection can be trusted. */
export function answerBrokenRequest(error: ClientError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) {
    const { status, headers, text } = problemFor(codes[error.code ?? ''] ?? 'malformed_request', acceptLanguageOf(error.rawPacket));
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${text}`);
  }
  socket.destroy(error);
}

/** `Expect` may only ask for 100-continue, which Node answers itself. */
export function refuseExpectation(request: IncomingMessage, response: ServerResponse): void {
  const { status, headers, text } = problemFor('expectation_failed', request.headers['accept-language']);
  response.writeHead(status, headers).end(text);
}
