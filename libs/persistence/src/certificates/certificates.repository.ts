import type { CertificateSnapshot, RevocationClass } from '@sinau/domain/certificates';
import type { Actor } from '@sinau/domain/identity';
import { cutPage, readCursor, statement, type Database, type Transaction } from '../core/index.js';

export type IssuedCertificate = {
  readonly id: string;
  readonly enrolmentId: string;
  readonly personId: string;
  readonly runId: string;
  readonly number: string;
  readonly code: string;
  readonly state: 'valid' | 'revoked';
  readonly snapshot: CertificateSnapshot;
  readonly pdf: { readonly state: 'pending' | 'ready'; readonly sha256: string | null; readonly bytes: number | null };
  readonly issuedAt: Date;
  readonly revokedAt: Date | null;
  readonly revokedByName: string | null;
  readonly revokedReason: string | null;
  readonly revokedClass: RevocationClass | null;
  readonly reissueAsked: boolean;
  readonly replacesId: string | null;
  readonly replacedById: string | null;
};

type Row = {
  id: string; enrolment_id: string; person_id: string; run_id: string; number: string; code: string; state: 'valid' | 'revoked'; snapshot: CertificateSnapshot;
  pdf_state: 'pending' | 'ready'; pdf_sha256: string | null; pdf_bytes: number | null; issued_at: Date; revoked_at: Date | null; revoked_by_name: string | null;
  revoked_reason: string | null; revoked_class: RevocationClass | null; reissue_asked: boolean; replaces_id: string | null; replaced_by_id: string | null;
};

function certificateOf(row: Row): IssuedCertificate {
  const { id, number, code, state, snapshot } = row;
  return {
    id, number, code, state, snapshot, enrolmentId: row.enrolment_id, personId: row.person_id, runId: row.run_id,
    pdf: { state: row.pdf_state, sha256: row.pdf_sha256, bytes: row.pdf_bytes },
    issuedAt: row.issued_at, revokedAt: row.revoked_at, revokedByName: row.revoked_by_name, revokedReason: row.revoked_reason, revokedClass: row.revoked_class,
    reissueAsked: row.reissue_asked, replacesId: row.replaces_id, replacedById: row.replaced_by_id,
  };
}

const columns = `c.id, c.enrolment_id, c.person_id, c.run_id, c.number, c.code, c.state, c.snapshot, c.pdf_state, c.pdf_sha256, c.pdf_bytes, c.issued_at,
  c.revoked_at, w.full_name as revoked_by_name, c.revoked_reason, c.revoked_class, c.reissue_asked_at is not null as reissue_asked, c.replaces_id,
  (select n.id from certificates n where n.replaces_id = c.id order by n.issued_at desc limit 1) as replaced_by_id`;
const from = 'from certificates c left join people w on w.id = c.revoked_by';
const byId = statement('certificates.byId', `select ${columns} ${from} where c.id = $1`);
const ofPerson = statement('certificates.ofPerson', `select ${columns} ${from} where c.person_id = $1 order by c.issued_at desc, c.id desc limit 200`);
const ofEnrolment = statement('certificates.ofEnrolment', `select ${columns} ${from} where c.enrolment_id = $1 order by c.issued_at desc, c.id desc limit 50`);

export async function certificateById(database: Database, actor: Actor, certificateId: string): Promise<IssuedCertificate | null> {
  const [row] = await database.run<Row>(actor, byId, [certificateId]);
  return row ? certificateOf(row) : null;
}

/** A person's certificates, newest first. */
export async function certificatesOf(database: Database, actor: Actor, personId: string): Promise<IssuedCertificate[]> {
  return (await database.run<Row>(actor, ofPerson, [personId])).map(certificateOf);
}

/** All that were issued for one enrolment, newest first: its history. */
export async function certificateHistory(transaction: Transaction, enrolmentId: string): Promise<IssuedCertificate[]> {
  return (await transaction.query<Row>(ofEnrolment, [enrolmentId])).map(certificateOf);
}

export type CertificateFilter = {
  readonly search?: string | undefined;
  readonly state?: 'valid' | 'revoked' | undefined;
  readonly runId?: string | undefined;
  readonly pdf?: 'pending' | 'ready' | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

export type ListedCertificate = {
  readonly id: string;
  readonly number: string;
  readonly state: 'valid' | 'revoked';
  readonly holder: string;
  readonly course: string;
  readonly run: string;
  readonly hours: number;
  readonly pdfState: 'pending' | 'ready';
  readonly issuedAt: Date;
};

type ListRow = { id: string; number: string; state: 'valid' | 'revoked'; holder: string; course: string; run: string; hours: string; pdf_state: 'pending' | 'ready'; issued_at: Date; place: string };

const list = statement(
  'certificates.list',
  `select c.id, c.number, c.state, c.snapshot -> 'holder' ->> 'name' as holder, c.snapshot -> 'course' ->> 'title' as course, c.snapshot -> 'run' ->> 'name' as run,
     c.snapshot -> 'course' ->> 'hours' as hours, c.pdf_state, c.issued_at, c.issued_at::text as place
   from certificates c
   where c.agency_id = $1 and ($2::text is null or c.snapshot -> 'holder' ->> 'name' ilike $2 or c.number ilike $2)
     and ($3::text is null or c.state = $3) and ($4::uuid is null or c.run_id = $4) and ($5::text is null or c.pdf_state = $5)
     and ($6::timestamptz is null or (c.issued_at, c.id) < ($6::timestamptz, $7::uuid))
   order by c.issued_at desc, c.id desc limit $8`,
);

const contains = (text: string | undefined) => (text === undefined ? null : `%${text.replace(/[\\%_]/g, '\\$&')}%`);

/** The agency's certificates, newest first, by holder's name or number, state, run and PDF. */
export async function listCertificates(transaction: Transaction, filter: CertificateFilter): Promise<{ rows: readonly ListedCertificate[]; next: string | null }> {
  const [at, id] = readCursor(filter.after, ['instant', 'id']) ?? [null, null];
  const values = [transaction.agencyId, contains(filter.search), filter.state ?? null, filter.runId ?? null, filter.pdf ?? null, at, id, filter.limit + 1];
  const rows = await transaction.query<ListRow>(list, values);
  const { rows: shown, next } = cutPage(rows, filter.limit, (row) => [row.place, row.id]);
  return {
    rows: shown.map((row) => ({
      id: row.id, number: row.number, state: row.state, holder: row.holder, course: row.course, run: row.run, hours: Number(row.hours), pdfState: row.pdf_state, issuedAt: row.issued_at,
    })),
    next,
  };
}

const revoke = statement(
  'certificates.revoke',
  `update certificates set state = 'revoked', revoked_at = now(), revoked_by = $2, revoked_reason = $3, revoked_class = $4 where id = $1 and state = 'valid' returning id`,
);

/** False when it was revoked before. */
export async function revokeCertificate(transaction: Transaction, certificateId: string, revocation: { by: string; reason: string; revocationClass: RevocationClass }): Promise<boolean> {
  return (await transaction.query(revoke, [certificateId, revocation.by, revocation.reason, revocation.revocationClass])).length > 0;
}

const askReissue = statement(
  'certificates.askReissue',
  `update certificates c set reissue_asked_at = now() where c.id = $1 and c.state = 'revoked' and c.reissue_asked_at is null
     and not exists (select from certificates n where n.replaces_id = c.id) returning c.id`,
);

/** Notes on a revoked certificate that a new one is wanted in its place; false when it was asked before. */
export async function requestReissue(transaction: Transaction, certificateId: string): Promise<boolean> {
  return (await transaction.query(askReissue, [certificateId])).length > 0;
}
