export { hasRole, mayEnter, type Area } from './roles.js';
export { meQuery, rememberSession } from './session.js';
export { forgetSession, keepSession, keptSession } from './kept.js';
export { signInAddress } from './sign-in-address.js';
export { useMe } from './use-me.js';
