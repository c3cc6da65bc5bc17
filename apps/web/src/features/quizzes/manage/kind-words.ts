import type { QuestionKind } from '@sinau/domain/quizzes';
import { useText } from '../../../lib/i18n/index.js';

export function useKindWords(): Readonly<Record<QuestionKind, string>> {
  const t = useText();
  return {
    single_choice: t('quizzes.kind.single'),
    multiple_response: t('quizzes.kind.multiple'),
    true_false: t('quizzes.kind.truth'),
    short_text: t('quizzes.kind.text'),
    numeric: t('quizzes.kind.number'),
  };
}
