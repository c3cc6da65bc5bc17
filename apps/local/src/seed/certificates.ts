import { createHash } from 'node:crypto';
import { IssueCertificate, RevokeCertificate } from '@sinau/application/certificates';
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
  let issued = 0;
  for (const { id, enrolment } of enrolments) {
    if (!enrolment.certificate) continue;
    const outcome = await issue.run(organisation.system, id);
    if (outcome.kind !== 'issued') throw new Error(`the demo's ${enrolment.person} earned no certificate: ${outcome.why.code} ${JSON.stringify(outcome.why.facts)}`);
    issued += 1;
    const planned = enrolment.certificate;
    if (planned.state !== 'revoked') continue;
    const revoke = new RevokeCertificate(serving, site);
    if (planned.reissued) await revoke.reissue(admin, outcome.certificateId, { reason: planned.reason, cause: 'holder_data' });
    else if (planned.reasonClass !== 'replaced') await revoke.run(admin, outcome.certificateId, { reason: planned.reason, class: planned.reasonClass });
  }
  return issued;
}
