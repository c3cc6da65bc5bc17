import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { routeKey, withCursor, type GetKey, type Input, type Output, type PagedKey } from '../api/index.js';
import { callOrKept } from './snapshots.js';

/**
 * For `useQuery`: reads a route, and on a device without a network its kept answer, `{ value, savedAt }`.
 * Its key begins as the route's own, so `invalidates: ['GET /api/…']` reaches it.
 */
export function keptQuery<K extends GetKey>(personId: string, key: K, input: Input<K>) {
  return queryOptions({
    queryKey: [...routeKey(key, input), 'kept'],
    queryFn: () => callOrKept(personId, key, input),
    refetchOnReconnect: 'always',
  });
}

type KeptPage<K extends PagedKey> = { readonly value: Output<K>; readonly savedAt: string | null };

/** The same for `useInfiniteQuery`: every page that was read stays readable. */
export function keptPages<K extends PagedKey>(personId: string, key: K, input: Input<K>) {
  return infiniteQueryOptions({
    queryKey: [key, 'pages', input, 'kept'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }): Promise<KeptPage<K>> => callOrKept(personId, key, withCursor(input, pageParam)),
    getNextPageParam: ({ value }: KeptPage<K>): string | null => value.next,
    refetchOnReconnect: 'always',
  });
}
