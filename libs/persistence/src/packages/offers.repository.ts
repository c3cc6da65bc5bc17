import { cutPage, readCursor, statement, type Transaction } from '../core/index.js';
import { containing } from '../courses/index.js';

/** What of a programme goes with its course. */
export type OfferedProgramme = {
  readonly name: string;
  readonly year: number;
  readonly summary: string;
  readonly objectives: readonly string[];
  readonly indicators: unknown;
  readonly methods: readonly string[];
  readonly curriculum: unknown;
  readonly evaluationPlan: unknown;
};

export type GivenOffer = {
  readonly id: string; readonly courseId: string; readonly title: string; readonly agencyName: string; readonly programmeName: string | null; readonly note: string;
  readonly offeredAt: Date; readonly answer: 'accepted' | 'declined' | null; readonly reason: string | null; readonly answeredAt: Date | null; readonly withdrawnAt: Date | null;
};

const given = `select o.id, o.course_id as "courseId", o.title, g.name as "agencyName", o.programme ->> 'name' as "programmeName", o.note, o.offered_at as "offeredAt", o.answer, o.reason,
  o.answered_at as "answeredAt", o.withdrawn_at as "withdrawnAt", o.offered_at::text as place from package_offers o join agencies_to_invite() g on g.id = o.to_agency_id`;
const list = statement(
  'packages.given',
  `${given} where ($1::text is null or o.title ilike $1 or g.name ilike $1) and ($2::timestamptz is null or (o.offered_at, o.id) < ($2::timestamptz, $3::uuid))
   order by o.offered_at desc, o.id desc limit $4`,
);
const one = statement('packages.givenOne', `${given} where o.id = $1`);

export type GivenQuery = { readonly search?: string | undefined; readonly after?: string | undefined; readonly limit: number };

/** Offers of this agency, the newest first. */
export async function givenOffers(transaction: Transaction, query: GivenQuery): Promise<{ rows: readonly GivenOffer[]; next: string | null }> {
  const [offeredAt, id] = readCursor(query.after, ['instant', 'id']) ?? [];
  const rows = await transaction.query<GivenOffer & { place: string }>(list, [containing(query.search), offeredAt ?? null, id ?? null, query.limit + 1]);
  return cutPage(rows, query.limit, (row) => [row.place, row.id]);
}

export async function givenOffer(transaction: Transaction, offerId: string): Promise<GivenOffer | null> {
  const [row] = await transaction.query<GivenOffer>(one, [offerId]);
  return row ?? null;
}

const offerable = statement(
  'packages.offerable',
  `select c.id as "courseId", v.document ->> 'title' as title from courses c join course_versions v on v.id = c.current_version_id where c.id = $1 and c.archived_at is null`,
);
const programme = statement(
  'packages.programme',
  `select course_id as "courseId", jsonb_build_object('name', name, 'year', year, 'summary', summary, 'objectives', objectives, 'indicators', indicators, 'methods', methods,
     'curriculum', curriculum, 'evaluationPlan', evaluation_plan) as content from programmes where id = $1`,
);

/** A published course that is not put away; null when there is none of that id. */
export async function offerableCourse(transaction: Transaction, courseId: string): Promise<{ courseId: string; title: string } | null> {
  const [row] = await transaction.query<{ courseId: string; title: string }>(offerable, [courseId]);
  return row ?? null;
}

/** What of a programme can be given away, and its course. */
export async function programmeToOffer(transaction: Transaction, programmeId: string): Promise<{ courseId: string | null; content: OfferedProgramme } | null> {
  const [row] = await transaction.query<{ courseId: string | null; content: OfferedProgramme }>(programme, [programmeId]);
  return row ?? null;
}

const insert = statement(
  'packages.offer',
  `insert into package_offers (id, agency_id, to_agency_id, course_id, programme_id, programme, title, note, offered_by, offered_at)
   select o.id, $2, g.id, $3, $4, $5, $6, $7, $8, clock_timestamp() from jsonb_to_recordset($1::jsonb) as o(id uuid, "agencyId" uuid) join agencies_to_invite() g on g.id = o."agencyId"
   on conflict do nothing returning id, to_agency_id as "agencyId"`,
);

export type NewOffers = {
  readonly offers: readonly { readonly id: string; readonly agencyId: string }[];
  readonly courseId: string; readonly title: string; readonly programmeId: string | null; readonly programme: OfferedProgramme | null; readonly note: string; readonly offeredBy: string;
};

/** Offers a course to each agency that has no open offer of it yet. Returns the offers that came to be. */
export function addOffers(transaction: Transaction, values: NewOffers): Promise<{ id: string; agencyId: string }[]> {
  return transaction.query<{ id: string; agencyId: string }>(insert, [
    JSON.stringify(values.offers), transaction.agencyId, values.courseId, values.programmeId, values.programme === null ? null : JSON.stringify(values.programme), values.title, values.note, values.offeredBy,
  ]);
}

const withdraw = statement('packages.withdraw', `update package_offers set withdrawn_at = clock_timestamp() where id = $1 and withdrawn_at is null and answer is distinct from 'declined' returning id`);

/** False when it had been withdrawn or declined. */
export async function withdrawOffer(transaction: Transaction, offerId: string): Promise<boolean> {
  return (await transaction.query(withdraw, [offerId])).length > 0;
}

export type OfferedVersion = { readonly id: string; readonly number: number; readonly publishedAt: Date; readonly summary: string; readonly hours: number | null; readonly modules: number; readonly lessons: number; readonly bytes: number };

/** An offer as its receiver may know it. `version` is the giver's current one; null once the offer was withdrawn or declined. */
export type ReceivedOffer = {
  readonly offerId: string; readonly giverName: string; readonly title: string; readonly note: string; readonly programmeName: string | null; readonly offeredAt: Date;
  readonly answer: 'accepted' | 'declined' | null; readonly reason: string | null; readonly answeredAt: Date | null; readonly withdrawnAt: Date | null; readonly version: OfferedVersion | null;
};
type ReceivedRow = Omit<ReceivedOffer, 'version'> & Omit<OfferedVersion, 'id' | 'number'> & { versionId: string | null; versionNumber: number };

const received = statement(
  'packages.received',
  `select offer_id as "offerId", giver_name as "giverName", title, note, programme_name as "programmeName", offered_at as "offeredAt", answer, reason, answered_at as "answeredAt",
     withdrawn_at as "withdrawnAt", version_id as "versionId", version_number as "versionNumber", published_at as "publishedAt", summary, hours, modules, lessons, bytes from package_offers_received()`,
);
const answer = statement('packages.answer', 'select answer_package_offer($1, $2, $3) as answered');

/** Offers that other agencies made to this one, the newest first. */
export async function receivedOffers(transaction: Transaction): Promise<ReceivedOffer[]> {
  const rows = await transaction.query<ReceivedRow>(received);
  return rows.map(({ versionId, versionNumber, publishedAt, summary, hours, modules, lessons, bytes, ...offer }) => ({
    ...offer, version: versionId === null ? null : { id: versionId, number: versionNumber, publishedAt, summary, hours, modules, lessons, bytes },
  }));
}

/** False when it is no offer to this agency, or it was answered or withdrawn before. */
export async function answerOffer(transaction: Transaction, offerId: string, given: 'accepted' | 'declined', reason: string | null): Promise<boolean> {
  const [row] = await transaction.query<{ answered: boolean }>(answer, [offerId, given, reason]);
  return row?.answered ?? false;
}

const taken = statement(
  'packages.takenOffers', `select id as "offerId", to_agency_id as "agencyId" from package_offers where course_id = $1 and answer = 'accepted' and withdrawn_at is null`,
);

/** Offers of a course that others have taken and may follow. */
export function takenOffers(transaction: Transaction, courseId: string): Promise<{ offerId: string; agencyId: string }[]> {
  return transaction.query<{ offerId: string; agencyId: string }>(taken, [courseId]);
}
