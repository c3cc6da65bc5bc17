import type { PersonView } from '@sinau/contracts/organisations';
import { useQueryClient } from '@tanstack/react-query';
import { routeKey } from '../../../lib/api/index.js';

/** Shows what the server answered after a change, and lets the lists be read again. */
export function usePersonChange(personId: string): (changed: PersonView) => Promise<void> {
  const client = useQueryClient();
  return async (changed) => {
    client.setQueryData(routeKey('GET /api/people/:personId', { params: { personId } }), changed);
    await client.invalidateQueries({ queryKey: ['GET /api/people'] });
  };
}
