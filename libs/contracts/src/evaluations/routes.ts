import { formRoutes } from './form-routes.js';
import { reactionRoutes } from './reaction-routes.js';

export const evaluationsRoutes = {
  ...formRoutes,
  ...reactionRoutes,
} as const;
