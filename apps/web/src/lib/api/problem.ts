import type { ErrorCode } from '@sinau/contracts/routes';

export type FieldProblem = { readonly path: string; readonly message: string };

type ProblemParts = {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly fields: readonly FieldProblem[];
  readonly requestId: string | null;
  /** Seconds the server asks to wait (Retry-After), null when it does not say. */
  readonly retryAfter: number | null;
};

/** A refusal that the server explained (RFC 9457). `message` is its sentence in the user's language. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly fields: readonly FieldProblem[];
  readonly requestId: string | null;
  readonly retryAfter: number | null;

  constructor(parts: ProblemParts) {
    super(parts.detail || parts.title);
    this.status = parts.status;
    this.code = parts.code;
    this.title = parts.title;
    this.facts = parts.facts;
    this.fields = parts.fields;
    this.requestId = parts.requestId;
    this.retryAfter = parts.retryAfter;
  }
}

/** No answer at all: no network, or the server is down. Never a statement about the data. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** Whether the server refused with this code. */
export function isProblem(error: unknown, code?: ErrorCode): error is Problem {
  return error instanceof Problem && (code === undefined || error.code === code);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

function fieldsOf(value: unknown): readonly FieldProblem[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).map((field) => ({ path: textOf(field['path'], ''), message: textOf(field['message'], '') }));
}

/** Seconds of a Retry-After header, which is a number or a date. */
export function retryAfterSeconds(header: string | null, now: number): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1000));
}

/** Reads the explanation of a failed answer; a proxy's HTML page becomes a problem without a sentence. */
export async function readProblem(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  const parts = isRecord(body) ? body : {};
  return new Problem({
    status: response.status,
    code: textOf(parts['code'], `http_${response.status}`),
    title: textOf(parts['title'], ''),
    detail: textOf(parts['detail'], ''),
    facts: isRecord(parts['facts']) ? parts['facts'] : {},
    fields: fieldsOf(parts['fields']),
    requestId: typeof parts['requestId'] === 'string' ? parts['requestId'] : response.headers.get('x-request-id'),
    retryAfter: retryAfterSeconds(response.headers.get('retry-after'), Date.now()),
  });
}
