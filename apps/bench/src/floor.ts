/*
 * The raw floor: node:http and one prepared statement per request, with no session, permission,
 * row-level security, validation, log or framework. What the product costs is told as a ratio to it.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env['FLOOR_DATABASE_URL'], max: Number(process.env['FLOOR_POOL'] ?? 10) });

const course = {
  name: 'course',
  text: `select e.id, e.state, e.final_score, e.last_lesson_id, r.name, r.starts_on, r.ends_on, v.document - 'articles' as course,
      (select jsonb_agg(jsonb_build_object('lessonId', p.lesson_id, 'positionSeconds', p.position_seconds, 'done', p.completed_at is not null)) from lesson_progress p where p.enrolment_id = e.id) as progress,
      (select jsonb_object_agg(lesson_id, score) from (select a.lesson_id, max(a.score) as score from attempts a where a.enrolment_id = e.id and a.state = 'graded' group by 1) best) as scores
    from enrolments e join runs r on r.id = e.run_id join course_versions v on v.id = e.version_id where e.id = $1`,
};
const save = {
  name: 'save',
  text: `insert into answers (attempt_id, question_id, agency_id, sequence, response, saved_at)
    select i.attempt_id, i.question_id, $5, i.sequence, i.response::jsonb, now() from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[]) as i (attempt_id, question_id, sequence, response)
    on conflict (attempt_id, question_id) do update set sequence = excluded.sequence, response = excluded.response, saved_at = excluded.saved_at where answers.sequence <= excluded.sequence`,
};
const submit = {
  name: 'submit',
  text: `with closed as (update attempts set state = 'submitted', submitted_at = now(), submitted_by = 'learner', receipt = $2 where id = $1 and state = 'open' returning id, agency_id)
    insert into outbox (id, agency_id, job, payload) select gen_random_uuid(), agency_id, 'bench-nothing', jsonb_build_object('attemptId', id) from closed`,
};

type Answer = { readonly attemptId: string; readonly questionId: string; readonly sequence: number; readonly response: unknown };
const waiting: { answer: Answer; done: (error?: Error) => void }[] = [];
let running = 0;

/** The same natural batching as the product's: what came in one turn of the event loop, or while the lanes were taken. */
function leave(agencyId: string): void {
  if (running >= 2) return;
  running += 1;
  setImmediate(() => void drain(agencyId));
}

async function drain(agencyId: string): Promise<void> {
  while (waiting.length > 0) {
    const batch = waiting.splice(0, 64);
    const answers = batch.map(({ answer }) => answer);
    const values = [answers.map((one) => one.attemptId), answers.map((one) => one.questionId), answers.map((one) => one.sequence), answers.map((one) => JSON.stringify(one.response)), agencyId];
    await pool.query({ ...save, values }).then(() => batch.forEach(({ done }) => done()), (error: Error) => batch.forEach(({ done }) => done(error)));
  }
  running -= 1;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

function send(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body);
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://floor');
  const id = url.searchParams.get('id') ?? '';
  if (url.pathname === '/course') {
    const { rows } = await pool.query({ ...course, values: [id] });
    return send(response, JSON.stringify(rows[0]));
  }
  if (url.pathname === '/submit') {
    await pool.query({ ...submit, values: [id, id.slice(-8)] });
    return send(response, '{"state":"submitted"}');
  }
  const body: { answers: Omit<Answer, 'attemptId'>[] } = JSON.parse(await bodyOf(request));
  await Promise.all(body.answers.map((one) => new Promise<void>((resolve, reject) => {
    waiting.push({ answer: { ...one, attemptId: id }, done: (error) => (error ? reject(error) : resolve()) });
    leave(url.searchParams.get('agency') ?? '');
  })));
  send(response, '{"saved":true}');
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ ready: true, port: typeof address === 'object' && address ? address.port : 0 });
});
process.once('disconnect', () => process.exit(0));
process.once('SIGTERM', () => process.exit(0));
