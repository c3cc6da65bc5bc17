import { certificatesRoutes } from './features/certificates/routes.js';
import { competenciesRoutes } from './features/competencies/routes.js';
import { coursesRoutes } from './features/courses/routes.js';
import { enrolmentsRoutes } from './features/enrolments/routes.js';
import { evaluationsPublicRoutes, evaluationsRoutes } from './features/evaluations/routes.js';
import { expertsRoutes } from './features/experts/routes.js';
import { homeRoutes } from './features/home/routes.js';
import { identityFocusRoutes, identityPublicRoutes, identityRoutes } from './features/identity/routes.js';
import { notificationsRoutes } from './features/notifications/routes.js';
import { pointsRoutes } from './features/points/routes.js';
import { programmesRoutes } from './features/programmes/routes.js';
import { quizzesFocusRoutes, quizzesRoutes } from './features/quizzes/routes.js';
import { sessionsRoutes } from './features/sessions/routes.js';
import { styleGuideRoutes } from './features/style-guide/routes.js';

// What everybody's browser fetches. One line per feature and area; a feature's routes are in features/<feature>/routes.ts.

/** Children of `rootRoute`. */
export const doorRoutes = [...identityPublicRoutes] as const;

/** Children of `frameRoute`. */
export const openRoutes = [...styleGuideRoutes, ...evaluationsPublicRoutes] as const;

/** Children of `shellRoute`. */
export const learnerRoutes = [
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
] as const;

/** Children of `focusRoute`. */
export const learnerFocusRoutes = [...identityFocusRoutes, ...quizzesFocusRoutes] as const;
