import type { MatrixRow } from './access-matrix.spec-kit.js';
import { certificatesMatrix } from './certificates/certificates.matrix.js';
import { competenciesMatrix } from './competencies/competencies.matrix.js';
import { coursesMatrix } from './courses/courses.matrix.js';
import { enrolmentsMatrix } from './enrolments/enrolments.matrix.js';
import { behaviourMatrix, learningMatrix, resultsMatrix } from './evaluations/evaluation-levels.matrix.js';
import { evaluationsMatrix } from './evaluations/evaluations.matrix.js';
import { mediaMatrix } from './media/media.matrix.js';
import { notificationsMatrix } from './notifications/notifications.matrix.js';
import { programmesMatrix } from './programmes/programmes.matrix.js';
import { pointsMatrix } from './points/points.matrix.js';
import { expertsMatrix } from './experts/experts.matrix.js';
import { practiceMatrix } from './sessions/practice.matrix.js';
import { attendanceMatrix, calendarMatrix, sessionsMatrix } from './sessions/sessions.matrix.js';
import { auditMatrix } from './audit/audit.matrix.js';
import { needsMatrix } from './needs/needs.matrix.js';
import { decisionsMatrix } from './decisions/decisions.matrix.js';
import { packagesMatrix } from './packages/packages.matrix.js';
import { reportsMatrix } from './reports/reports.matrix.js';
import { planningMatrix } from './planning/planning.matrix.js';
import { openapiMatrix } from './openapi/openapi.matrix.js';
import { queueMatrix } from './queue/queue.matrix.js';
import { quizzesMatrix } from './quizzes/quizzes.matrix.js';
import { identityMatrix } from './identity/identity.matrix.js';
import { organisationsMatrix } from './organisations/organisations.matrix.js';

/** Rows by feature, under the names of the route tables. One line per feature. */
export const matrices: Readonly<Record<string, Readonly<Record<string, MatrixRow>>>> = {
  enrolments: enrolmentsMatrix,
  programmes: programmesMatrix,
  identity: identityMatrix,
  notifications: notificationsMatrix,
  organisations: organisationsMatrix,
  quizzes: quizzesMatrix,
  competencies: competenciesMatrix,
  courses: coursesMatrix,
  certificates: certificatesMatrix,
  points: pointsMatrix,
  media: mediaMatrix,
  audit: auditMatrix,
  queue: queueMatrix,
  needs: needsMatrix,
  sessions: sessionsMatrix,
  attendance: attendanceMatrix,
  calendar: calendarMatrix,
  practice: practiceMatrix,
  planning: planningMatrix,
  experts: expertsMatrix,
  decisions: decisionsMatrix,
  reports: reportsMatrix,
  packages: packagesMatrix,
  evaluations: evaluationsMatrix,
  behaviour: behaviourMatrix,
  learning: learningMatrix,
  results: resultsMatrix,
  openapi: openapiMatrix,
};
