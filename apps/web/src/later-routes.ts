import { createRoute, notFound, redirect } from '@tanstack/react-router';
import { adminRoute, focusRoute, manageRoute, shellRoute } from './areas.js';

/** Fetches the routes of staff, once; answers whether they were missing until now. */
export type BringStaffRoutes = () => Promise<boolean>;

type Entering = { readonly location: { readonly href: string }; readonly params: { readonly _splat?: string | undefined } };

/** Addresses whose routes are fetched when somebody first goes there: no learner's page carries their code's names. */
export function laterRoutes(bring: BringStaffRoutes) {
  const beforeLoad = async ({ location, params }: Entering): Promise<void> => {
    if (await bring()) throw redirect({ href: location.href, replace: true });
    if (params._splat) throw notFound();
  };
  return {
    /** Each stands for the page of exactly this address, whose route takes its place under the same id. */
    until: {
      shell: ['/tim', '/tim/$personId', '/tim/usulan', '/tim/usulan/baru', '/tim/praktik', '/tim/praktik/$reportId', '/sesi/$sessionId'].map((path) => createRoute({ getParentRoute: () => shellRoute, path, beforeLoad })),
      focus: [createRoute({ getParentRoute: () => focusRoute, path: '/sesi/$sessionId/layar', beforeLoad })],
      manage: [createRoute({ getParentRoute: () => manageRoute, path: '/', beforeLoad })],
    },
    /** They stay, for the addresses that no page has. */
    rest: {
      manage: createRoute({ getParentRoute: () => manageRoute, path: '/$', beforeLoad }),
      admin: createRoute({ getParentRoute: () => adminRoute, path: '/$', beforeLoad }),
    },
  };
}

export type LaterRoutes = ReturnType<typeof laterRoutes>;
