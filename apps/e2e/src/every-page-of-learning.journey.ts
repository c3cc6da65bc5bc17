import { everyPage } from './harness/every-page.js';

/** Looked at by `every-page-of-strangers`. */
const OPEN_TO_ALL = ['/masuk', '/lupa-sandi', '/atur-ulang-sandi', '/verifikasi'];

everyPage({
  roles: ['learner', 'secondLearner', 'instructor', 'supervisor'],
  inEnglish: ['learner', 'instructor'],
  owns: (route) => !route.startsWith('/admin') && !OPEN_TO_ALL.includes(route),
});
