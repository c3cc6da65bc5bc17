export const questionKinds = ['single_choice', 'multiple_response', 'true_false', 'short_text', 'numeric'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** How and when a learner may take a quiz, and what is shown afterwards. */
export type QuizSettings = {
  readonly title: string;
  readonly instructions: string;
  /** Minutes; null has no limit. */
  readonly timeLimitMinutes: number | null;
  /** Null is unlimited. */
  readonly attemptsAllowed: number | null;
  /** Percent, 0–100. */
  readonly passMark: number;
  /** Questions drawn of the pool; null takes all. */
  readonly draw: number | null;
  readonly shuffleQuestions: boolean;
  readonly shuffleOptions: boolean;
  readonly review: ReviewPolicy;
};

/** `release`: when the review becomes readable. `show`: what it then holds beside one's own answers. */
export type ReviewPolicy = {
  readonly release: 'at_once' | 'after_pass_or_last_attempt' | 'after_run_ends' | 'never';
  readonly show: 'score_only' | 'right_or_wrong' | 'answers_and_feedback';
};

export type Option = { readonly id: string; readonly text: string };

/** A picture below the stem. Its size in pixels keeps its place on the page before it has come; an empty `alt` hinders publishing. */
export type QuestionPicture = { readonly mediaId: string; readonly alt: string; readonly width: number; readonly height: number };

type Asked = { readonly stem: string; readonly picture?: QuestionPicture | undefined };

/** What a learner sees of a question. Holds nothing that tells the right answer. */
export type QuestionContent = Asked & (
  | { readonly kind: 'single_choice'; readonly options: readonly Option[] }
  | { readonly kind: 'multiple_response'; readonly options: readonly Option[] }
  | { readonly kind: 'true_false' }
  | { readonly kind: 'short_text' }
  | { readonly kind: 'numeric'; readonly unit: string | null }
);

/** What the wall hides. */
export type AnswerKey =
  | { readonly kind: 'single_choice'; readonly option: string }
  | { readonly kind: 'multiple_response'; readonly options: readonly string[] }
  | { readonly kind: 'true_false'; readonly value: boolean }
  | { readonly kind: 'short_text'; readonly accepted: readonly string[] }
  | { readonly kind: 'numeric'; readonly value: number; readonly tolerance: number };

export type KeyedAnswer = { readonly key: AnswerKey; readonly feedback: string };

/** What a learner answered; null is blank. */
export type Response =
  | { readonly kind: 'single_choice'; readonly option: string }
  | { readonly kind: 'multiple_response'; readonly options: readonly string[] }
  | { readonly kind: 'true_false'; readonly value: boolean }
  | { readonly kind: 'short_text'; readonly text: string }
  | { readonly kind: 'numeric'; readonly text: string };

/** A question frozen in a quiz version: one element of `quiz_versions.questions`. */
export type FrozenQuestion = {
  readonly id: string;
  readonly content: QuestionContent;
  readonly points: number;
  readonly topic: string | null;
};

/** `quiz_version_keys.keys`: by question id. */
export type FrozenKeys = Readonly<Record<string, KeyedAnswer>>;

/** One line of an attempt's paper: a question and the order its options are shown in. */
export type PaperLine = { readonly questionId: string; readonly options: readonly string[] };
export type Paper = readonly PaperLine[];

/** Media ids of the questions' pictures. */
export function picturesOf(questions: readonly Pick<FrozenQuestion, 'content'>[]): readonly string[] {
  return questions.flatMap(({ content }) => content.picture?.mediaId ?? []);
}
