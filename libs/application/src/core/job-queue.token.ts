/** Under this token the process provides its `JobQueue`. */
export const JOB_QUEUE = Symbol('JobQueue');
