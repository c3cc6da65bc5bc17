import { statement, type Database } from '../core/index.js';

// Questions to the whole installation, across agencies: on the connection of the tables' owner.

const nobody = { kind: 'anonymous' } as const;

/** `what` is for a person: it names what does not fit. */
export type CertificateFault = { readonly certificateId: string; readonly number: string; readonly what: string };
/** A file that a row speaks of. `bytes` and `sha256` where the row knows them. */
export type ReferencedObject = { readonly key: string; readonly bytes: number | null; readonly sha256: string | null; readonly of: string };

const chains = statement('verification.chains', 'select id from agencies union select agency_id from audit_entries union select agency_id from audit_heads order by 1');
const counts = statement(
  'verification.counts',
  `select (select count(*)::int from audit_entries) as audit_entries, (select count(*)::int from certificates) as certificates,
     (select count(*)::int from attempts where state = 'graded') as attempts`,
);
/** A certificate stands on an enrolment of the same person and run, on graded attempts with the very scores, and on one award; a revoked one on its reversal. */
const faults = statement(
  'verification.certificates',
  `select c.id, c.number, found.what from certificates c cross join lateral (
     select 'its snapshot says another number, code, run or person' as what
      where c.snapshot ->> 'number' <> c.number or c.snapshot ->> 'code' <> c.code
         or c.snapshot -> 'run' ->> 'id' <> c.run_id::text or c.snapshot -> 'holder' ->> 'personId' <> c.person_id::text
     union all
     select 'its enrolment is of another person or run' where not exists (select from enrolments e where e.id = c.enrolment_id and e.person_id = c.person_id and e.run_id = c.run_id)
     union all
     select 'attempt ' || (said ->> 'attemptId') || ' is not there as it was: score ' || (said ->> 'score')
       from jsonb_array_elements(c.snapshot -> 'evidence' -> 'attempts') as said
      where not exists (select from attempts a where a.id = (said ->> 'attemptId')::uuid and a.person_id = c.person_id and a.state = 'graded' and a.score = (said ->> 'score')::numeric)
     union all
     select 'it has no attempt with the score that it says' where c.snapshot -> 'evidence' ->> 'finalScore' is not null
        and not exists (select from jsonb_array_elements(c.snapshot -> 'evidence' -> 'attempts') as said where said ->> 'score' = c.snapshot -> 'evidence' ->> 'finalScore')
     union all
     select 'its score is below the least' where (c.snapshot -> 'evidence' ->> 'finalScore')::numeric < (c.snapshot -> 'evidence' ->> 'minimumScore')::numeric
     union all
     select 'its hours were not awarded' where not exists (select from ledger_entries l where l.evidence_kind = 'certificate' and l.evidence_id = c.id and l.kind = 'award')
     union all
     select 'its hours were not taken back' where c.state = 'revoked'
        and not exists (select from ledger_entries l where l.evidence_kind = 'certificate' and l.evidence_id = c.id and l.kind = 'reversal')
   ) as found order by c.id limit $1`,
);
const objects = statement(
  'verification.objects',
  `select object_key as key, min(bytes)::float8 as bytes, null as sha256, 'original of ' || min(file_name) as of from media_assets where state not in ('uploading', 'deleted') group by object_key
   union all
   select (result ->> 'prefix') || (result ->> 'poster'), null, null, 'poster of ' || file_name from media_assets where state = 'ready' and result ->> 'poster' is not null
   union all
   select 'certificates/' || agency_id || '/' || id || '.pdf', pdf_bytes::float8, pdf_sha256, 'certificate ' || number from certificates where pdf_state = 'ready'
   union all
   select logo_key, null, substring(logo_key from '([0-9a-f]{64})[.]'), 'logo of a template' from certificate_templates where logo_key is not null
   union all
   select distinct snapshot -> 'template' -> 'logo' ->> 'key', null::float8, snapshot -> 'template' -> 'logo' ->> 'sha256', 'logo of certificates'
     from certificates where jsonb_typeof(snapshot -> 'template' -> 'logo') = 'object'`,
);
const packages = statement(
  'verification.packages',
  `select distinct on (result ->> 'prefix') result ->> 'prefix' as prefix, 'video ' || file_name as of from media_assets where state = 'ready' and result ->> 'kind' = 'hls'`,
);

export type RecordCounts = { readonly auditEntries: number; readonly certificates: number; readonly attempts: number };

/** How much there is to look at. */
export async function recordCounts(owner: Database): Promise<RecordCounts> {
  const [row] = await owner.run<{ audit_entries: number; certificates: number; attempts: number }>(nobody, counts);
  return { auditEntries: row?.audit_entries ?? 0, certificates: row?.certificates ?? 0, attempts: row?.attempts ?? 0 };
}

/** Agencies that have a chain of audit entries, or should have one. */
export async function chainAgencies(owner: Database): Promise<readonly string[]> {
  const rows = await owner.run<{ id: string }>(nobody, chains);
  return rows.map(({ id }) => id);
}

/** Certificates that do not stand on what they say. */
export async function certificateFaults(owner: Database, limit: number): Promise<readonly CertificateFault[]> {
  const rows = await owner.run<{ id: string; number: string; what: string }>(nobody, faults, [limit]);
  return rows.map(({ id, number, what }) => ({ certificateId: id, number, what }));
}

/** Every stored file that a row speaks of, but for those inside packages of videos. */
export function referencedObjects(owner: Database): Promise<readonly ReferencedObject[]> {
  return owner.run<ReferencedObject>(nobody, objects);
}

/** Folders of packaged videos: each holds a master playlist and all that it names. */
export function videoPackages(owner: Database): Promise<readonly { readonly prefix: string; readonly of: string }[]> {
  return owner.run<{ prefix: string; of: string }>(nobody, packages);
}
