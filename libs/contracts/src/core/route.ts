import type { Permission } from '@sinau/domain/identity';
import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The parts of a route. Requests are `z.strictObject`, views are `z.object`: what is not declared never leaves. */
export type RouteParts = {
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly returns: z.ZodType;
  readonly permission: Permission;
  /** One English sentence for the OpenAPI page. */
  readonly summary: string;
  /** 200 unless told: 201 for a creation, 202 for accepted work, 204 with `returns: nothing`. */
  readonly status?: 200 | 201 | 202 | 204;
  /** Bytes; 256 KiB unless told (1 MiB for rich text). */
  readonly bodyLimit?: number;
  /** The body is an HTML form's (`application/x-www-form-urlencoded`) instead of JSON: the sign-in that needs no script. */
  readonly form?: true;
};

export type Route<P extends RouteParts = RouteParts, M extends Method = Method, A extends string = string> = P & {
  readonly method: M;
  readonly path: A;
};

/**
 * Declares one HTTP route. Controllers, the web client, the OpenAPI file and the
 * access matrix test are all made from these values. `path` begins with `/api/`, but for the
 * public pages that people type by hand.
 */
export function route<const M extends Method, const A extends `/api/${string}` | `/verifikasi${string}` | '/masuk', P extends RouteParts>(
  method: M,
  path: A,
  parts: P,
): P & { readonly method: M; readonly path: A } {
  return { ...parts, method, path };
}

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;
type Written<S> = S extends z.ZodType ? z.input<S> : undefined;

/** What a controller receives: parsed values. */
export type RouteInput<R extends RouteParts> = {
  readonly params: R extends { params: infer S } ? Parsed<S> : undefined;
  readonly query: R extends { query: infer S } ? Parsed<S> : undefined;
  readonly body: R extends { body: infer S } ? Parsed<S> : undefined;
};

/** What a client sends. */
export type RouteRequest<R extends RouteParts> = {
  readonly params: R extends { params: infer S } ? Written<S> : undefined;
  readonly query: R extends { query: infer S } ? Written<S> : undefined;
  readonly body: R extends { body: infer S } ? Written<S> : undefined;
};

export type RouteReturns<R extends RouteParts> = z.output<R['returns']>;

export type RouteTable = Readonly<Record<string, Route>>;
