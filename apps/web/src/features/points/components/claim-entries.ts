import type { Input } from '../../../lib/api/index.js';
import { activityKinds, competencyClasses, type ActivityKind, type CompetencyClass } from '@sinau/domain/courses';
import { entry } from '../../../ui/form/index.js';

type ClaimBody = Input<'POST /api/me/claims'>['body']['claim'];

/** JP as typed, with a comma or a point. */
export function hoursOf(form: FormData): number {
  return Number(entry(form, 'hours').trim().replace(',', '.'));
}

export function kindOf(form: FormData): ActivityKind {
  const chosen = Number(entry(form, 'activityKind'));
  const isKind = (value: number): value is ActivityKind => value in activityKinds;
  return isKind(chosen) ? chosen : 3;
}

export function classOf(form: FormData): CompetencyClass {
  return competencyClasses.find((name) => name === entry(form, 'competencyClass')) ?? 'technical';
}

/** The fields of a claim as they are sent. */
export function claimOf(form: FormData): ClaimBody {
  const number = entry(form, 'certificateNumber').trim();
  return {
    title: entry(form, 'title'), organiser: entry(form, 'organiser'), certificateNumber: number === '' ? null : number, startsOn: entry(form, 'startsOn'), endsOn: entry(form, 'endsOn'),
    hours: hoursOf(form), activityKind: kindOf(form), competencyClass: classOf(form),
  };
}
