import { createRouter } from '@tanstack/react-router';
import { adminRoute, focusRoute, frameRoute, manageRoute, rootRoute, shellRoute } from './areas.js';
import { laterRoutes } from './later-routes.js';
import { doorRoutes, learnerFocusRoutes, learnerRoutes, openRoutes } from './learner-routes.js';
import { Failure, NotFound } from './root.js';
import type { wholeTree } from './staff-tree.js';
import { Page } from './ui/layout.js';
import { PageSkeleton } from './ui/skeleton.js';

let whole = false;

/** The router learns the addresses of staff; called again after a failure, it tries again. */
async function bringStaffRoutes(): Promise<boolean> {
  if (whole) return false;
  const { wholeTree } = await import('./staff-tree.js');
  if (!whole) {
    wholeTree(later);
    router.setRoutes(router.buildRouteTree());
    whole = true;
  }
  return true;
}

const later = laterRoutes(bringStaffRoutes);
const { until, rest } = later;

// The tree of learners. The whole tree, of the same routes and those of staff, is in staff-tree.ts.
const routeTree = rootRoute.addChildren([
  ...doorRoutes,
  frameRoute.addChildren([
    ...openRoutes,
    shellRoute.addChildren([
      ...learnerRoutes,
      ...until.shell,
      manageRoute.addChildren([...until.manage, rest.manage]),
      adminRoute.addChildren([rest.admin]),
    ]),
    focusRoute.addChildren([...learnerFocusRoutes, ...until.focus]),
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

/** Fetches what the router must know before it can match the address; a failure is told when the page is asked for. */
export async function bringRoutesOf(pathname: string): Promise<void> {
  const [, , found] = router.getMatchedRoutes(pathname);
  const waiting: readonly unknown[] = [...Object.values(until).flat(), ...Object.values(rest)];
  if (waiting.includes(found)) await bringStaffRoutes().catch(() => undefined);
}

type WholeRouter = ReturnType<typeof createRouter<ReturnType<typeof wholeTree>, 'never'>>;

declare module '@tanstack/react-router' {
  interface Register {
    router: WholeRouter;
  }
}
