import { everyPage } from './harness/every-page.js';

/** Looked at by `every-page-of-strangers`. */
const OPEN_TO_ALL = ['/masuk', '/lupa-sandi', '/atur-ulang-sandi', '/verifikasi'];

/** Below `/kelola`, and of administrators alone: looked at by `every-page-of-administration`. */
const ADMINISTRATORS = '/kelola/paket';

everyPage({
  roles: ['learner', 'secondLearner', 'instructor', 'supervisor'],
  inEnglish: ['learner', 'instructor'],
  owns: (route) => !route.startsWith('/admin') && !route.startsWith(ADMINISTRATORS) && !OPEN_TO_ALL.includes(route),
});
