import { useCallback } from 'react';
import { callOnce, isProblem } from '../../lib/api/index.js';
import { forgetSession, keptSession } from '../../lib/session/index.js';

/** Others may use this device: nothing that could be read here stays. A device that refuses storage has kept nothing. */
async function forgetReading(personId: string): Promise<void> {
  const { dropSnapshots } = await import('../../lib/offline/index.js');
  await dropSnapshots(personId).catch(() => undefined);
}

/** Ends the session on the server and loads the login page anew: nothing of the person stays in memory. Rejects without a network. */
export function useSignOut(): () => Promise<void> {
  return useCallback(async () => {
    try {
      await callOnce('DELETE /api/sessions/current');
    } catch (error) {
      if (!isProblem(error, 'not_signed_in')) throw error;
    }
    const personId = keptSession()?.personId;
    forgetSession();
    if (personId !== undefined) await forgetReading(personId);
    location.assign('/masuk');
  }, []);
}
