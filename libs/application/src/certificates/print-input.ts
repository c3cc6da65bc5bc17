import type { CertificateInput } from '@sinau/documents';
import { unprintableCharacters } from '@sinau/documents';
import { fillWording, type CertificateSnapshot } from '@sinau/domain/certificates';
import { printWords } from './print-words.js';

const identifierNames = { nip: 'NIP', ni_pppk: 'NI PPPK' } as const;

function wordingOf({ template, holder, course, run, agency, issuedOn }: CertificateSnapshot): readonly string[] {
  return fillWording(template.content.wording, {
    name: holder.name, course: course.title, run: run.name, agency: agency.name, hours: String(course.hours), year: issuedOn.slice(0, 4),
  });
}

function holderOf({ holder, agency, template }: CertificateSnapshot): CertificateInput['holder'] {
  const { identifier, birth } = holder;
  return {
    name: holder.name,
    identifier: identifier ? { kind: identifierNames[identifier.kind], value: identifier.value } : null,
    birth: template.content.showBirth ? birth : null,
    rank: holder.rank, position: holder.position, unit: holder.unit, agency: agency.name,
  };
}

function resultOf({ template, evidence }: CertificateSnapshot): CertificateInput['result'] {
  const { qualification, showScore } = template.content;
  const score = showScore ? evidence.finalScore : null;
  return qualification === null && score === null ? null : { qualification, score };
}

/** What the renderer draws of a frozen certificate: the same snapshot and logo give the same bytes. */
export function printInput(snapshot: CertificateSnapshot, logo: Uint8Array | null): CertificateInput {
  const { template: { content }, course, run, studied } = snapshot;
  const words = printWords[content.language];
  return {
    language: content.language,
    agency: { name: snapshot.agency.name, logo },
    title: content.title,
    number: snapshot.number,
    holder: holderOf(snapshot),
    wording: wordingOf(snapshot),
    course: {
      title: course.title, activityKind: words.kinds[course.activityKind], competencyClass: words.classes[course.competencyClass], learningHours: course.hours,
      starts: studied.from, ends: studied.to, place: run.place,
    },
    result: resultOf(snapshot),
    signatories: content.signatories.map((signatory) => ({ ...signatory, signature: null })),
    issued: { place: content.issuePlace, on: snapshot.issuedOn, at: new Date(snapshot.issuedAt) },
    verification: { address: snapshot.address, code: snapshot.code },
    subjects: course.subjects.map((subject) => ({ title: subject.title, learningHours: subject.hours })),
    legalNote: content.legalNote,
  };
}

/** Characters of any printed text that the font lacks, each once. */
export function unprintableIn(snapshot: CertificateSnapshot): readonly string[] {
  const { agency, holder, course, run, template: { content } } = snapshot;
  const texts = [
    agency.name, holder.name, holder.birth.place, holder.rank, holder.position, holder.unit, course.title, run.name, run.place, snapshot.number,
    ...course.subjects.map((subject) => subject.title), content.title, content.issuePlace, content.qualification, content.legalNote, ...content.wording,
    ...content.signatories.flatMap((signatory) => [signatory.name, signatory.title]),
  ];
  return [...new Set(texts.flatMap((text) => (text === null ? [] : unprintableCharacters(text))))];
}
