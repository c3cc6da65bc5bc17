import { auditErrors, auditRoutes } from '../audit/index.js';
import { certificatesErrors, certificatesRoutes } from '../certificates/index.js';
import { competenciesErrors, competenciesRoutes } from '../competencies/index.js';
import { coreErrors } from '../core/index.js';
import { coursesErrors, coursesRoutes } from '../courses/index.js';
import { decisionsErrors, decisionsRoutes } from '../decisions/index.js';
import { enrolmentsErrors, enrolmentsRoutes } from '../enrolments/index.js';
import { expertsErrors, expertsRoutes } from '../experts/index.js';
import { behaviourRoutes, evaluationLevelErrors, evaluationsErrors, evaluationsRoutes, learningRoutes, resultsRoutes } from '../evaluations/index.js';
import { identityErrors, identityRoutes } from '../identity/index.js';
import { openapiRoutes } from '../openapi/index.js';
import { programmesErrors, programmesRoutes } from '../programmes/index.js';
import { pointsErrors, pointsRoutes } from '../points/index.js';
import { notificationsRoutes } from '../notifications/index.js';
import { organisationsErrors, organisationsRoutes } from '../organisations/index.js';
import { mediaErrors, mediaRoutes } from '../media/index.js';
import { needsErrors, needsRoutes } from '../needs/index.js';
import { packagesErrors, packagesRoutes } from '../packages/index.js';
import { planningErrors, planningRoutes } from '../planning/index.js';
import { queueRoutes } from '../queue/index.js';
import { quizzesErrors, quizzesRoutes } from '../quizzes/index.js';
import { reportsErrors, reportsRoutes } from '../reports/index.js';
import { attendanceRoutes, calendarRoutes, practiceRoutes, sessionsErrors, sessionsRoutes } from '../sessions/index.js';

/** Every route of the product, by feature. One line per feature. */
export const routeTables = {
  enrolments: enrolmentsRoutes,
  programmes: programmesRoutes,
  identity: identityRoutes,
  notifications: notificationsRoutes,
  organisations: organisationsRoutes,
  quizzes: quizzesRoutes,
  courses: coursesRoutes,
  certificates: certificatesRoutes,
  competencies: competenciesRoutes,
  points: pointsRoutes,
  media: mediaRoutes,
  audit: auditRoutes,
  queue: queueRoutes,
  needs: needsRoutes,
  sessions: sessionsRoutes,
  attendance: attendanceRoutes,
  calendar: calendarRoutes,
  practice: practiceRoutes,
  planning: planningRoutes,
  experts: expertsRoutes,
  decisions: decisionsRoutes,
  reports: reportsRoutes,
  packages: packagesRoutes,
  evaluations: evaluationsRoutes,
  behaviour: behaviourRoutes,
  learning: learningRoutes,
  results: resultsRoutes,
  openapi: openapiRoutes,
} as const;

/** Every refusal of the product. One line per feature. */
export const errorCatalogue = {
  ...coreErrors,
  ...enrolmentsErrors,
  ...programmesErrors,
  ...identityErrors,
  ...organisationsErrors,
  ...quizzesErrors,
  ...coursesErrors,
  ...certificatesErrors,
  ...competenciesErrors,
  ...mediaErrors,
  ...pointsErrors,
  ...auditErrors,
  ...needsErrors,
  ...sessionsErrors,
  ...planningErrors,
  ...expertsErrors,
  ...decisionsErrors,
  ...reportsErrors,
  ...packagesErrors,
  ...evaluationsErrors,
  ...evaluationLevelErrors,
} as const;

type Tables = typeof routeTables;
type AnyRoute = { [F in keyof Tables]: Tables[F][keyof Tables[F]] }[keyof Tables];

/** Routes by `'POST /api/sessions'`: what the web client is typed by. Import it as a type only. */
export type Routes = {
  [R in AnyRoute as `${R['method']} ${R['path']}`]: R;
};
export type ErrorCode = keyof typeof errorCatalogue;
