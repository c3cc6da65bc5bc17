import type { CertificateDetail, CertificateFrontView, CertificateView, OwnCertificate } from '@sinau/contracts/certificates';
import { certificateFront } from '@sinau/documents';
import { languageOf } from '@sinau/domain/courses';
import { awaitsReplacement, mayReissue } from '@sinau/domain/certificates';
import type { IssuedCertificate } from '@sinau/persistence/certificates';
import { printInput } from './print-input.js';

/** A certificate as its holder sees it, from the frozen snapshot. */
export function certificateViewOf(certificate: IssuedCertificate): CertificateView {
  const { id, number, code, state, snapshot, pdf, revokedAt, revokedClass } = certificate;
  const { holder, course, template: { content } } = snapshot;
  return {
    id, number, code, state, address: snapshot.address,
    holder: { name: holder.name, identifier: holder.identifier?.value ?? null, rank: holder.rank, position: holder.position, unit: holder.unit },
    agencyName: snapshot.agency.name,
    course: {
      id: course.courseId, title: course.title, hours: course.hours, competencyClass: course.competencyClass, activityKind: course.activityKind, language: languageOf(course), versionNumber: course.version.number,
      subjects: course.subjects.map((subject) => ({ ...subject })),
    },
    runName: snapshot.run.name,
    studied: snapshot.studied,
    score: snapshot.evidence.finalScore,
    title: content.title,
    signatories: content.signatories.map((signatory) => ({ name: signatory.name, title: signatory.title })),
    issuedOn: snapshot.issuedOn,
    issuedAt: certificate.issuedAt.toISOString(),
    revocation: revokedAt && revokedClass ? { at: revokedAt.toISOString(), class: revokedClass } : null,
    replacedById: certificate.replacedById,
    pdf: { ...pdf },
  };
}

/** The front as it is printed, from the frozen snapshot. */
function frontOf({ snapshot }: IssuedCertificate): CertificateFrontView {
  const { identity, wording, signatories, ...front } = certificateFront(printInput(snapshot, null));
  return { ...front, identity: identity.map((pairs) => [...pairs]), wording: [...wording], signatories: [...signatories], hasLogo: snapshot.template.logo !== null };
}

/** One's own certificate with its printed front. */
export function ownCertificateOf(certificate: IssuedCertificate): OwnCertificate {
  return { ...certificateViewOf(certificate), front: frontOf(certificate) };
}

/** The same with what only the agency may know. `history` is newest first and holds the certificate itself. */
export function certificateDetailOf(certificate: IssuedCertificate, history: readonly IssuedCertificate[]): CertificateDetail {
  const { evidence, course } = certificate.snapshot;
  return {
    ...ownCertificateOf(certificate),
    personId: certificate.personId,
    enrolmentId: certificate.enrolmentId,
    revokedBy: certificate.revokedByName,
    revokedReason: certificate.revokedReason,
    mayReissue: mayReissue({ ...certificate, replaced: certificate.replacedById !== null }).allowed,
    awaitsReplacement: certificate.replacedById === null && awaitsReplacement(certificate),
    evidence: {
      minimumScore: evidence.minimumScore,
      attempts: evidence.attempts.map(({ attemptId, score }) => ({ attemptId, score })),
      lessons: evidence.lessons.length,
      versionHash: course.version.contentHash,
    },
    history: history.map(({ id, number, state, issuedAt, revokedAt, revokedClass }) => ({
      id, number, state, issuedAt: issuedAt.toISOString(), revokedAt: revokedAt?.toISOString() ?? null, revokedClass,
    })),
  };
}
