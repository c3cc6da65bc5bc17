import { createRoute } from '@tanstack/react-router';
import { adminRoute } from '../../areas.js';
import { page } from '../../page.js';

export const planningAdminRoutes = [
  createRoute({ getParentRoute: () => adminRoute, path: '/rencana', ...page('planning', () => import('./admin/plans.page.js'), 'PlansPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/rencana/templat', ...page('planning', () => import('./admin/templates.page.js'), 'TemplatesPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/rencana/$planId', ...page('planning', () => import('./admin/plan.page.js'), 'PlanPage') }),
  createRoute({ getParentRoute: () => adminRoute, path: '/program/$programmeId/anggaran', ...page('planning', () => import('./admin/budget.page.js'), 'BudgetPage') }),
] as const;
