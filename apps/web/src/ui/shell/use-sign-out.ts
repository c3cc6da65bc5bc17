import { useCallback } from 'react';
import { callOnce, isProblem } from '../../lib/api/index.js';
import { forgetSession } from '../../lib/session/index.js';

/** Ends the session on the server and loads the login page anew: nothing of the person stays in memory. Rejects without a network. */
export function useSignOut(): () => Promise<void> {
  return useCallback(async () => {
    try {
      await callOnce('DELETE /api/sessions/current');
    } catch (error) {
      if (!isProblem(error, 'not_signed_in')) throw error;
    }
    forgetSession();
    location.assign('/masuk');
  }, []);
}
