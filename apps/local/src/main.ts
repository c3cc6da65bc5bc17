import { USAGE, wishOf } from './stack/arguments.js';
import { askBeforeRemoving } from './stack/ask-before-removing.js';
import { foldersOf, removeData } from './stack/folders.js';
import { Progress } from './stack/progress.js';
import { giveUp, refuseWhileRunning, stopOnSignals, takeFolder } from './stack/session.js';
import { Stack } from './stack/stack.js';
import { welcome } from './stack/welcome.js';

const MARK = 'apps/local/dist/main.js';

const wish = wishOf(process.argv.slice(2));
if (wish.kind === 'unknown') {
  console.error(`"${wish.word}" is not known.\n${USAGE}`);
  process.exit(2);
}
const folders = foldersOf(process.env);
if (wish.kind === 'reset') {
  refuseWhileRunning(folders);
  const answer = wish.sure ? 'yes' : await askBeforeRemoving(folders.data, { input: process.stdin, output: process.stdout });
  if (answer !== 'yes') {
    console.error(answer === 'no' ? '  Nothing was removed.' : '  --reset asks before it removes anything, and nobody is there to answer; add --yes.');
    process.exit(answer === 'no' ? 0 : 1);
  }
  removeData(folders);
  console.log(`  The data in ${folders.data} is removed.`);
}
const lock = takeFolder(folders, MARK);
const progress = new Progress();
const stack = new Stack(folders, progress);
stopOnSignals(stack, lock);
try {
  const running = await stack.start(({ api }) => `http://127.0.0.1:${api}`);
  console.log(welcome(running, folders, progress.elapsed));
  process.send?.({ ready: true, address: running.address });
} catch (error) {
  await giveUp(stack, lock, error);
}
