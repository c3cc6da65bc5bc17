import type { ActivityKind, CompetencyClass } from '@sinau/domain/courses';
import type { PracticeFileState, PracticeState, SessionKind, SessionState, SessionZone } from '@sinau/domain/sessions';
import { newId, statement, type Transaction } from '../core/index.js';
import { lastNumberOf } from '../organisations/last-number.js';

/** The session that a report is about. */
export type PracticeSession = {
  readonly sessionId: string; readonly title: string; readonly runName: string; readonly courseTitle: string; readonly kind: SessionKind; readonly sessionState: SessionState;
  readonly startsAt: Date; readonly endsAt: Date; readonly timeZone: SessionZone; readonly place: string | null; readonly hours: number;
};
export type PracticeFile = { readonly id: string; readonly fileName: string; readonly contentType: string; readonly bytes: number; readonly state: PracticeFileState };
export type PracticeStep = { readonly id: string; readonly number: number; readonly state: PracticeState; readonly reason: string | null; readonly by: string; /** ISO 8601 */ readonly at: string };
export type PracticeReport = {
  readonly id: string; readonly text: string; readonly state: PracticeState; readonly submittedAt: Date | null; readonly revision: number;
  readonly files: readonly PracticeFile[]; readonly steps: readonly PracticeStep[];
};
/** A session of one's own runs, and one's report of it when there is any. */
export type OwnPractice = PracticeSession & { readonly report: PracticeReport | null };
export type PracticeToSign = PracticeSession & PracticeReport & {
  readonly personId: string; readonly name: string; readonly identifier: string | null; readonly unitName: string | null;
  /** To the microsecond, as the queue is ordered. */
  readonly submittedText: string | null;
};

type SessionRow = Omit<PracticeSession, 'hours'> & { readonly hours: string };
type ReportRow = Omit<PracticeReport, 'id'> & { readonly id: string };
type OwnRow = SessionRow & { readonly [K in keyof ReportRow]: ReportRow[K] | null };
type SignRow = SessionRow & ReportRow & Pick<PracticeToSign, 'personId' | 'name' | 'identifier' | 'unitName' | 'submittedText'>;

const session = `s.id as "sessionId", s.title, r.name as "runName", coalesce(v.document ->> 'title', '') as "courseTitle", s.kind, s.state as "sessionState", s.starts_at as "startsAt", s.ends_at as "endsAt",
  s.time_zone as "timeZone", s.place, s.hours`;
const ofRun = `join runs r on r.id = run_here(s.run_id) join courses c on c.id = r.course_id left join course_versions v on v.id = c.current_version_id`;
const report = `p.id, p.text, p.state, p.submitted_at as "submittedAt", p.revision,
  (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'fileName', f.file_name, 'contentType', f.content_type, 'bytes', f.bytes, 'state', f.state) order by f.added_at, f.id), '[]')
     from practice_files f where f.report_id = p.id and f.removed_at is null) as files,
  (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'number', t.number, 'state', t.state, 'reason', t.reason, 'by', a.full_name, 'at', to_char(t.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by t.number), '[]')
     from practice_steps t join people a on a.id = t.acted_by where t.report_id = p.id) as steps`;

const own = `select ${session}, ${report} from run_sessions s ${ofRun} join enrolments e on e.run_id = r.id and e.person_id = $1 and e.state <> 'withdrawn'
  left join practice_reports p on p.session_id = s.id and p.person_id = $1 where s.kind = 'field_practice'`;
const ownOne = statement('practice.own', `${own} and s.id = $2`);
const ownAll = statement('practice.ownAll', `${own} and s.state <> 'cancelled' order by s.starts_at desc, s.id limit 100`);

const toSign = `select ${session}, ${report}, p.person_id as "personId", p.submitted_at::text as "submittedText", h.full_name as name, i.value as identifier, u.name as "unitName"
  from practice_reports p join run_sessions s on s.id = p.session_id ${ofRun} join people h on h.id = p.person_id
  left join lateral ${lastNumberOf('h.id')} i on true
  left join lateral (select unit_id from appointments where person_id = h.id and valid_to is null and assignment_kind = 'definitive' limit 1) t on true
  left join units u on u.id = t.unit_id`;
/* Whose units are null reads the whole agency. */
const within = (units: string) => `(${units}::uuid[] is null or exists (select from appointments x where x.person_id = p.person_id and x.valid_to is null and x.unit_id = any(${units}::uuid[])))`;
const one = statement('practice.one', `${toSign} where p.id = $1 and p.state <> 'draft' and ${within('$2')}`);
const queue = statement(
  'practice.queue',
  `${toSign} where p.state = $1 and p.person_id <> $3 and ${within('$2')} and ($6::uuid is null or p.session_id = $6) and ($4::timestamptz is null or (p.submitted_at, p.id) > ($4, $5::uuid)) order by p.submitted_at, p.id limit $7`,
);
const waiting = statement('practice.waiting', `select count(*)::int as waiting from practice_reports p where p.state = 'submitted' and p.person_id <> $2 and ${within('$1')}`);

const lock = statement('practice.lock', `select id from practice_reports where id = $1 for no key update`);
const open = statement(
  'practice.open',
  `insert into practice_reports (id, agency_id, session_id, person_id, text, state) values ($1, $2, $3, $4, '', 'draft') on conflict (session_id, person_id) do update set revision = practice_reports.revision
   returning id, state`,
);
const write = statement('practice.write', `update practice_reports set text = $2, revision = revision + 1 where id = $1 returning revision`);
const touch = statement('practice.touch', `update practice_reports set revision = revision + 1 where id = $1`);
const settle = statement(
  'practice.settle',
  `update practice_reports set state = $3, revision = revision + 1, submitted_at = case when $3 = 'submitted' and state <> 'submitted' then now() else submitted_at end where id = $1 and revision = $2 returning id`,
);
const step = statement(
  'practice.step',
  `insert into practice_steps (id, agency_id, report_id, number, state, acted_by, reason)
   select $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6 from practice_steps where report_id = $3`,
);

const sessionOf = (row: SessionRow): PracticeSession => ({
  sessionId: row.sessionId, title: row.title, runName: row.runName, courseTitle: row.courseTitle, kind: row.kind, sessionState: row.sessionState, startsAt: row.startsAt, endsAt: row.endsAt,
  timeZone: row.timeZone, place: row.place, hours: Number(row.hours),
});

function ownOf({ id, text, state, submittedAt, revision, files, steps, ...row }: OwnRow): OwnPractice {
  if (id === null || text === null || state === null || revision === null) return { ...sessionOf(row), report: null };
  return { ...sessionOf(row), report: { id, text, state, submittedAt, revision, files: files ?? [], steps: steps ?? [] } };
}

const toSignOf = (row: SignRow): PracticeToSign => ({ ...row, hours: Number(row.hours) });

/** A field practice of the runs that the person is in, with their report; null for any other session. */
export async function ownPractice(transaction: Transaction, personId: string, sessionId: string): Promise<OwnPractice | null> {
  const [row] = await transaction.query<OwnRow>(ownOne, [personId, sessionId]);
  return row ? ownOf(row) : null;
}

/** The latest first, at most 100. */
export async function ownPractices(transaction: Transaction, personId: string): Promise<OwnPractice[]> {
  return (await transaction.query<OwnRow>(ownAll, [personId])).map(ownOf);
}

/** Whose reports somebody signs; null units are the whole agency's. */
export type SignerReach = { readonly personId: string; readonly unitIds: readonly string[] | null };

export async function practiceToSign(transaction: Transaction, reportId: string, { unitIds }: Pick<SignerReach, 'unitIds'>): Promise<PracticeToSign | null> {
  const [row] = await transaction.query<SignRow>(one, [reportId, unitIds]);
  return row ? toSignOf(row) : null;
}

export type PracticeQueue = { readonly state: PracticeState; readonly sessionId: string | null; readonly after: { readonly at: string; readonly id: string } | null; readonly limit: number };

/** Other people's reports, the longest waiting first. */
export async function practiceQueue(transaction: Transaction, { personId, unitIds }: SignerReach, { state, sessionId, after, limit }: PracticeQueue): Promise<PracticeToSign[]> {
  return (await transaction.query<SignRow>(queue, [state, unitIds, personId, after?.at ?? null, after?.id ?? null, sessionId, limit])).map(toSignOf);
}

export async function practiceWaiting(transaction: Transaction, { personId, unitIds }: SignerReach): Promise<number> {
  const [row] = await transaction.query<{ waiting: number }>(waiting, [unitIds, personId]);
  return row?.waiting ?? 0;
}

/** Held against every other writer of the report until the transaction ends. */
export async function lockPractice(transaction: Transaction, reportId: string): Promise<void> {
  await transaction.query(lock, [reportId]);
}

/** The person's report of the session, begun when there is none, and held. */
export async function openPractice(transaction: Transaction, sessionId: string, personId: string): Promise<{ id: string; state: PracticeState }> {
  const [row] = await transaction.query<{ id: string; state: PracticeState }>(open, [newId(), transaction.agencyId, sessionId, personId]);
  if (!row) throw new Error('a report is begun or there');
  return row;
}

/** The new revision. */
export async function writePractice(transaction: Transaction, reportId: string, text: string): Promise<number> {
  const [row] = await transaction.query<{ revision: number }>(write, [reportId, text]);
  return row?.revision ?? 0;
}

/** Its evidence changed: who looked at it before looks again. */
export async function touchPractice(transaction: Transaction, reportId: string): Promise<void> {
  await transaction.query(touch, [reportId]);
}

/** False when it was changed since `revision`. */
export async function settlePractice(transaction: Transaction, reportId: string, revision: number, state: PracticeState): Promise<boolean> {
  return (await transaction.query(settle, [reportId, revision, state])).length > 0;
}

/** Writes a turn down, under the report's lock; its id. */
export async function insertPracticeStep(transaction: Transaction, reportId: string, { state, by, reason }: { readonly state: PracticeState; readonly by: string; readonly reason: string | null }): Promise<string> {
  const id = newId();
  await transaction.query(step, [id, transaction.agencyId, reportId, state, by, reason]);
  return id;
}

const add = statement(
  'practice.addFile',
  `insert into practice_files (id, agency_id, report_id, file_name, content_type, bytes, state) values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing`,
);
const remove = statement('practice.removeFile', `update practice_files set removed_at = now() where id = $1 and report_id = $2 and removed_at is null returning id`);
const photo = statement('practice.photo', `select f.report_id as "reportId", f.file_name as "fileName" from practice_files f where f.id = $1 and f.state = 'pending' and f.removed_at is null`);
const written = statement('practice.photoWritten', `update practice_files set state = $2, content_type = $3, bytes = $4, file_name = $5 where id = $1 and state = 'pending'`);
const refuse = statement('practice.photoRefused', `update practice_files set state = 'refused' where id = $1 and state = 'pending'`);
const pending = statement('practice.pendingPhotos', `select id from practice_files where state = 'pending' and removed_at is null and added_at < now() - interval '30 seconds' order by added_at limit 200`);

export async function addPracticeFile(transaction: Transaction, reportId: string, file: PracticeFile): Promise<void> {
  await transaction.query(add, [file.id, transaction.agencyId, reportId, file.fileName, file.contentType, file.bytes, file.state]);
}

/** False when it was gone before. */
export async function removePracticeFile(transaction: Transaction, reportId: string, fileId: string): Promise<boolean> {
  return (await transaction.query(remove, [fileId, reportId])).length > 0;
}

/** A photo that is not written anew yet. */
export async function pendingPhoto(transaction: Transaction, fileId: string): Promise<{ reportId: string; fileName: string } | null> {
  const [row] = await transaction.query<{ reportId: string; fileName: string }>(photo, [fileId]);
  return row ?? null;
}

export async function photoWritten(transaction: Transaction, fileId: string, { contentType, bytes, fileName }: Pick<PracticeFile, 'contentType' | 'bytes' | 'fileName'>): Promise<void> {
  await transaction.query(written, [fileId, 'ready', contentType, bytes, fileName]);
}

export async function photoRefused(transaction: Transaction, fileId: string): Promise<void> {
  await transaction.query(refuse, [fileId]);
}

/** Photos that a lost job left as they came. */
export async function pendingPhotos(transaction: Transaction): Promise<string[]> {
  return (await transaction.query<{ id: string }>(pending)).map(({ id }) => id);
}

const toAward = statement(
  'practice.toAward',
  `select t.report_id as "reportId", p.person_id as "personId", t.at, s.title, s.starts_at as "startsAt", s.time_zone as "timeZone", s.hours, s.activity_kind as "activityKind", s.competency_class as "competencyClass",
     not exists (select from practice_steps later where later.report_id = t.report_id and later.number > t.number) as holds
   from practice_steps t join practice_reports p on p.id = t.report_id join run_sessions s on s.id = p.session_id where t.id = $1 and t.state = 'signed'`,
);
const unawarded = statement(
  'practice.unawarded',
  `select t.id from practice_reports p join run_sessions s on s.id = p.session_id and s.hours > 0 join practice_steps t on t.report_id = p.id and t.state = 'signed'
   where p.state = 'signed' and t.at < now() - interval '30 seconds'
     and not exists (select from practice_steps later where later.report_id = t.report_id and later.number > t.number)
     and not exists (select from ledger_entries l where l.evidence_kind = 'sign_off' and l.evidence_id = t.id and l.kind = 'award')
   order by t.at limit 200`,
);

export type SignatureToAward = {
  readonly reportId: string; readonly personId: string; readonly at: Date; readonly title: string; readonly startsAt: Date; readonly timeZone: SessionZone; readonly hours: number;
  readonly activityKind: ActivityKind; readonly competencyClass: CompetencyClass; readonly holds: boolean;
};

/** A signature; `holds` is false when it was withdrawn since. */
export async function signatureToAward(transaction: Transaction, stepId: string): Promise<SignatureToAward | null> {
  const [row] = await transaction.query<Omit<SignatureToAward, 'hours'> & { hours: string }>(toAward, [stepId]);
  return row ? { ...row, hours: Number(row.hours) } : null;
}

/** Signatures that hold and counted no JP yet though half a minute went by. */
export async function unawardedSignatures(transaction: Transaction): Promise<string[]> {
  return (await transaction.query<{ id: string }>(unawarded)).map(({ id }) => id);
}
