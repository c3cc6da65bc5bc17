import type { ProgrammeView } from '@sinau/contracts/programmes';
import { curriculumHours } from '@sinau/domain/programmes';
import type { ProgrammeRecord } from '@sinau/persistence/programmes';

export function programmeViewOf({ courseId: _courseId, ownerIds: _ownerIds, ...programme }: ProgrammeRecord): ProgrammeView {
  return {
    ...programme,
    indicators: [...programme.indicators],
    curriculum: [...programme.curriculum],
    evaluationPlan: { ...programme.evaluationPlan, behaviourDays: [...programme.evaluationPlan.behaviourDays] },
    curriculumHours: curriculumHours(programme.curriculum),
  };
}
