import { build, type InlineConfig, type Rolldown } from 'vite';
import { isBase, isFramework, isStaff } from './chunks.js';

const SHELL = /\/src\/(frame|guard|signed-in)\.tsx?$/;
const DOOR_PAGE = /\/src\/features\/identity\/pages\/(sign-in|ask-reset|reset-password)\.page\.tsx$/;
const LEARNER_PAGE = /\/src\/features\/(?!style-guide)[^/]+\/pages\/[^/]+\.page\.tsx$/;
const STAFF_PAGE = /\/src\/features\/[^/]+\/(manage|admin)\/.*\.page\.tsx$/;
/** What fewer staff pages than these share stays apart: a rare part would weigh on all of them. */
const MANY_STAFF_PAGES = 6;
/** The same of learners' pages: every one of them pays for what stands in their common file. */
const MANY_LEARNER_PAGES = 5;

type Readers = { shell: number; door: number; learner: number; staff: number };

function kindOf(page: string): keyof Readers | null {
  if (SHELL.test(page)) return 'shell';
  if (DOOR_PAGE.test(page)) return 'door';
  if (LEARNER_PAGE.test(page)) return 'learner';
  return STAFF_PAGE.test(page) ? 'staff' : null;
}

function isChunk(output: Rolldown.OutputChunk | Rolldown.OutputAsset): output is Rolldown.OutputChunk {
  return output.type === 'chunk';
}

/** For each module that a page runs: how many pages of each kind do. */
function countReaders(chunks: readonly Rolldown.OutputChunk[]): ReadonlyMap<string, Readers> {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const readers = new Map<string, Readers>();
  for (const page of chunks) {
    const kind = kindOf(page.facadeModuleId ?? '');
    if (kind === null) continue;
    const needed = new Set([page.fileName]);
    for (const file of needed) byFile.get(file)?.imports.forEach((next) => needed.add(next));
    for (const id of [...needed].flatMap((file) => byFile.get(file)?.moduleIds ?? [])) {
      const of = readers.get(id) ?? { shell: 0, door: 0, learner: 0, staff: 0 };
      of[kind] += 1;
      readers.set(id, of);
    }
  }
  return readers;
}

function chunkOf(id: string, of: Readers): string | null {
  if (of.door > 1) return 'base';
  if (isStaff(id)) return of.staff >= MANY_STAFF_PAGES ? 'staff' : null;
  if (of.shell > 0 || of.learner >= MANY_LEARNER_PAGES) return 'learner';
  return of.learner === 0 && of.staff >= MANY_STAFF_PAGES ? 'staff' : null;
}

/**
 * Puts what several pages need into few files: on a phone each request costs a round trip, and a page of
 * sixty small ones waits longer for its turns than for its bytes.
 * - `framework` and `base`: every page, the sign-in page among them;
 * - `learner`: the shell, and what many learners' pages need;
 * - `staff`: what only many pages of instructors and administrators need.
 * All else stays with its page. Who needs what is known only after unused code is dropped, so a first build
 * that is not written tells. A module's dependencies have at least its readers: no chunk needs a later one.
 */
export async function shareCode(config: InlineConfig): Promise<(id: string) => string | null> {
  const built = await build({ ...config, configFile: false, logLevel: 'silent', build: { ...config.build, write: false, minify: false, reportCompressedSize: false } });
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  const readers = countReaders(outputs.filter(isChunk));
  return (id) => {
    if (isFramework(id)) return 'framework';
    if (isBase(id)) return 'base';
    const of = readers.get(id);
    return of ? chunkOf(id, of) : null;
  };
}
