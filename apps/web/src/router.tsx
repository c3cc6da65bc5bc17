import { createRouter } from '@tanstack/react-router';
import { adminRoute, focusRoute, frameRoute, manageRoute, rootRoute, shellRoute } from './areas.js';
import { enrolmentsAdminRoutes, enrolmentsManageRoutes, enrolmentsRoutes } from './features/enrolments/routes.js';
import { auditAdminRoutes } from './features/audit/routes.js';
import { competenciesAdminRoutes, competenciesRoutes } from './features/competencies/routes.js';
import { coursesManageRoutes, coursesRoutes } from './features/courses/routes.js';
import { evaluationsAdminRoutes, evaluationsManageRoutes, evaluationsPublicRoutes, evaluationsRoutes } from './features/evaluations/routes.js';
import { certificatesAdminRoutes, certificatesRoutes } from './features/certificates/routes.js';
import { homeRoutes } from './features/home/routes.js';
import { quizzesAdminRoutes, quizzesFocusRoutes, quizzesManageRoutes, quizzesRoutes } from './features/quizzes/routes.js';
import { programmesAdminRoutes, programmesRoutes } from './features/programmes/routes.js';
import { pointsAdminRoutes, pointsRoutes } from './features/points/routes.js';
import { identityFocusRoutes, identityPublicRoutes, identityRoutes } from './features/identity/routes.js';
import { organisationsAdminRoutes } from './features/organisations/routes.js';
import { notificationsAdminRoutes, notificationsRoutes } from './features/notifications/routes.js';
import { sessionsAdminRoutes, sessionsFocusRoutes, sessionsRoutes } from './features/sessions/routes.js';
import { decisionsAdminRoutes } from './features/decisions/routes.js';
import { expertsAdminRoutes, expertsRoutes } from './features/experts/routes.js';
import { reportsAdminRoutes } from './features/reports/routes.js';
import { needsAdminRoutes } from './features/needs/routes.js';
import { packagesManageRoutes } from './features/packages/routes.js';
import { planningAdminRoutes } from './features/planning/routes.js';
import { queueAdminRoutes } from './features/queue/routes.js';
import { styleGuideRoutes } from './features/style-guide/routes.js';
import { Failure, NotFound } from './root.js';
import { Page } from './ui/layout.js';
import { PageSkeleton } from './ui/skeleton.js';

// One line per feature and area; a feature's routes are in features/<feature>/routes.ts.
const routeTree = rootRoute.addChildren([
  ...identityPublicRoutes,
  frameRoute.addChildren([
    ...styleGuideRoutes,
    ...evaluationsPublicRoutes,
    shellRoute.addChildren([
      ...homeRoutes,
      ...identityRoutes,
      ...quizzesRoutes,
      ...enrolmentsRoutes,
      ...coursesRoutes,
      ...certificatesRoutes,
      ...pointsRoutes,
      ...competenciesRoutes,
      ...sessionsRoutes,
      ...expertsRoutes,
      ...programmesRoutes,
      ...evaluationsRoutes,
      ...notificationsRoutes,
      manageRoute.addChildren([
        // features/<feature>/routes.ts: <feature>ManageRoutes
        ...coursesManageRoutes,
        ...packagesManageRoutes,
        ...enrolmentsManageRoutes,
        ...quizzesManageRoutes,
        ...evaluationsManageRoutes,
      ]),
      adminRoute.addChildren([
        // features/<feature>/routes.ts: <feature>AdminRoutes
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
      ]),
    ]),
    focusRoute.addChildren([...identityFocusRoutes, ...quizzesFocusRoutes, ...sessionsFocusRoutes]),
  ]),
]);

function Pending() {
  return (
    <Page>
      <PageSkeleton />
    </Page>
  );
}

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingMs: 300,
  defaultPendingComponent: Pending,
  defaultErrorComponent: Failure,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
  trailingSlash: 'never',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
