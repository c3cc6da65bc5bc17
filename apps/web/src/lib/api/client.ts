import { activeLanguage } from '../i18n/index.js';
import { learnServerClock } from './clock.js';
import { takeEarly } from './early.js';
import { readProblem, Unreachable } from './problem.js';
import type { CallOptions as Options, CallArguments, Output, RouteKey } from './route-types.js';
import { waitForSignIn } from './sign-in-gate.js';

type Parts = { readonly params?: unknown; readonly query?: unknown; readonly body?: unknown };

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** The path with its `:names` filled and the query behind it; absent values are left out, lists repeat their key. */
export function address(path: string, parts: Parts): string {
  const params = new Map(entries(parts.params));
  const filled = path.replace(/:([A-Za-z]+)/g, (_all, name: string) => encodeURIComponent(String(params.get(name) ?? '')));
  const query = new URLSearchParams();
  for (const [name, value] of entries(parts.query)) {
    if (value === undefined || value === null) continue;
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  const text = query.toString();
  return text ? `${filled}?${text}` : filled;
}

async function send(key: string, { params, query, body, ...options }: Parts & Options): Promise<Response> {
  const [method = 'GET', path = '/'] = key.split(' ');
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': activeLanguage() };
  if (body !== undefined) headers['content-type'] = 'application/json';
  const to = address(path, { params, query });
  const early = method === 'GET' ? takeEarly(to) : null;
  const sentAt = early?.sentAt ?? Date.now();
  try {
    const response = await (early?.answer ??
      fetch(to, {
        method,
        headers,
        credentials: 'same-origin',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...options,
      }));
    learnServerClock(response.headers.get('date'), sentAt, Date.now());
    return response;
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new Unreachable('no answer from the server', { cause });
  }
}

async function answer<K extends RouteKey>(response: Response): Promise<Output<K>> {
  if (!response.ok) throw await readProblem(response);
  if (response.status === 204) return response.text().then(() => undefined as Output<K>); // declared as `nothing`
  const body: Output<K> = await response.json(); // the server sends only what the route's `returns` declares
  return body;
}

/**
 * Calls a route once and throws `Problem` or `Unreachable`, also when nobody is signed in.
 * For the login page and for whatever decides itself what an ended session means.
 */
export async function callOnce<K extends RouteKey>(key: K, ...[input]: CallArguments<K>): Promise<Output<K>> {
  return answer<K>(await send(key, input ?? {}));
}

/** Sends again after the sign-in dialog when the session had ended. */
async function sendSignedIn(key: string, input: Parts & Options): Promise<Response> {
  const first = await send(key, input);
  if (first.status !== 401) return first;
  const problem = await readProblem(first);
  if (problem.code !== 'not_signed_in') throw problem;
  if (!(await waitForSignIn())) throw problem;
  return send(key, input);
}

/** `call` with its input always given: what generic helpers use. */
export async function callWith<K extends RouteKey>(key: K, input: Parts & Options): Promise<Output<K>> {
  return answer<K>(await sendSignedIn(key, input));
}

export type NamedFile = { readonly blob: Blob; readonly name: string | null };

/** The name in a `content-disposition` (RFC 6266): the extended one where there are both. */
export function nameOfFile(disposition: string | null): string | null {
  const extended = /filename\*=UTF-8''([^;\s]+)/i.exec(disposition ?? '')?.[1];
  return extended === undefined ? (/filename="([^"]+)"/i.exec(disposition ?? '')?.[1] ?? null) : decodeURIComponent(extended);
}

/** `callForFile` with the name that the server gives the file. */
export async function callForNamedFile<K extends RouteKey>(key: K, ...[input]: CallArguments<K>): Promise<NamedFile> {
  const response = await sendSignedIn(key, input ?? {});
  if (!response.ok) throw await readProblem(response);
  return { blob: await response.blob(), name: nameOfFile(response.headers.get('content-disposition')) };
}

/** `call` for a route that answers with a file. */
export async function callForFile<K extends RouteKey>(key: K, ...[input]: CallArguments<K>): Promise<Blob> {
  const response = await sendSignedIn(key, input ?? {});
  if (!response.ok) throw await readProblem(response);
  return response.blob();
}

/**
 * Calls a route: `call('POST /api/attempts/:attemptId/submit', { params: { attemptId }, body, signal })`.
 * When the session has ended, the sign-in dialog opens over the page and the call is sent again after it.
 * @throws Problem with the server's sentence; Unreachable when there was no answer.
 */
export function call<K extends RouteKey>(key: K, ...[input]: CallArguments<K>): Promise<Output<K>> {
  return callWith(key, input ?? {});
}
