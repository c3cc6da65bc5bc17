import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBrowser } from './harness/running-browser.js';
import { pictureBoth } from './harness/look.js';
import { isTold, tellSetting } from './harness/setting.js';
import { startStack, stopStack } from './harness/stack.js';
import { walk } from './harness/walk.js';
import { disconnect, Visitor } from './harness/visitor.js';
import { AREAS } from './stories/areas.js';
import type { Role } from './harness/people.js';

/** `node apps/e2e/dist/pictures.js FOLDER [role …]`: each role's pages at 390 and 1280 px, light and dark, to look at. */
const [folder, ...chosen] = process.argv.slice(2);
const roles = (Object.keys(AREAS) as Role[]).filter((role) => chosen.length === 0 || chosen.includes(role));

async function takeAll(): Promise<void> {
  for (const role of roles) {
    const visitor = await Visitor.signIn(role);
    await walk(visitor, await AREAS[role](visitor), (route) => pictureBoth(visitor.page, `${role}${route.replaceAll('/', '-').replaceAll('$', '')}`));
    await visitor.leave();
    process.stdout.write(`${role}: done\n`);
  }
  await disconnect();
}

if (folder === undefined) {
  process.stderr.write('Say into which folder: node apps/e2e/dist/pictures.js FOLDER [role …]\n');
  process.exitCode = 2;
} else {
  process.env['SINAU_PICTURES'] = folder;
  if (isTold()) await takeAll();
  else {
    const data = mkdtempSync(join(tmpdir(), 'sinau-pictures-'));
    const stack = await startStack(join(data, 'data'));
    const browser = await startBrowser(join(data, 'browser'));
    tellSetting({ address: stack.address, browser: browser.address, folder: join(data, 'data') });
    try {
      await takeAll();
    } finally {
      await browser.close();
      await stopStack(stack);
      rmSync(data, { recursive: true, force: true });
    }
  }
}
