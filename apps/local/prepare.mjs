/**
 * Makes a fresh clone ready, with nothing but Node's own modules: installs the packages that the lock names and builds
 * what is older than its sources. Does nothing, quickly, when nothing has changed. One word says how much is wanted:
 * `packages` alone, the compiled `programs` too, or all that a `start` needs, with the screens.
 */
import { buildWeb, compileTypeScript, PROGRAMS } from './preparation/build.mjs';
import { install } from './preparation/install.mjs';
import { complaintAboutNode } from './preparation/node-version.mjs';

const [purpose] = process.argv.slice(2);
try {
  const complaint = complaintAboutNode(process.versions.node);
  if (complaint !== null) throw new Error(complaint);
  await install();
  if (purpose === 'programs' || purpose === 'start') await compileTypeScript(PROGRAMS);
  if (purpose === 'start') await buildWeb();
} catch (error) {
  console.error(`\n${error.message}`);
  process.exit(1);
}
