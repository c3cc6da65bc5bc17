import { infiniteQueryOptions, QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { callWith } from './client.js';
import { Problem, Unreachable } from './problem.js';
import type { GetKey, Input, InputArguments, Output, WriteKey } from './route-types.js';

/** Key of a route's answer in the cache: `[key]` alone matches every input of the route. */
export function routeKey<K extends GetKey>(key: K, input?: Input<K>): readonly unknown[] {
  return input === undefined ? [key] : [key, input];
}

/** For `useQuery`, `useSuspenseQuery`, `ensureQueryData`: `routeQuery('GET /api/me')`. */
export function routeQuery<K extends GetKey>(key: K, ...[input]: InputArguments<K>) {
  return queryOptions({
    queryKey: routeKey(key, input),
    queryFn: ({ signal }): Promise<Output<K>> => callWith(key, { ...input, signal }),
  });
}

export type PagedKey = { [K in GetKey]: Output<K> extends { rows: unknown[]; next: string | null } ? K : never }[GetKey];
type PagedInput<K extends PagedKey> = Input<K>;

/** For `useInfiniteQuery` on a keyset-paged route ("Muat lagi"); `select` joins the rows of all pages. */
export function pagedQuery<K extends PagedKey>(key: K, input: PagedInput<K>) {
  return infiniteQueryOptions({
    queryKey: [key, 'pages', input],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }): Promise<Output<K>> => callWith(key, { ...withCursor(input, pageParam), signal }),
    getNextPageParam: (last: Output<K>): string | null => (isPage(last) ? last.next : null),
  });
}

function isPage(value: unknown): value is { next: string | null } {
  return typeof value === 'object' && value !== null && 'next' in value;
}

/** The input of a paged route for the page behind a cursor; null for the first. */
export function withCursor<T extends object>(input: T, after: string | null): T {
  if (after === null) return input;
  const query = 'query' in input && typeof input.query === 'object' ? input.query : {};
  return { ...input, query: { ...query, after } };
}

/** For writes: `useRouteMutation('PATCH /api/me', { invalidates: ['GET /api/me'] })`; mutate with the route's input. */
export function useRouteMutation<K extends WriteKey>(key: K, options: { readonly invalidates?: readonly GetKey[] } = {}) {
  const client = useQueryClient();
  return useMutation({
    mutationKey: [key],
    mutationFn: (input: Input<K>) => callWith(key, { ...input }),
    onSuccess: () => Promise.all((options.invalidates ?? []).map((read) => client.invalidateQueries({ queryKey: [read] }))),
  });
}

function mayTryAgain(failures: number, error: Error): boolean {
  if (error instanceof Unreachable) return failures < 2;
  return error instanceof Problem && (error.status === 503 || error.status === 429) && failures < 3;
}

function delay(failures: number, error: Error): number {
  const asked = error instanceof Problem ? error.retryAfter : null;
  return asked === null ? Math.min(1000 * 2 ** failures, 15_000) : Math.min(asked, 60) * 1000;
}

/** The cache of the app. Reads are tried again only when the server could not answer; writes never by themselves. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'offlineFirst', retry: mayTryAgain, retryDelay: delay, staleTime: 30_000, refetchOnWindowFocus: false },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
