/** Competency classes of PermenPANRB 38/2017. */
export const competencyClasses = ['technical', 'managerial', 'sociocultural'] as const;
export type CompetencyClass = (typeof competencyClasses)[number];

/** The 25 activity kinds of the national personnel system, by their number there (docs/domain.md fact 6). */
export const activityKinds = {
  1: 'structural', 2: 'functional', 3: 'technical', 4: 'workshop', 5: 'managerial', 6: 'sociocultural', 7: 'dissemination',
  8: 'technical_guidance', 9: 'seminar', 10: 'internship', 11: 'course', 12: 'upgrading', 13: 'other_classical', 14: 'coaching',
  15: 'mentoring', 16: 'e_learning', 17: 'distance_learning', 18: 'secondment', 19: 'outbound', 20: 'benchmarking',
  21: 'exchange', 22: 'self_study', 23: 'community_of_practice', 24: 'on_the_job_guidance', 25: 'other_nonclassical',
} as const;
export type ActivityKind = keyof typeof activityKinds;

/** Languages that courses are written in. */
export const courseLanguages = ['id', 'en'] as const;
export type CourseLanguage = (typeof courseLanguages)[number];

type LessonCommon = {
  readonly id: string;
  readonly title: string;
  /** Planned work of a learner. */
  readonly minutes: number;
};

/** A lesson points at its body: an article by the lesson's own id, a file by its media id, a quiz by its quiz id. */
export type Lesson =
  | (LessonCommon & { readonly kind: 'article' })
  | (LessonCommon & { readonly kind: 'video'; readonly mediaId: string | null })
  | (LessonCommon & { readonly kind: 'document'; readonly mediaId: string | null })
  | (LessonCommon & { readonly kind: 'quiz'; readonly quizId: string | null });
export type LessonKind = Lesson['kind'];

export type CourseModule = {
  readonly id: string;
  readonly title: string;
  /** Printed on the certificate's back. */
  readonly hours: number;
  readonly lessons: readonly Lesson[];
};

/** When a course is completed: the required lessons done, and the final quiz passed with at least `minimumScore` percent. */
export type CompletionRule = {
  /** `all`, or the ids of the required lessons. */
  readonly lessons: 'all' | readonly string[];
  /** The quiz lesson whose score decides; null when no score is asked. */
  readonly finalLessonId: string | null;
  /** 0–100. */
  readonly minimumScore: number;
};

/** What an author edits and a version freezes. */
export type CourseOutline = {
  readonly title: string;
  readonly summary: string;
  readonly competencyClass: CompetencyClass;
  readonly activityKind: ActivityKind;
  /** Missing in versions from before courses had one: see `languageOf`. */
  readonly language?: CourseLanguage;
  /** JP; null until set. 1 JP = 45 minutes. */
  readonly hours: number | null;
  readonly objectives: readonly string[];
  readonly modules: readonly CourseModule[];
  readonly completion: CompletionRule;
};

/** What a course is written in: Indonesian (Law 24 of 2009, article 29: the language of instruction) unless it says otherwise. */
export function languageOf({ language }: { readonly language?: CourseLanguage | undefined }): CourseLanguage {
  return language ?? 'id';
}

export function lessonsOf(outline: CourseOutline): readonly Lesson[] {
  return outline.modules.flatMap((module) => module.lessons);
}

/** Ids of the lessons that completion asks for. */
export function requiredLessons(outline: CourseOutline): readonly string[] {
  return outline.completion.lessons === 'all' ? lessonsOf(outline).map((lesson) => lesson.id) : outline.completion.lessons;
}
