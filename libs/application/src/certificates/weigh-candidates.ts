import { unprintableCharacters } from '@sinau/documents';
import { checkNumberPattern, givesCertificate, isComplete, issueNeed } from '@sinau/domain/certificates';
import { refused, type Refused } from '@sinau/domain/core';
import type { Candidate, CandidateRun } from '@sinau/persistence/certificates';

export type Weighed = {
  readonly ready: readonly Candidate[];
  readonly blocked: readonly { readonly candidate: Candidate; readonly why: Refused }[];
  readonly certified: number;
  readonly incomplete: number;
  readonly withdrawn: number;
  /** Revoked for cause: not issued again. */
  readonly withheld: number;
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

type Verdict = 'ready' | 'certified' | 'incomplete' | 'withdrawn' | 'withheld';

function verdictOf(run: CandidateRun, candidate: Candidate): Verdict {
  if (candidate.state === 'withdrawn') return 'withdrawn';
  if (candidate.latest?.state === 'valid') return 'certified';
  if (issueNeed(candidate.latest).kind === 'none') return 'withheld';
  const outline = candidate.versionId === null ? undefined : run.outlines.get(candidate.versionId);
  if (!outline || !givesCertificate(outline)) return 'incomplete';
  return candidate.state === 'completed' || isComplete(outline, candidate.doneLessonIds, candidate.finalScore).allowed ? 'ready' : 'incomplete';
}

/** Sorts everybody of a run into what bulk issuing would do with them. */
export function weighCandidates(run: CandidateRun, candidates: readonly Candidate[]): Weighed {
  const verdicts = candidates.map((candidate) => ({ candidate, verdict: verdictOf(run, candidate) }));
  const count = (wanted: Verdict) => verdicts.filter(({ verdict }) => verdict === wanted).length;
  const complete = verdicts.filter(({ verdict }) => verdict === 'ready').map(({ candidate }) => {
    const characters = [...new Set(candidate.printedTexts.flatMap((text) => unprintableCharacters(text)))];
    return { candidate, why: characters.length > 0 ? refused('text_unprintable', { characters: characters.join(' ') }) : null };
  });
  return {
    ready: complete.filter(({ why }) => why === null).map(({ candidate }) => candidate),
    blocked: complete.flatMap(({ candidate, why }) => (why === null ? [] : [{ candidate, why }])),
    certified: count('certified'), incomplete: count('incomplete'), withdrawn: count('withdrawn'), withheld: count('withheld'),
  };
}

/** Three to look at: the longest name, and the first and last of the list. */
export function samplesOf(ready: readonly Candidate[]): readonly Candidate[] {
  const longest = ready.reduce<Candidate | null>((found, candidate) => (found === null || candidate.name.length > found.name.length ? candidate : found), null);
  const chosen = [longest, ready[0], ready.at(-1)].filter((candidate) => candidate !== null && candidate !== undefined);
  return [...new Map(chosen.map((candidate) => [candidate.enrolmentId, candidate])).values()];
}
