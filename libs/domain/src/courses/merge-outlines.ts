import { canonicalJson } from './canonical-json.js';
import { editMetadata } from './edit-outline.js';
import { languageOf, lessonsOf, type CourseModule, type CourseOutline, type Lesson } from './outline.js';

const same = (left: unknown, right: unknown): boolean => canonicalJson(left) === canonicalJson(right);

/** What I changed wins; what I left alone is theirs. */
function picked<T>(base: T | undefined, mine: T, theirs: T): T {
  return base !== undefined && same(base, mine) ? theirs : mine;
}

type Thing = { readonly id: string };
type Things<T> = ReadonlyMap<string, T>;
const byId = <T extends Thing>(things: readonly T[]): Things<T> => new Map(things.map((thing) => [thing.id, thing]));

/** Gone when one removed it and the other left it as it was; an edit outlives a removal. */
function survives(id: string, base: Things<unknown>, mine: Things<unknown>, theirs: Things<unknown>): boolean {
  if (mine.has(id) && theirs.has(id)) return true;
  if (!base.has(id)) return true;
  const left = mine.get(id) ?? theirs.get(id);
  return left !== undefined && !same(base.get(id), left);
}

/** The one lesson that both versions give; none where neither has it. */
function mergedLesson(base: Lesson | undefined, mine: Lesson | undefined, theirs: Lesson | undefined): readonly Lesson[] {
  if (!mine || !theirs) return [mine, theirs].flatMap((lesson) => lesson ?? []);
  const common = { title: picked(base?.title, mine.title, theirs.title), minutes: picked(base?.minutes, mine.minutes, theirs.minutes) };
  if (mine.kind === 'quiz' && theirs.kind === 'quiz') return [{ ...theirs, ...common, quizId: theirs.quizId ?? mine.quizId }];
  const hasFile = (lesson: Lesson | undefined) => (lesson && 'mediaId' in lesson ? lesson : undefined);
  if ('mediaId' in mine && 'mediaId' in theirs) return [{ ...theirs, ...common, mediaId: picked(hasFile(base)?.mediaId, mine.mediaId, theirs.mediaId) }];
  return [{ ...theirs, ...common }];
}

/** My order when I changed it, else theirs; what only the other has stands behind its neighbour there. */
function mergedOrder(base: readonly string[], mine: readonly string[], theirs: readonly string[], kept: ReadonlySet<string>): readonly string[] {
  const reordered = !same(base.filter((id) => mine.includes(id)), mine.filter((id) => base.includes(id)));
  const [first, second] = reordered ? [mine, theirs] : [theirs, mine];
  const order = first.filter((id) => kept.has(id));
  second.forEach((id, index) => {
    if (!kept.has(id) || order.includes(id)) return;
    const neighbour = second.slice(0, index).findLast((earlier) => order.includes(earlier));
    order.splice(neighbour === undefined ? 0 : order.indexOf(neighbour) + 1, 0, id);
  });
  return [...order, ...[...kept].filter((id) => !order.includes(id))];
}

function homesOf(outline: CourseOutline): Things<string> {
  return new Map(outline.modules.flatMap((module) => module.lessons.map((lesson) => [lesson.id, module.id] as const)));
}

const idsOf = (things: readonly Thing[] | undefined): readonly string[] => (things ?? []).map((thing) => thing.id);

/** Where each lesson that survives stands: my move wins over theirs. A lesson whose module is gone goes with it. */
function homes(base: CourseOutline, mine: CourseOutline, theirs: CourseOutline, modules: ReadonlySet<string>): Things<string> {
  const [old, here, there] = [homesOf(base), homesOf(mine), homesOf(theirs)];
  const [oldLessons, myLessons, theirLessons] = [byId(lessonsOf(base)), byId(lessonsOf(mine)), byId(lessonsOf(theirs))];
  const found = new Map<string, string>();
  for (const id of new Set([...here.keys(), ...there.keys()])) {
    if (!survives(id, oldLessons, myLessons, theirLessons)) continue;
    const [mineAt, theirsAt] = [here.get(id), there.get(id)];
    const wanted = mineAt === undefined || theirsAt === undefined ? (mineAt ?? theirsAt) : picked(old.get(id), mineAt, theirsAt);
    const homes = [wanted, mineAt, theirsAt].flatMap((module) => module ?? []).filter((module) => modules.has(module));
    for (const home of homes.slice(0, 1)) found.set(id, home);
  }
  return found;
}

/**
 * Two authors' edits of one outline in one: whoever changed something wins there, and where both did, I win.
 * `base` is the outline that both began with.
 */
export function mergeOutlines(base: CourseOutline, mine: CourseOutline, theirs: CourseOutline): CourseOutline {
  const [oldModules, myModules, theirModules] = [byId(base.modules), byId(mine.modules), byId(theirs.modules)];
  const kept = new Set([...theirModules.keys(), ...myModules.keys()].filter((id) => survives(id, oldModules, myModules, theirModules)));
  const home = homes(base, mine, theirs, kept);
  const [oldLessons, myLessons, theirLessons] = [byId(lessonsOf(base)), byId(lessonsOf(mine)), byId(lessonsOf(theirs))];
  const modules = mergedOrder(idsOf(base.modules), idsOf(mine.modules), idsOf(theirs.modules), kept).flatMap((id): CourseModule[] => {
    const [old, my, their] = [oldModules.get(id), myModules.get(id), theirModules.get(id)];
    const here = new Set([...home].filter(([, moduleId]) => moduleId === id).map(([lessonId]) => lessonId));
    const lessons = mergedOrder(idsOf(old?.lessons), idsOf(my?.lessons), idsOf(their?.lessons), here).flatMap((lessonId) => mergedLesson(oldLessons.get(lessonId), myLessons.get(lessonId), theirLessons.get(lessonId)));
    if (!my || !their) return [my, their].flatMap((module) => (module ? { ...module, lessons } : []));
    return [{ ...their, title: picked(old?.title, my.title, their.title), hours: picked(old?.hours, my.hours, their.hours), lessons }];
  });
  const merged: CourseOutline = {
    title: picked(base.title, mine.title, theirs.title),
    summary: picked(base.summary, mine.summary, theirs.summary),
    competencyClass: picked(base.competencyClass, mine.competencyClass, theirs.competencyClass),
    activityKind: picked(base.activityKind, mine.activityKind, theirs.activityKind),
    language: picked(languageOf(base), languageOf(mine), languageOf(theirs)),
    hours: picked(base.hours, mine.hours, theirs.hours),
    objectives: picked(base.objectives, mine.objectives, theirs.objectives),
    completion: picked(base.completion, mine.completion, theirs.completion),
    modules,
  };
  return editMetadata(merged, {});
}
