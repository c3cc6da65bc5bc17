import { spawn, type ChildProcess } from 'node:child_process';
import { watch } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { foldersOf, REPOSITORY } from './stack/folders.js';
import { Progress } from './stack/progress.js';
import { giveUp, stopOnSignals, takeFolder } from './stack/session.js';
import { Stack } from './stack/stack.js';
import { welcome } from './stack/welcome.js';

/** `npm run dev`: the stack, with the programs started again when their code changes and the web served by Vite. */
const folders = foldersOf(process.env);
const lock = takeFolder(folders, 'apps/local/dist/dev.js');
const progress = new Progress();
const stack = new Stack(folders, progress);
const tools: ChildProcess[] = [];
stopOnSignals(stack, lock, async () => {
  for (const tool of tools) tool.kill('SIGTERM');
});

const programOf = (packageName: string, program: string): string =>
  join(dirname(createRequire(join(REPOSITORY, 'apps/web/package.json')).resolve(`${packageName}/package.json`)), program);

/** Its words go to the terminal: a developer waits for them. */
function tool(program: string, words: readonly string[], environment: NodeJS.ProcessEnv = {}, folder = REPOSITORY): void {
  const child = spawn(process.execPath, [program, ...words], { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...environment } });
  tools.push(child);
}

/** The compiler writes many files in a row; the programs start again when it has been still for a moment. */
const STILL_FOR = 400; // milliseconds
function restartOnChange(): void {
  let timer: NodeJS.Timeout | undefined;
  const changed = (_: string, file: string | null): void => {
    if (file === null || !/(^|\/)dist\/.*\.js$/.test(file.replaceAll('\\', '/')) || /^(local|web|e2e|bench)\//.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      progress.say('Code has changed; API and worker start again.');
      void stack.restartPrograms();
    }, STILL_FOR);
  };
  for (const folder of ['libs', 'apps']) watch(join(REPOSITORY, folder), { recursive: true }, changed);
}

try {
  const running = await stack.start(({ web }) => `http://127.0.0.1:${web}`);
  tool(programOf('typescript', 'bin/tsc'), ['-b', '--watch', '--preserveWatchOutput']);
  const web = ['--port', String(running.ports.web), '--strictPort'];
  tool(programOf('vite', 'bin/vite.js'), web, { SINAU_API_URL: `http://127.0.0.1:${running.ports.api}` }, join(REPOSITORY, 'apps/web'));
  restartOnChange();
  console.log(welcome(running, folders, progress.elapsed));
} catch (error) {
  await giveUp(stack, lock, error);
}
