import pg from 'pg';
import { growLargeAgency, PEOPLE } from './large-agency.js';
import { load } from './load.js';
import { signIn, signInAs } from './sign-in.js';
import type { RunningStack } from './stack.js';

/** What issue and design ask of a list or matrix: p95 in milliseconds. */
export const BOUND_MS = 1_000;
export type CycleRow = { readonly list: string; readonly medianMs: number; readonly p95Ms: number };

/** Lists and matrices of the programme cycle at 20,000 people, one request after the other. Grows the demo's agency: nothing else is to be measured on this stack afterwards. */
export async function measureCycle(stack: RunningStack, requests: number): Promise<CycleRow[]> {
  const pool = new pg.Pool({ connectionString: stack.databaseUrl, max: 2 });
  const { agencyId, unitId, supervisorId, runId } = await growLargeAgency(pool);
  const superuser = new pg.Client({ connectionString: stack.superuserUrl });
  await superuser.connect();
  await superuser.query('vacuum analyze');
  await superuser.end();
  const admin = await signIn(pool, 'agency_admin', agencyId);
  const supervisor = await signInAs(pool, supervisorId);
  await pool.end();
  const asked: readonly (readonly [string, string, string])[] = [
    ['gap matrix', admin, '/api/gaps'], ['gap matrix of a unit of 1,000', admin, `/api/gaps?unitId=${unitId}`], ['people of the gaps', admin, '/api/gaps/people?limit=50'],
    ['people of a unit\'s gaps', admin, `/api/gaps/people?limit=50&unitId=${unitId}`], ['needs', admin, '/api/needs?limit=50'], ['needs, searched', admin, '/api/needs?limit=50&search=abc'],
    ['runs', admin, '/api/runs?limit=50'], ['participants of a run of 20,000', admin, `/api/runs/${runId}/participants?limit=50`], ['participants, searched', admin, `/api/runs/${runId}/participants?limit=50&search=123`],
    ['runs that wait for a decision', admin, '/api/decisions?limit=50&state=awaiting'], ['decided runs', admin, '/api/decisions?limit=50&state=decided'], ['report: JP by unit', admin, '/api/reports/hours'],
    ['report: decisions', admin, '/api/reports/decisions'], ['report: needs', admin, '/api/reports/needs'], ['report: budget', admin, '/api/reports/budget'], ['report: evaluations', admin, '/api/reports/evaluations'],
    ['team of 1,000', supervisor, '/api/team?limit=50'], ['team, searched', supervisor, '/api/team?limit=50&search=123'],
  ];
  const rows: CycleRow[] = [];
  for (const [list, cookie, path] of asked) {
    const shot = () => ({ method: 'GET', path, headers: { cookie, 'sec-fetch-site': 'same-origin' } });
    await load(stack.port, 1, 2, shot);
    const { medianMs, p95Ms } = await load(stack.port, 1, requests, shot);
    rows.push({ list, medianMs, p95Ms });
  }
  return rows;
}

/** As Markdown. */
export function cycleTable(rows: readonly CycleRow[]): string {
  return [
    `Lists and matrices of the programme cycle at ${PEOPLE.toLocaleString('en')} people (asked: p95 below ${BOUND_MS.toLocaleString('en')} ms):`, '',
    '| list | median | p95 | within |', '|---|---|---|---|', ...rows.map(({ list, medianMs, p95Ms }) => `| ${list} | ${medianMs.toFixed(1)} ms | ${p95Ms.toFixed(1)} ms | ${p95Ms < BOUND_MS ? 'yes' : '**no**'} |`),
  ].join('\n');
}
