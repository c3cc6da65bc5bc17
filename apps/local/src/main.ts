import { createInterface } from 'node:readline/promises';
import { USAGE, wishOf } from './stack/arguments.js';
import { foldersOf, removeData, type Folders } from './stack/folders.js';
import { Progress } from './stack/progress.js';
import { giveUp, refuseWhileRunning, stopOnSignals, takeFolder } from './stack/session.js';
import { Stack } from './stack/stack.js';
import { welcome } from './stack/welcome.js';

const MARK = 'apps/local/dist/main.js';

async function reset(folders: Folders, sure: boolean): Promise<void> {
  refuseWhileRunning(folders);
  if (!sure) {
    if (!process.stdin.isTTY) throw new Error('--reset asks before it removes anything, and nobody is there to answer; add --yes.');
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    const answer = await terminal.question(`  This removes all of Sinau's data in ${folders.data}. Go on? Type yes: `);
    terminal.close();
    if (answer.trim().toLowerCase() !== 'yes') {
      console.log('  Nothing was removed.');
      process.exit(0);
    }
  }
  removeData(folders);
  console.log(`  The data in ${folders.data} is removed.`);
}

const wish = wishOf(process.argv.slice(2));
if (wish.kind === 'unknown') {
  console.error(`"${wish.word}" is not known.\n${USAGE}`);
  process.exit(2);
}
const folders = foldersOf(process.env);
if (wish.kind === 'reset') {
  await reset(folders, wish.sure).catch((error: unknown) => {
    console.error(`  ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  });
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
