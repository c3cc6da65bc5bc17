import { connectToStack } from './stack-database.js';

/**
 * What people wait for takes an hour or a month; a story cannot. Time is told by moving what has happened back, never by
 * writing what would come of it: the product itself works that out from the hours as they then stand.
 */
async function move(statements: readonly string[], values: readonly [id: string, amount: number]): Promise<void> {
  const client = await connectToStack();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica'); // records of attendance are evidence, frozen by a trigger
    for (const statement of statements) await client.query(statement, [...values]);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/** The session and everybody's ways in and out of it were that many minutes earlier. */
export function minutesPass(sessionId: string, minutes: number): Promise<void> {
  const earlier = `- make_interval(mins => $2)`;
  return move(
    [
      `update run_sessions set starts_at = starts_at ${earlier}, ends_at = ends_at ${earlier} where id = $1`,
      `update attendance_records set starts_at = starts_at ${earlier}, recorded_at = recorded_at ${earlier} where session_id = $1`,
    ],
    [sessionId, minutes],
  );
}

/** The run and its sessions were that many days earlier. */
export function daysPass(runId: string, days: number): Promise<void> {
  const earlier = `- make_interval(days => $2)`;
  return move(
    [
      `update runs set starts_on = starts_on - $2::int, ends_on = ends_on - $2::int where id = $1`,
      `update run_sessions set starts_at = starts_at ${earlier}, ends_at = ends_at ${earlier} where run_id = $1`,
    ],
    [runId, days],
  );
}
