import { adminRoute, focusRoute, frameRoute, manageRoute, rootRoute, shellRoute } from './areas.js';
import { auditAdminRoutes } from './features/audit/staff-routes.js';
import { certificatesAdminRoutes } from './features/certificates/staff-routes.js';
import { competenciesAdminRoutes } from './features/competencies/staff-routes.js';
import { coursesManageRoutes } from './features/courses/staff-routes.js';
import { decisionsAdminRoutes } from './features/decisions/staff-routes.js';
import { enrolmentsAdminRoutes, enrolmentsManageRoutes } from './features/enrolments/staff-routes.js';
import { evaluationsAdminRoutes, evaluationsManageRoutes } from './features/evaluations/staff-routes.js';
import { expertsAdminRoutes } from './features/experts/staff-routes.js';
import { needsAdminRoutes } from './features/needs/staff-routes.js';
import { notificationsAdminRoutes } from './features/notifications/staff-routes.js';
import { organisationsAdminRoutes } from './features/organisations/staff-routes.js';
import { packagesManageRoutes } from './features/packages/staff-routes.js';
import { planningAdminRoutes } from './features/planning/staff-routes.js';
import { pointsAdminRoutes, pointsTeamRoutes } from './features/points/staff-routes.js';
import { programmesAdminRoutes, programmesTeamRoutes } from './features/programmes/staff-routes.js';
import { queueAdminRoutes } from './features/queue/staff-routes.js';
import { quizzesAdminRoutes, quizzesManageRoutes } from './features/quizzes/staff-routes.js';
import { reportsAdminRoutes } from './features/reports/staff-routes.js';
import { sessionsAdminRoutes, sessionsFocusRoutes, sessionsTeamRoutes } from './features/sessions/staff-routes.js';
import type { LaterRoutes } from './later-routes.js';
import { doorRoutes, learnerFocusRoutes, learnerRoutes, openRoutes } from './learner-routes.js';

/** Every route of the product: it takes the place of the tree that the router began with. */
export function wholeTree({ rest }: LaterRoutes) {
  return rootRoute.addChildren([
    ...doorRoutes,
    frameRoute.addChildren([
      ...openRoutes,
      shellRoute.addChildren([
        ...learnerRoutes,
        // features/<feature>/staff-routes.ts: <feature>TeamRoutes
        ...pointsTeamRoutes,
        ...programmesTeamRoutes,
        ...sessionsTeamRoutes,
        manageRoute.addChildren([
          // features/<feature>/staff-routes.ts: <feature>ManageRoutes
          ...coursesManageRoutes,
          ...packagesManageRoutes,
          ...enrolmentsManageRoutes,
          ...quizzesManageRoutes,
          ...evaluationsManageRoutes,
          rest.manage,
        ]),
        adminRoute.addChildren([
          // features/<feature>/staff-routes.ts: <feature>AdminRoutes
          ...enrolmentsAdminRoutes,
          ...sessionsAdminRoutes,
          ...expertsAdminRoutes,
          ...quizzesAdminRoutes,
          ...programmesAdminRoutes,
          ...certificatesAdminRoutes,
          ...organisationsAdminRoutes,
          ...decisionsAdminRoutes,
          ...reportsAdminRoutes,
          ...needsAdminRoutes,
          ...planningAdminRoutes,
          ...competenciesAdminRoutes,
          ...queueAdminRoutes,
          ...notificationsAdminRoutes,
          ...auditAdminRoutes,
          ...pointsAdminRoutes,
          ...evaluationsAdminRoutes,
          rest.admin,
        ]),
      ]),
      focusRoute.addChildren([...learnerFocusRoutes, ...sessionsFocusRoutes]),
    ]),
  ]);
}
