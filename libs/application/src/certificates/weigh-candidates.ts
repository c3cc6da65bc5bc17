import { unprintableCharacters } from '@sinau/documents';
import { checkNumberPattern, givesCertificate } from '@sinau/domain/certificates';
import { refused, type Refused } from '@sinau/domain/core';
import { requiredLessons } from '@sinau/domain/courses';
import type { Candidate, CandidateRun, CompletionTerms, WeighedRun } from '@sinau/persistence/certificates';

export type Weighed = {
  readonly ready: number;
  readonly blocked: readonly { readonly candidate: Candidate; readonly why: Refused }[];
  /** Ready but for the evaluation of the run, which their certificate waits for. */
  readonly owing: number;
  readonly certified: number;
  readonly incomplete: number;
  readonly withdrawn: number;
  /** Revoked for cause: not issued again. */
  readonly withheld: number;
  readonly samples: readonly Candidate[];
};

/** In the way of everybody. */
export function blockersOf(run: CandidateRun): readonly Refused[] {
  const pattern = checkNumberPattern(run.numberPattern);
  const outlines = [...run.outlines.values()];
  return [
    ...(run.templateId === null ? [refused('certificate_template_missing')] : []),
    ...(pattern.allowed ? [] : [pattern]),
    ...(outlines.length > 0 && !outlines.some(givesCertificate) ? [refused('course_without_certificate')] : []),
  ];
}

/** What the versions that this run's learners began ask of them. */
export function termsOf(run: CandidateRun): readonly CompletionTerms[] {
  return [...run.outlines].map(([versionId, outline]) => ({
    versionId, gives: givesCertificate(outline), required: requiredLessons(outline), minimum: outline.completion.finalLessonId === null ? null : outline.completion.minimumScore,
  }));
}

type Placed = Candidate & { readonly place: number };

/** Three to look at: the longest name, and the first and last of the list. */
function samplesOf(ready: readonly Placed[]): readonly Candidate[] {
  const byPlace = ready.toSorted((one, other) => one.place - other.place);
  const longest = byPlace.reduce<Placed | null>((found, candidate) => (found === null || candidate.name.length > found.name.length ? candidate : found), null);
  const chosen = [longest, byPlace[0], byPlace.at(-1)].filter((candidate) => candidate !== null && candidate !== undefined);
  return [...new Map(chosen.map(({ enrolmentId, name }) => [enrolmentId, { enrolmentId, name }])).values()];
}

/** Takes out whose texts can't be printed: only those with unusual characters are looked at, since the font has all of ASCII. */
export function withoutUnprintable({ counts, unusual, usual }: WeighedRun): Weighed {
  const looked = unusual.map(({ texts, ...candidate }) => {
    const characters = [...new Set(texts.flatMap((text) => unprintableCharacters(text)))];
    return { candidate, why: characters.length > 0 ? refused('text_unprintable', { characters: characters.join(' ') }) : null };
  });
  const blocked = looked.flatMap(({ candidate: { enrolmentId, name }, why }) => (why === null ? [] : [{ candidate: { enrolmentId, name }, why }]));
  const printable = looked.flatMap(({ candidate, why }) => (why === null ? [candidate] : []));
  return { ...counts, ready: counts.ready - blocked.length, blocked, samples: samplesOf([...usual, ...printable]) };
}
