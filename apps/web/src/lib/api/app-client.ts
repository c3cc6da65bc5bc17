import { createQueryClient } from './query.js';

/** The one cache of the app. Loaded with the signed-in frame, not on the login page. */
export const appClient = createQueryClient();
