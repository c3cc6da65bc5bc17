import type { RouteRequest, RouteReturns } from '@sinau/contracts/core';
import type { Routes } from '@sinau/contracts/routes';

/** `'POST /api/attempts/:attemptId/submit'` */
export type RouteKey = keyof Routes;
export type GetKey = Extract<RouteKey, `GET ${string}`>;
export type WriteKey = Exclude<RouteKey, GetKey>;

type Declared<T> = { [K in keyof T as T[K] extends undefined ? never : K]: T[K] };
type OptionalWhenEmpty<T> = { [K in keyof T as object extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as object extends T[K] ? K : never]?: T[K];
};

/** What a route must be given: only the declared of params, query and body; a query of optional parts is optional. */
export type Input<K extends RouteKey> = OptionalWhenEmpty<Declared<RouteRequest<Routes[K]>>>;
/** What a route answers. */
export type Output<K extends RouteKey> = RouteReturns<Routes[K]>;
/** `[]` or `[input]`: the argument may be left out when a route needs nothing. */
export type InputArguments<K extends RouteKey> = object extends Input<K> ? [input?: Input<K>] : [input: Input<K>];
export type CallOptions = { readonly signal?: AbortSignal; readonly keepalive?: boolean };
export type CallArguments<K extends RouteKey> = object extends Input<K> ? [input?: Input<K> & CallOptions] : [input: Input<K> & CallOptions];
/** A row of a keyset-paged route. */
export type Row<K extends RouteKey> = Output<K> extends { rows: (infer R)[] } ? R : never;
