import { describe, expect, test } from '@jest/globals';
import type { Article, CourseDocument, CourseOutline, Lesson } from '../courses/index.js';
import type { FrozenQuestion, KeyedAnswer, QuizSettings } from '../quizzes/index.js';
import { mergePackage, offerState, renamedVersion, type OwnDraft, type PackageQuiz, type TravellingVersion } from './index.js';

const settings = (passMark: number): QuizSettings => ({
  title: 'Ujian', instructions: '', timeLimitMinutes: null, attemptsAllowed: null, passMark, draw: null, shuffleQuestions: false, shuffleOptions: false, review: { release: 'at_once', show: 'score_only' },
});
const article = (text: string): Article => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });
const question = (id: string, stem = id): FrozenQuestion => ({ id, points: 1, topic: null, content: { kind: 'true_false', stem } });
const key = (value: boolean): KeyedAnswer => ({ key: { kind: 'true_false', value }, feedback: '' });
const quiz = (questions: readonly FrozenQuestion[], passMark = 70, right = true): PackageQuiz => ({ settings: settings(passMark), questions, keys: Object.fromEntries(questions.map(({ id }) => [id, key(right)])) });

const lessons: readonly Lesson[] = [{ id: 'read', kind: 'article', title: 'Bacaan', minutes: 10 }, { id: 'exam', kind: 'quiz', title: 'Ujian', minutes: 10, quizId: 'quiz' }, { id: 'film', kind: 'video', title: 'Video', minutes: 5, mediaId: 'file' }];
const outlineOf = (parts: readonly Lesson[]): CourseOutline => ({
  title: 'Risiko', summary: '', competencyClass: 'technical', activityKind: 16, language: 'id', hours: 1, objectives: [], modules: [{ id: 'module', title: 'Dasar', hours: 1, lessons: parts }],
  completion: { lessons: 'all', finalLessonId: null, minimumScore: 70 },
});

function version(articles: Readonly<Record<string, Article>>, quizzes: Readonly<Record<string, PackageQuiz>>, parts: readonly Lesson[] = lessons): TravellingVersion {
  const document: CourseDocument = { ...outlineOf(parts), schemaVersion: 1, articles, quizzes: {}, media: { file: { kind: 'video', fileName: 'v.mp4', contentType: 'video/mp4', bytes: 1, durationMs: 1 } } };
  return { document, quizzes };
}
const draftOf = ({ document, quizzes }: TravellingVersion, change: Partial<OwnDraft> = {}): OwnDraft => ({ outline: outlineOf(document.modules[0]?.lessons ?? []), articles: document.articles, quizzes, ...change });

const [one, two, three] = [question('1'), question('2'), question('3')];
const base = version({ read: article('lama') }, { quiz: quiz([one, two]) });

describe('a version under the receiver’s ids', () => {
  test('renames every part once, and nothing else', () => {
    const pictured: FrozenQuestion = { ...one, content: { kind: 'true_false', stem: '1', picture: { mediaId: 'file', alt: 'Bagan', width: 2, height: 1 } } };
    const shown: Article = { type: 'doc', content: [{ type: 'image', attrs: { mediaId: 'file', alt: 'Bagan' } }] };
    const empty: readonly Lesson[] = [{ id: 'none', kind: 'quiz', title: 'Kosong', minutes: 1, quizId: null }, { id: 'blank', kind: 'document', title: 'Kosong', minutes: 1, mediaId: null }];
    const { document, quizzes } = version({ read: shown }, { quiz: quiz([pictured, two]) }, [...lessons, ...empty]);
    const whole: TravellingVersion = { document: { ...document, quizzes: { quiz: { settings: settings(70), questionCount: 2, points: 2 } }, completion: { lessons: ['read'], finalLessonId: 'exam', minimumScore: 70 } }, quizzes };
    const renamed = renamedVersion(whole, (id) => `our-${id}`);
    expect(renamed.document.modules[0]).toMatchObject({
      id: 'our-module',
      lessons: [{ id: 'our-read' }, { id: 'our-exam', quizId: 'our-quiz' }, { id: 'our-film', mediaId: 'our-file' }, { id: 'our-none', quizId: null }, { id: 'our-blank', mediaId: null }],
    });
    expect(renamed.document.completion).toEqual({ lessons: ['our-read'], finalLessonId: 'our-exam', minimumScore: 70 });
    expect(renamed.document.articles).toEqual({ 'our-read': { type: 'doc', content: [{ type: 'image', attrs: { mediaId: 'our-file', alt: 'Bagan' } }] } });
    expect(Object.keys(renamed.document.quizzes)).toEqual(['our-quiz']);
    expect(Object.keys(renamed.document.media)).toEqual(['our-file']);
    expect(renamed.quizzes['our-quiz']?.questions.map(({ id, content }) => [id, content.picture?.mediaId])).toEqual([['our-1', 'our-file'], ['our-2', undefined]]);
    expect(Object.keys(renamed.quizzes['our-quiz']?.keys ?? {})).toEqual(['our-1', 'our-2']);
    expect(renamedVersion(base, (id) => id)).toEqual(base);
  });
});

describe('an update merged into the receiver’s draft', () => {
  test('nothing changed: nothing is written', () => {
    expect(mergePackage(base, draftOf(base), base)).toEqual({ outline: outlineOf(lessons), articles: {}, quizzes: {}, kept: [] });
  });

  test('what only the giver changed comes: an article, a question’s key, a new question, a removal, settings', () => {
    const theirs = version({ read: article('baru') }, { quiz: { ...quiz([one, three], 80), keys: { '1': key(false), '3': key(true) } } });
    const merged = mergePackage(base, draftOf(base), theirs);
    expect(merged).toMatchObject({ articles: { read: article('baru') }, kept: [] });
    expect(merged.quizzes['quiz']).toEqual(theirs.quizzes['quiz']);
  });

  test('what the receiver changed stays: own article, own question, own order, own settings', () => {
    const mine = draftOf(base, { articles: { read: article('kami') }, quizzes: { quiz: quiz([three, two, one], 60) } });
    expect(mergePackage(base, mine, base)).toEqual({ outline: outlineOf(lessons), articles: {}, quizzes: {}, kept: [] });
    const both = mergePackage(base, mine, version({ read: article('lama') }, { quiz: quiz([one, question('2', 'dua')]) }));
    expect(both.quizzes['quiz']).toMatchObject({ settings: { passMark: 60 }, questions: [three, question('2', 'dua'), one] });
  });

  test('where both changed the same, the own one stays and is named', () => {
    const mine = draftOf(base, { articles: { read: article('kami') }, quizzes: { quiz: quiz([question('1', 'satu kami'), two]) } });
    const theirs = version({ read: article('mereka') }, { quiz: quiz([question('1', 'satu mereka'), two]) });
    expect(mergePackage(base, mine, theirs)).toEqual({
      outline: outlineOf(lessons), articles: {}, quizzes: {},
      kept: [{ lessonId: 'read', title: 'Bacaan', kind: 'article', questions: 0 }, { lessonId: 'exam', title: 'Ujian', kind: 'quiz', questions: 1 }],
    });
    const alike = version({ read: article('kami') }, { quiz: quiz([question('1', 'satu kami'), two]) });
    expect(mergePackage(base, mine, alike)).toMatchObject({ articles: {}, quizzes: {}, kept: [] });
  });

  test('an edit outlives a removal on either side', () => {
    const edited = question('2', 'dua diubah');
    const weRemoved = mergePackage(base, draftOf(base, { quizzes: { quiz: quiz([one]) } }), version({ read: article('lama') }, { quiz: quiz([one, edited]) }));
    expect(weRemoved.quizzes['quiz']?.questions).toEqual([one, edited]);
    const theyRemoved = mergePackage(base, draftOf(base, { quizzes: { quiz: quiz([one, edited]) } }), version({ read: article('lama') }, { quiz: quiz([one]) }));
    expect(theyRemoved).toMatchObject({ quizzes: {}, kept: [{ kind: 'quiz', questions: 1 }] });
  });

  test('the giver’s new order wins over an untouched one; a question without a key stays without', () => {
    const theirs = version({ read: article('lama') }, { quiz: { ...quiz([two, one]), keys: { '2': key(true) } } });
    expect(mergePackage(base, draftOf(base), theirs).quizzes['quiz']).toMatchObject({ questions: [two, one], keys: { '2': key(true) } });
  });

  test('new lessons bring their article and quiz, also where the draft lost the body', () => {
    const more: readonly Lesson[] = [...lessons, { id: 'more', kind: 'article', title: 'Tambahan', minutes: 5 }, { id: 'trial', kind: 'quiz', title: 'Latihan', minutes: 5, quizId: 'second' }];
    const theirs = version({ read: article('lama'), more: article('tambahan') }, { quiz: quiz([one, two]), second: quiz([three]) }, more);
    const merged = mergePackage(base, draftOf(base), theirs);
    expect(merged.outline.modules[0]?.lessons.map(({ id }) => id)).toEqual(['read', 'exam', 'film', 'more', 'trial']);
    expect(merged).toMatchObject({ articles: { more: article('tambahan') }, quizzes: { second: quiz([three]) }, kept: [] });
  });

  test('own lessons without a counterpart are left alone', () => {
    const own: readonly Lesson[] = [...lessons, { id: 'ours', kind: 'article', title: 'Kami', minutes: 5 }, { id: 'test', kind: 'quiz', title: 'Kami', minutes: 5, quizId: 'own' }, { id: 'none', kind: 'quiz', title: 'Kosong', minutes: 5, quizId: null }];
    const mine = draftOf(base, { outline: outlineOf(own), articles: { read: article('lama'), ours: article('kami') }, quizzes: { ...base.quizzes, own: quiz([three]) } });
    expect(mergePackage(base, mine, base)).toEqual({ outline: outlineOf(own), articles: {}, quizzes: {}, kept: [] });
  });

  test('a quiz that the giver’s last version did not have keeps the own settings and questions beside theirs', () => {
    const before = version({ read: article('lama') }, {});
    const merged = mergePackage(before, draftOf(base, { quizzes: { quiz: quiz([three], 50) } }), base);
    expect(merged.quizzes['quiz']).toMatchObject({ settings: { passMark: 50 }, questions: [three, one, two] });
  });
});

test('an offer is open, answered, or withdrawn whatever was answered', () => {
  const at = new Date('2026-11-22T00:00:00Z');
  expect([null, 'accepted', 'declined'].flatMap((answer) => [null, at].map((withdrawnAt) => offerState({ answer: answer as 'accepted' | 'declined' | null, withdrawnAt })))).toEqual([
    'offered', 'withdrawn', 'accepted', 'withdrawn', 'declined', 'withdrawn',
  ]);
});
