import { CertificatePrinter, IssueBatch, IssueCertificate, MakeBatchArchive, ReconcileCertificates, RenderCertificate } from '@sinau/application/certificates';
import { PublicSite } from '@sinau/application/core';
import type { SystemActor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { createDataSource } from '@sinau/persistence/schema';
import type { ObjectStore } from '@sinau/storage';
import { PUBLIC_URL, type TestApi, type TestPerson } from '../api.spec-kit.js';
import type { LearningWorld } from '../learning.spec-kit.js';

export const template = {
  language: 'id', title: 'Surat Tanda Tamat Pelatihan', wording: ['atas keberhasilannya menyelesaikan {course}'],
  signatories: [{ name: 'Dra. Endang Retnowati, M.Si.', title: 'Kepala BKPSDM', nip: '197003121995032001' }],
  issuePlace: 'Tirtamaya', qualification: 'Lulus', showScore: true, showBirth: true, legalNote: null,
} as const;

/** What the worker does with certificates, on the worker's own role. */
export type TestIssuer = {
  readonly database: Database;
  readonly actor: SystemActor;
  readonly issue: IssueCertificate;
  readonly render: RenderCertificate;
  readonly batch: IssueBatch;
  readonly reconcile: ReconcileCertificates;
  readonly archive: MakeBatchArchive;
  close(): Promise<void>;
};

/** The use cases on any database and store: a spec passes ones that break where it wants. */
export function issuerOn(database: Database, store: ObjectStore) {
  const issue = new IssueCertificate(database, new PublicSite(PUBLIC_URL));
  const render = new RenderCertificate(database, store, new CertificatePrinter(store));
  return { issue, render, batch: new IssueBatch(database, issue), reconcile: new ReconcileCertificates(database, store), archive: new MakeBatchArchive(database, store, new CertificatePrinter(store)) };
}

export async function startIssuer(api: TestApi, store: ObjectStore): Promise<TestIssuer> {
  const source = createDataSource(api.database.urls.worker, { size: 8, name: 'spec-worker' });
  await source.initialize();
  const database = new Database(source);
  return { database, actor: { kind: 'system', agencyId: api.agency.id, job: 'spec' }, ...issuerOn(database, store), close: () => source.destroy() };
}

export async function addTemplate(api: Pick<TestApi, 'sql'>, agencyId: string): Promise<string> {
  const [row] = await api.sql<{ id: string }>(
    `insert into certificate_templates (id, agency_id, name, content, is_default) values (gen_random_uuid(), $1, 'Utama', $2, true) returning id`,
    [agencyId, JSON.stringify(template)],
  );
  return row?.id ?? '';
}

/** Enrols a person and does everything that the course asks for, with this final score. */
export async function finish(api: Pick<TestApi, 'sql'>, world: LearningWorld, person: TestPerson, score = 92.5, runId = world.runId): Promise<string> {
  const enrolmentId = await world.enrol(person, runId);
  await api.sql(`update enrolments set version_id = $2, state = 'in_progress', lessons_done = 4, final_score = $3, last_active_at = now() where id = $1`, [enrolmentId, world.versionId, score]);
  for (const lessonId of Object.values(world.lessons)) {
    await api.sql(
      `insert into lesson_progress (enrolment_id, lesson_id, agency_id, opened_at, completed_at) values ($1, $2, $3, now() - interval '3 days', now())
       on conflict (enrolment_id, lesson_id) do update set completed_at = now()`,
      [enrolmentId, lessonId, person.agencyId],
    );
  }
  return enrolmentId;
}
