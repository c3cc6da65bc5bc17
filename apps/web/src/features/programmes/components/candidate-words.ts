/** What somebody who may be named is to a run. */
export const CANDIDATE_STATES = { in_run: 'programmes.nominate.in_run', nominated: 'programmes.nominate.nominated', waiting: 'programmes.nominate.waiting', free: 'programmes.nominate.free' } as const;
