import { coreErrors, type ErrorEntry, type Language, type ProblemBody } from '@sinau/contracts/core';
import { errorCatalogue } from '@sinau/contracts/routes';
import { DomainError, type Facts } from '@sinau/domain/core';
import { isUnavailable as isDatabaseAway } from '@sinau/persistence/core';
import { QueueAway } from '@sinau/queue';
import { isUnavailable as isStorageAway } from '@sinau/storage';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ZodError } from 'zod';
import { fieldSentence } from './field-words.js';
import { languageOf } from './language.js';

const catalogue: Readonly<Record<string, ErrorEntry>> = errorCatalogue;

const byStatus: Readonly<Record<number, string>> = {
  400: 'invalid_request', 401: 'not_signed_in', 403: 'forbidden', 404: 'not_found', 405: 'method_not_allowed',
  408: 'request_timeout', 413: 'payload_too_large', 414: 'unreadable_address', 415: 'unsupported_media_type', 417: 'expectation_failed', 429: 'too_many_requests', 431: 'headers_too_large', 503: 'unavailable',
};

/** Fastify's own errors that say more than their status. */
const byFrameworkCode: Readonly<Record<string, string>> = {
  FST_ERR_BAD_URL: 'unreadable_address', FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_json', FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_json',
};

type Fields = NonNullable<ProblemBody['fields']>;
type Refusal = { readonly code: string; readonly facts: Facts; readonly issues?: ZodError['issues'] };

function fieldsOf(issues: ZodError['issues'], language: Language): Fields {
  return issues.slice(0, 50).map((issue) => ({ path: issue.path.map(String).join('.'), message: fieldSentence(issue, language) }));
}

function frameworkCodeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? byFrameworkCode[String(error.code)] : undefined;
}

function statusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number') return error.statusCode;
  return null;
}

/** Which service is away, when the error says so. */
function serviceAway(error: unknown): string | null {
  if (isStorageAway(error)) return 'storage';
  if (error instanceof QueueAway) return 'queue';
  return isDatabaseAway(error) ? 'database' : null;
}

/** What the client is told; null when the error is unknown to us. */
function refusalOf(error: unknown): Refusal | null {
  if (error instanceof DomainError && error.code in catalogue) return { code: error.code, facts: error.facts };
  if (error instanceof ZodError) return { code: 'invalid_request', facts: {}, issues: error.issues };
  const service = serviceAway(error);
  if (service !== null) return { code: 'unavailable', facts: { service } };
  const code = frameworkCodeOf(error) ?? byStatus[statusOf(error) ?? 500];
  return code === undefined ? null : { code, facts: {} };
}

const months: Readonly<Record<Language, readonly string[]>> = {
  id: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};

/** A fact as people write it: a day is `1 Jul 2023`, items of a list stand apart. */
function written(fact: Facts[string] | undefined, language: Language): string {
  if (typeof fact === 'object' && fact !== null) return fact.join(', ');
  const day = typeof fact === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(fact) : null;
  return day ? `${Number(day[3])} ${months[language][Number(day[2]) - 1] ?? ''} ${day[1] ?? ''}` : String(fact ?? '');
}

const fill = (text: string, valueOf: (name: string) => string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => valueOf(name));

/** Puts facts into a sentence: `{minutes}` becomes the fact of that name, and a code its words. */
export function sentence(entry: ErrorEntry, language: Language, facts: Facts): string {
  const plain = (name: string) => written(facts[name], language);
  const wordOf = (name: string, code: string) => {
    const words = entry.words?.[name]?.[code];
    return words === undefined ? code : fill(words[language], plain);
  };
  return fill(entry[language], (name) => {
    const fact = facts[name];
    if (typeof fact === 'string' && entry.words?.[name]) return wordOf(name, fact);
    return typeof fact === 'object' && fact !== null ? fact.map((code) => wordOf(name, code)).join(', ') : plain(name);
  });
}

/** The sentence of a refusal that is shown in a list rather than thrown. */
export function sentenceOf(code: string, language: Language, facts: Facts): string {
  return sentence(catalogue[code] ?? coreErrors.internal, language, facts);
}

export function problemOf(error: unknown, language: Language, requestId: string): { readonly body: ProblemBody; readonly known: boolean } {
  const refusal = refusalOf(error);
  const { code, facts, issues } = refusal ?? { code: 'internal', facts: {}, issues: undefined };
  const entry = catalogue[code] ?? coreErrors.internal;
  const body: ProblemBody = {
    type: `/api/problems/${code}`,
    title: code,
    status: entry.status,
    detail: sentence(entry, language, { ...facts, requestId }),
    code,
    requestId,
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
    ...(issues ? { fields: fieldsOf(issues, language) } : {}),
  };
  return { body, known: refusal !== null };
}

const logger = new Logger('http');

/** The one place where an error becomes an answer (RFC 9457). Unknown ones are logged once and give no detail. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { body, known } = problemOf(error, languageOf(request.headers['accept-language']), request.id);
  if (!known) logger.error({ requestId: request.id, method: request.method, url: request.routeOptions.url, error: error instanceof Error ? error.stack : String(error) });
  if (body.status === 503) reply.header('retry-after', '2');
  if (body.status === 429 && typeof body.facts?.['seconds'] === 'number') reply.header('retry-after', String(body.facts['seconds']));
  reply.status(body.status).header('cache-control', 'no-store').type('application/problem+json').send(body);
}

/** What Nest itself refuses: an address that no route has. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    answerProblem(error, host.switchToHttp().getRequest<FastifyRequest>(), host.switchToHttp().getResponse<FastifyReply>());
  }
}
