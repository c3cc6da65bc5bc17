import * as audit from '../audit/index.js';
import * as certificates from '../certificates/index.js';
import * as competencies from '../competencies/index.js';
import * as courses from '../courses/index.js';
import * as decisions from '../decisions/index.js';
import * as enrolments from '../enrolments/index.js';
import * as evaluations from '../evaluations/index.js';
import * as experts from '../experts/index.js';
import * as identity from '../identity/index.js';
import * as media from '../media/index.js';
import * as needs from '../needs/index.js';
import * as notifications from '../notifications/index.js';
import * as organisations from '../organisations/index.js';
import * as packages from '../packages/index.js';
import * as planning from '../planning/index.js';
import * as points from '../points/index.js';
import * as programmes from '../programmes/index.js';
import * as quizzes from '../quizzes/index.js';
import * as sessions from '../sessions/index.js';
import { FailedJobEntity } from '../core/failed-job.entity.js';
import { OutboxEntity } from '../core/outbox.entity.js';
import { TaskItemEntity } from '../core/task-item.entity.js';
import { TaskEntity } from '../core/task.entity.js';
import { UpkeepEntity } from '../core/upkeep.entity.js';

const features = [organisations, identity, courses, media, enrolments, quizzes, certificates, points, notifications, audit, competencies, needs, planning, programmes, sessions, experts, evaluations, packages, decisions];

/** Every entity class: those exported by a feature folder whose name ends in `Entity`. */
export const entities = [
  OutboxEntity,
  FailedJobEntity,
  TaskEntity,
  TaskItemEntity,
  UpkeepEntity,
  ...features.flatMap((feature) =>
    Object.entries(feature as Record<string, unknown>).flatMap(([name, value]) =>
      name.endsWith('Entity') && typeof value === 'function' ? [value as new () => object] : [],
    ),
  ),
];
