import { queryOptions } from '@tanstack/react-query';
import { routeKey, type GetKey, type Input } from '../api/index.js';
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
