import type { CourseDocument, CourseOutline } from '@sinau/domain/courses';
import type { EarlierOwner, PackageQuiz } from '@sinau/domain/packages';
import type { FrozenQuestion, KeyedAnswer } from '@sinau/domain/quizzes';
import { statement, type Transaction } from '../core/index.js';
import type { MediaResult, StoredCue } from '../media/index.js';
import type { OfferedProgramme } from './offers.repository.js';

export type SourceFile = {
  readonly id: string; readonly kind: 'video' | 'document' | 'image'; readonly fileName: string; readonly contentType: string; readonly bytes: number; readonly sha256: string | null;
  readonly partBytes: number | null; readonly objectKey: string; readonly result: MediaResult | null;
  readonly captions: readonly { readonly language: 'id' | 'en'; readonly cues: readonly StoredCue[]; readonly fileName: string }[];
};

/** One published version of the giver, with its keys: on the author's connection alone. */
export type PackageSource = {
  readonly giverName: string; readonly versionId: string; readonly versionNumber: number; readonly contentHash: string; readonly document: CourseDocument;
  readonly quizzes: Readonly<Record<string, PackageQuiz>>; readonly media: readonly SourceFile[]; readonly programme: OfferedProgramme | null; readonly chain: readonly EarlierOwner[];
};

const source = statement(
  'packages.source',
  `select giver_name as "giverName", version_id as "versionId", version_number as "versionNumber", content_hash as "contentHash", document, quizzes, media, programme, chain from package_source($1, $2)`,
);

/** The giver's current version, or one that was taken before. Null when the offer is not this agency's, was declined or withdrawn. */
export async function packageSource(transaction: Transaction, offerId: string, versionId: string | null): Promise<PackageSource | null> {
  const [row] = await transaction.query<PackageSource>(source, [offerId, versionId]);
  return row ?? null;
}

export type Receipt = {
  readonly id: string; readonly offerId: string; readonly courseId: string; readonly programmeId: string | null; /** As it was taken last. */ readonly programme: OfferedProgramme | null; readonly giverName: string; readonly courseTitle: string; readonly versionId: string;
  readonly versionNumber: number; readonly contentHash: string; readonly chain: readonly EarlierOwner[]; readonly acceptedAt: Date; readonly madeAt: Date | null;
};

const columns = `id, offer_id as "offerId", course_id as "courseId", programme_id as "programmeId", programme, giver_name as "giverName", course_title as "courseTitle", version_id as "versionId",
  version_number as "versionNumber", content_hash as "contentHash", chain, accepted_at as "acceptedAt", made_at as "madeAt"`;
const all = statement('packages.receipts', `select ${columns} from package_receipts order by accepted_at desc limit 500`);
const ofOffer = statement('packages.receiptOfOffer', `select ${columns} from package_receipts where offer_id = $1`);
const ofCourse = statement('packages.receiptOfCourse', `select ${columns} from package_receipts where course_id = $1 and made_at is not null`);
const byId = statement('packages.receiptById', `select ${columns} from package_receipts where id = $1`);

export function receipts(transaction: Transaction): Promise<Receipt[]> {
  return transaction.query<Receipt>(all);
}

export async function receiptOfOffer(transaction: Transaction, offerId: string): Promise<Receipt | null> {
  const [row] = await transaction.query<Receipt>(ofOffer, [offerId]);
  return row ?? null;
}

/** Where a course came from; null for one that was made here, or is still on its way. */
export async function receiptOfCourse(transaction: Transaction, courseId: string): Promise<Receipt | null> {
  const [row] = await transaction.query<Receipt>(ofCourse, [courseId]);
  return row ?? null;
}

export async function receiptById(transaction: Transaction, receiptId: string): Promise<Receipt | null> {
  const [row] = await transaction.query<Receipt>(byId, [receiptId]);
  return row ?? null;
}

const insert = statement(
  'packages.addReceipt',
  `insert into package_receipts (id, agency_id, offer_id, course_id, programme_id, programme, giver_name, course_title, version_id, version_number, content_hash, chain, accepted_by, accepted_at)
   values ($1, $2, $3, $4, $5, $13, $6, $7, $8, $9, $10, $11, $12, clock_timestamp())`,
);

export type NewReceipt = Omit<Receipt, 'acceptedAt' | 'madeAt'> & { readonly acceptedBy: string };

export async function addReceipt(transaction: Transaction, receipt: NewReceipt): Promise<void> {
  await transaction.query(insert, [
    receipt.id, transaction.agencyId, receipt.offerId, receipt.courseId, receipt.programmeId, receipt.giverName, receipt.courseTitle, receipt.versionId, receipt.versionNumber,
    receipt.contentHash, JSON.stringify(receipt.chain), receipt.acceptedBy, receipt.programme === null ? null : JSON.stringify(receipt.programme),
  ]);
}

const move = statement('packages.moveReceipt', 'update package_receipts set version_id = $2, version_number = $3, content_hash = $4, course_title = $5, chain = $6, programme = coalesce($7, programme) where id = $1');

/** Notes the version of the giver that the course now rests on. */
export async function moveReceipt(transaction: Transaction, receiptId: string, { versionId, versionNumber, contentHash, document, chain, programme }: PackageSource): Promise<void> {
  await transaction.query(move, [receiptId, versionId, versionNumber, contentHash, document.title, JSON.stringify(chain), programme === null ? null : JSON.stringify(programme)]);
}

export type ContentFile = Omit<SourceFile, 'captions'>;
export type ContentQuestion = { readonly id: string; readonly quizId: string; readonly position: number; readonly content: FrozenQuestion['content']; readonly points: number; readonly topic: string | null; readonly key: KeyedAnswer | null };

/** What `finish_package` writes; the names are its own. An update brings files and captions alone. */
export type PackageContent = {
  readonly media: readonly ContentFile[];
  readonly captions: readonly { readonly id: string; readonly mediaId: string; readonly language: 'id' | 'en'; readonly cues: readonly StoredCue[]; readonly fileName: string }[];
  readonly outline?: CourseOutline;
  readonly quizzes?: readonly (PackageQuiz & { readonly id: string; readonly versionId: string })[];
  readonly questions?: readonly ContentQuestion[];
  readonly version?: { readonly id: string; readonly document: CourseDocument; readonly contentHash: string };
  readonly catalogue?: object;
  readonly programme?: (OfferedProgramme & { readonly id: string }) | null;
};

const stage = statement('packages.stage', 'insert into package_contents (taking_id, agency_id, content) values ($1, $2, $3)');

/** Puts down what will be written once the files are here; on the author's connection, and never read back by it. */
export async function stageContent(transaction: Transaction, takingId: string, content: PackageContent): Promise<void> {
  await transaction.query(stage, [takingId, transaction.agencyId, JSON.stringify(content)]);
}

const present = statement('packages.presentFiles', `select id from media_assets where id = any($1::uuid[]) and state = 'ready'`);

/** Which of these files the agency has. */
export async function presentFiles(transaction: Transaction, mediaIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await transaction.query<{ id: string }>(present, [mediaIds]);
  return new Set(rows.map((row) => row.id));
}
