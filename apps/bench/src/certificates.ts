import pg from 'pg';

export type CertificateRate = { readonly issued: number; readonly perSecond: number; readonly printedPerSecond: number };

/** Makes enrolments complete and asks for their certificates as grading does; the running worker issues and prints them. */
export async function measureCertificates(databaseUrl: string, count: number): Promise<CertificateRate> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  const { rows } = await pool.query<{ id: string }>(
    `with chosen as (select e.id, e.agency_id, v.document from enrolments e join course_versions v on v.id = e.version_id join people p on p.id = e.person_id
                     where p.full_name like 'Peserta Uji%' and e.state <> 'completed' limit $1),
     done as (insert into lesson_progress (enrolment_id, lesson_id, agency_id, completed_at)
              select c.id, (lesson ->> 'id')::uuid, c.agency_id, now() from chosen c cross join lateral jsonb_path_query(c.document, '$.modules[*].lessons[*]') as lesson
              on conflict (enrolment_id, lesson_id) do update set completed_at = coalesce(lesson_progress.completed_at, now())),
     scored as (update enrolments e set final_score = 90 from chosen c where e.id = c.id)
     select id from chosen`, [count]);
  const ids = rows.map((row) => row.id);
  const started = performance.now();
  await pool.query(
    `insert into outbox (id, agency_id, job, payload)
     select gen_random_uuid(), e.agency_id, 'issue-certificate', jsonb_build_object('agencyId', e.agency_id, 'enrolmentId', e.id) from enrolments e where e.id = any ($1::uuid[])`, [ids]);
  const issuedMs = await until(pool, ids, `state = 'valid'`) - started;
  const printedMs = await until(pool, ids, `pdf_state = 'ready'`) - started;
  await pool.end();
  return { issued: ids.length, perSecond: ids.length / (issuedMs / 1000), printedPerSecond: ids.length / (printedMs / 1000) };
}

const PATIENCE_MS = 300_000;

async function until(pool: pg.Pool, ids: readonly string[], condition: string): Promise<number> {
  const limit = performance.now() + PATIENCE_MS;
  while (performance.now() < limit) {
    const { rows } = await pool.query<{ n: number }>(`select count(*)::int as n from certificates where enrolment_id = any ($1::uuid[]) and ${condition}`, [ids]);
    if (rows[0]?.n === ids.length) return performance.now();
  }
  throw new Error('the worker did not issue in time');
}
