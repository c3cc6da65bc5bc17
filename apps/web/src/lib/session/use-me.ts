import type { MeView } from '@sinau/contracts/identity';
import { useSuspenseQuery } from '@tanstack/react-query';
import { meQuery } from './session.js';

/** The signed-in person. Only below a route that requires a session. */
export function useMe(): MeView {
  return useSuspenseQuery(meQuery).data;
}
