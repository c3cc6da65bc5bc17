import type { RunView } from '@sinau/contracts/enrolments';

/** A run as its form holds it: text as typed. */
export type RunDraft = {
  readonly courseId: string;
  readonly courseTitle: string;
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly place: string;
  readonly capacity: string;
  readonly selfEnrolment: boolean;
  readonly certificateTemplateId: string;
};

export const emptyRun: RunDraft = { courseId: '', courseTitle: '', name: '', startsOn: '', endsOn: '', place: '', capacity: '', selfEnrolment: false, certificateTemplateId: '' };

export function draftOf(run: RunView): RunDraft {
  return {
    courseId: run.courseId,
    courseTitle: run.courseTitle,
    name: run.name,
    startsOn: run.startsOn,
    endsOn: run.endsOn,
    place: run.place ?? '',
    capacity: run.capacity === null ? '' : String(run.capacity),
    selfEnrolment: run.selfEnrolment,
    certificateTemplateId: run.certificateTemplateId ?? '',
  };
}

export type RunFault = { readonly field: 'courseId' | 'name' | 'startsOn' | 'endsOn' | 'capacity'; readonly code: 'missing' | 'order' | 'number' };

/** What keeps a draft from being sent, in the order of the form. */
export function faultsOf(draft: RunDraft): readonly RunFault[] {
  const missing = (['courseId', 'name', 'startsOn', 'endsOn'] as const).filter((field) => draft[field].trim() === '').map((field): RunFault => ({ field, code: 'missing' }));
  const order: readonly RunFault[] = draft.startsOn !== '' && draft.endsOn !== '' && draft.endsOn < draft.startsOn ? [{ field: 'endsOn', code: 'order' }] : [];
  const number: readonly RunFault[] = draft.capacity.trim() !== '' && !/^[1-9]\d{0,4}$/.test(draft.capacity.trim()) ? [{ field: 'capacity', code: 'number' }] : [];
  return [...missing, ...order, ...number];
}

/** The body of the request; only of a draft without faults. */
export function runBodyOf(draft: RunDraft) {
  return {
    name: draft.name.trim(),
    startsOn: draft.startsOn,
    endsOn: draft.endsOn,
    place: draft.place.trim() === '' ? null : draft.place.trim(),
    capacity: draft.capacity.trim() === '' ? null : Number(draft.capacity.trim()),
    selfEnrolment: draft.selfEnrolment,
    certificateTemplateId: draft.certificateTemplateId === '' ? null : draft.certificateTemplateId,
  };
}
