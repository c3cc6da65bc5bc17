import type { OwnPracticeRow, OwnPracticeView, PracticeRow, PracticeToSignView } from '@sinau/contracts/sessions';
import { maskIdentifier } from '@sinau/domain/organisations';
import type { OwnPractice, PracticeReport, PracticeSession, PracticeToSign } from '@sinau/persistence/sessions';
import type { PracticeFiles } from './practice-files.js';

function sessionOf({ sessionId, title, runName, courseTitle, sessionState, startsAt, endsAt, timeZone, place, hours }: PracticeSession) {
  return { sessionId, title, runName, courseTitle, sessionState, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), timeZone, place, hours };
}

async function reportOf(files: PracticeFiles, agencyId: string, { id, text, state, submittedAt, revision, files: held, steps }: PracticeReport) {
  return {
    id, text, state, revision, submittedAt: submittedAt?.toISOString() ?? null, files: await files.views({ agencyId, reportId: id }, held),
    steps: steps.map(({ number, state: to, reason, by, at }) => ({ number, state: to, reason, by, at })),
  };
}

function personViewOf({ personId, name, identifier, unitName }: PracticeToSign) {
  return { id: personId, name, identifier: identifier === null ? null : maskIdentifier(identifier), unitName };
}

export function ownPracticeRowOf(practice: OwnPractice): OwnPracticeRow {
  return { ...sessionOf(practice), state: practice.report?.state ?? null };
}

export async function ownPracticeViewOf(files: PracticeFiles, agencyId: string, practice: OwnPractice): Promise<OwnPracticeView> {
  return { ...sessionOf(practice), report: practice.report && (await reportOf(files, agencyId, practice.report)) };
}

export function practiceRowOf(practice: PracticeToSign): PracticeRow {
  const { id, state, submittedAt, files } = practice;
  return { ...sessionOf(practice), id, state, submittedAt: submittedAt?.toISOString() ?? null, files: files.length, person: personViewOf(practice) };
}

export async function practiceToSignViewOf(files: PracticeFiles, agencyId: string, practice: PracticeToSign): Promise<PracticeToSignView> {
  return { ...sessionOf(practice), ...(await reportOf(files, agencyId, practice)), person: personViewOf(practice) };
}
