import type { MeView } from '@sinau/contracts/identity';
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { callOnce, Problem, routeKey, Unreachable } from '../api/index.js';
import { keepSession, keptSession } from './kept.js';

/** Sets who is signed in, after a changed setting or an extended session. */
export function rememberSession(client: QueryClient, me: MeView): void {
  keepSession(me);
  client.setQueryData(routeKey('GET /api/me'), me);
}

/** The signed-in person; without a network, the one who was signed in last on this device. */
export const meQuery = queryOptions({
  queryKey: routeKey('GET /api/me'),
  queryFn: async ({ signal }): Promise<MeView> => {
    try {
      const me = await callOnce('GET /api/me', { signal });
      keepSession(me);
      return me;
    } catch (error) {
      const offline = error instanceof Unreachable || (error instanceof Problem && error.status >= 502);
      const last = offline ? keptSession() : null;
      if (last) return last;
      throw error;
    }
  },
  staleTime: 60_000,
});
