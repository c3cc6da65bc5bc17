import { z } from 'zod';
import { launchBrowser } from './browser.js';

/** The browser's own process: given a folder as its one argument, tells its address, ends with its parent. */
const browser = await launchBrowser(z.string().parse(process.argv[2]));
process.once('disconnect', () => {
  browser.close().finally(() => process.exit(0));
});
process.send?.({ address: browser.wsEndpoint() });
