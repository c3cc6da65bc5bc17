import { canonicalJson, lessonsOf, mergeOutlines, outlineOf, type Article, type CourseOutline } from '../courses/index.js';
import type { FrozenQuestion, KeyedAnswer } from '../quizzes/index.js';
import type { PackageQuiz, TravellingVersion } from './package-content.js';

const same = (left: unknown, right: unknown): boolean => canonicalJson(left) === canonicalJson(right);

/** The receiver's draft: outline, article bodies by lesson, quizzes by id. */
export type OwnDraft = { readonly outline: CourseOutline; readonly articles: Readonly<Record<string, Article>>; readonly quizzes: Readonly<Record<string, PackageQuiz>> };

/** Something that both changed: the receiver's stays. `questions` counts those of a quiz. */
export type KeptOwn = { readonly lessonId: string; readonly title: string; readonly kind: 'article' | 'quiz'; readonly questions: number };

/** What an update writes into the draft: only articles and quizzes that come out different. */
export type MergedPackage = { readonly outline: CourseOutline; readonly articles: Readonly<Record<string, Article>>; readonly quizzes: Readonly<Record<string, PackageQuiz>>; readonly kept: readonly KeptOwn[] };

type Asked = { readonly question: FrozenQuestion; readonly key: KeyedAnswer | undefined };
type AskedById = ReadonlyMap<string, Asked>;

function askedOf(quiz: PackageQuiz | undefined): AskedById {
  return new Map((quiz?.questions ?? []).map((question) => [question.id, { question, key: quiz?.keys[question.id] }]));
}

type Picked = { readonly value: Asked | undefined; readonly kept: boolean };

/** One question: what only they changed is theirs; where both did, mine stays. An edit outlives a removal. */
function pickedQuestion(base: Asked | undefined, mine: Asked | undefined, theirs: Asked | undefined): Picked {
  if (same(base, theirs)) return { value: mine, kept: false };
  if (same(base, mine)) return { value: theirs, kept: false };
  if (mine === undefined || theirs === undefined) return { value: mine ?? theirs, kept: mine !== undefined };
  return { value: mine, kept: !same(mine, theirs) };
}

/** Their order when they changed it, else mine; what only the other has stands at the end. */
function orderOf(base: AskedById, mine: AskedById, theirs: AskedById): readonly string[] {
  const common = (order: AskedById, other: AskedById) => [...order.keys()].filter((id) => other.has(id));
  const reordered = !same(common(base, theirs), common(theirs, base));
  const [first, second] = reordered ? [theirs, mine] : [mine, theirs];
  return [...new Set([...first.keys(), ...second.keys()])];
}

function mergedQuiz(base: PackageQuiz | undefined, mine: PackageQuiz, theirs: PackageQuiz): { readonly quiz: PackageQuiz; readonly kept: number } {
  const [old, my, their] = [askedOf(base), askedOf(mine), askedOf(theirs)];
  const picked = orderOf(old, my, their).map((id) => pickedQuestion(old.get(id), my.get(id), their.get(id)));
  const asked = picked.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const settings = base !== undefined && same(base.settings, mine.settings) ? theirs.settings : mine.settings;
  const quiz = {
    settings,
    questions: asked.map(({ question }) => question),
    keys: Object.fromEntries(asked.flatMap(({ question, key }) => (key === undefined ? [] : [[question.id, key] as const]))),
  };
  return { quiz, kept: picked.filter(({ kept }) => kept).length };
}

/**
 * An update of the giver merged into the receiver's draft. `base` is the version that was taken last, `theirs` the one offered now,
 * both under the receiver's ids. What the receiver changed stays, what only the giver changed comes.
 */
export function mergePackage(base: TravellingVersion, mine: OwnDraft, theirs: TravellingVersion): MergedPackage {
  const outline = mergeOutlines(outlineOf(base.document), mine.outline, outlineOf(theirs.document));
  const articles: Record<string, Article> = {};
  const quizzes: Record<string, PackageQuiz> = {};
  const kept: KeptOwn[] = [];
  for (const lesson of lessonsOf(outline)) {
    const { id: lessonId, title } = lesson;
    if (lesson.kind === 'article') {
      const [old, my, their] = [base.document.articles[lessonId], mine.articles[lessonId], theirs.document.articles[lessonId]];
      if (their === undefined || same(old, their) || same(my, their)) continue;
      if (my === undefined || same(my, old)) articles[lessonId] = their;
      else kept.push({ lessonId, title, kind: 'article', questions: 0 });
    }
    if (lesson.kind === 'quiz' && lesson.quizId !== null) {
      const { quizId } = lesson;
      const [old, my, their] = [base.quizzes[quizId], mine.quizzes[quizId], theirs.quizzes[quizId]];
      if (their === undefined) continue;
      const merged = my === undefined ? { quiz: their, kept: 0 } : mergedQuiz(old, my, their);
      if (!same(merged.quiz, my)) quizzes[quizId] = merged.quiz;
      if (merged.kept > 0) kept.push({ lessonId, title, kind: 'quiz', questions: merged.kept });
    }
  }
  return { outline, articles, quizzes, kept };
}
