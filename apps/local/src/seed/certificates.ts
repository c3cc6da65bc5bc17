import { createHash } from 'node:crypto';
import { IssueBatch, IssueCertificate, PlanBatch, RevokeCertificate } from '@sinau/application/certificates';
import { PublicSite } from '@sinau/application/core';
import type { CertificateTemplate } from '@sinau/domain/certificates';
import { addTemplate, saveTemplateLogo } from '@sinau/persistence/certificates';
import type { Database } from '@sinau/persistence/core';
import type { DemoPeople } from './demo-files.js';
import type { Doors } from './doors.js';
import type { SeededEnrolment } from './learning.js';
import type { Organisation } from './organisation.js';

/** The agency's template with its emblem: the first is the one that is used. */
export async function seedTemplate(doors: Doors, organisation: Organisation, people: DemoPeople, logo: Buffer): Promise<void> {
  const { certificate } = people;
  const key = `certificate-logos/${organisation.agencyId}/${createHash('sha256').update(logo).digest('hex')}.png`;
  await doors.store.put(key, logo, { contentType: 'image/png' });
  const signatories = certificate.signatories.map(({ person, title }) => {
    const signer = people.people.find((one) => one.key === person);
    if (!signer) throw new Error(`the demo's signatory ${person} is nobody`);
    return { name: signer.fullName, title, nip: signer.identifier.value };
  });
  const content: CertificateTemplate = {
    language: 'id', title: certificate.title, wording: certificate.wording, signatories, issuePlace: certificate.issuePlace,
    qualification: 'Lulus', showScore: true, showBirth: true, legalNote: null,
  };
  await doors.owner.transaction(organisation.system, async (transaction) => {
    const id = await addTemplate(transaction, certificate.title, content);
    await saveTemplateLogo(transaction, id, 1, key);
  });
}

/** Issues by the product's own rule whatever is complete, and revokes and reissues what the demo says. The PDFs are printed by the worker afterwards. */
export async function seedCertificates(doors: Doors, organisation: Organisation, serving: Database, enrolments: readonly SeededEnrolment[]): Promise<number> {
  const site = new PublicSite(doors.publicUrl);
  const issue = new IssueCertificate(doors.worker, site);
  const admin = organisation.actor('bimantara-suryalaga', [{ role: 'agency_admin', scope: { kind: 'agency', agencyId: organisation.agencyId } }]);
  const earned = due(enrolments);
  const together = earned.findLast(({ enrolment }) => enrolment.certificate?.state === 'valid');
  let issued = 0;
  for (const { id, enrolment, at } of earned.filter((one) => one !== together)) {
    const outcome = await issue.runAsOf(organisation.system, id, at);
    if (outcome.kind !== 'issued') throw new Error(`the demo's ${enrolment.person} earned no certificate: ${outcome.why.code} ${JSON.stringify(outcome.why.facts)}`);
    issued += 1;
    const planned = enrolment.certificate;
    if (planned?.state !== 'revoked') continue;
    const revoke = new RevokeCertificate(serving, site);
    if (planned.reissued) await revoke.reissue(admin, outcome.certificateId, { reason: planned.reason, cause: 'holder_data' });
    else if (planned.reasonClass !== 'replaced') await revoke.run(admin, outcome.certificateId, { reason: planned.reason, class: planned.reasonClass });
  }
  if (together) issued += await issueTogether(new PlanBatch(serving), new IssueBatch(doors.worker, issue), { organisation, admin, runId: together.runId });
  await doors.owner.dataSource.query(toldThatDay);
  return issued;
}

type Together = { readonly organisation: Organisation; readonly admin: ReturnType<Organisation['actor']>; readonly runId: string };

/** Whoever of the run is left is issued in bulk by the administrator, today. Answers how many they are. */
async function issueTogether(plans: PlanBatch, batches: IssueBatch, { organisation, admin, runId }: Together): Promise<number> {
  const { ready } = await plans.preview(admin, runId);
  await batches.run(organisation.system, await plans.start(admin, { runId, count: ready }));
  return ready;
}

/** A certificate follows its completion by the worker's few seconds. */
const AFTER_MS = 7_000;

/** What earned a certificate, in the order of the days, so that the numbers rise with them. Whoever completed without one in the plan is left for a bulk issue. */
function due(enrolments: readonly SeededEnrolment[]): readonly (SeededEnrolment & { readonly at: Date })[] {
  return enrolments
    .flatMap((one) => (one.enrolment.certificate === null || one.completedAt === null ? [] : [{ ...one, at: new Date(one.completedAt.getTime() + AFTER_MS) }]))
    .sort((one, other) => one.at.getTime() - other.at.getTime());
}

/** Notifications and mails came with the certificates; those of more than three days ago have been read. */
const toldThatDay = `
  with mailed as (
    update mails m set created_at = c.issued_at from certificates c where m.dedupe = 'certificate-issued:' || c.id
  )
  update notifications n set created_at = c.issued_at, read_at = case when c.issued_at < now() - interval '3 days' then c.issued_at + interval '1 hour' end
  from certificates c where n.kind = 'certificate_issued' and n.dedupe = 'certificate-issued:' || c.id`;
