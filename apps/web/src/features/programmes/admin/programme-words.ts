import type { CurriculumPart, ProgrammeMethod, ProgrammeState } from '@sinau/domain/programmes';
import type { Status } from '../../../ui/status-chip.js';

export const STATES: Readonly<Record<ProgrammeState, { readonly text: string; readonly status: Status }>> = {
  draft: { text: 'programmes.state.draft', status: 'waiting' },
  active: { text: 'programmes.state.active', status: 'active' },
  ended: { text: 'programmes.state.ended', status: 'done' },
};

export const METHODS: Readonly<Record<ProgrammeMethod, string>> = {
  online_course: 'programmes.method.online_course',
  seminar: 'programmes.method.seminar',
  workshop: 'programmes.method.workshop',
  webinar: 'programmes.method.webinar',
  field_practice: 'programmes.method.field_practice',
  mentoring: 'programmes.method.mentoring',
  coaching: 'programmes.method.coaching',
};

export const PARTS: Readonly<Record<CurriculumPart['kind'], string>> = {
  session: 'programmes.part.session',
  practice: 'programmes.part.practice',
  mentoring: 'programmes.part.mentoring',
};
