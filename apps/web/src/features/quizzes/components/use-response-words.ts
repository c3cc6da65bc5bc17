import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import type { ResultView } from '@sinau/contracts/quizzes';
import { isAnswered, type Response } from '../saving/journal.js';
import type { PaperQuestion } from './paper-question.js';

type Key = NonNullable<NonNullable<ResultView['review']>[number]['key']>;

function textsOf(content: PaperQuestion['content'], ids: readonly string[]): readonly string[] {
  const options = content.kind === 'single_choice' || content.kind === 'multiple_response' ? content.options : [];
  return options.filter((option) => ids.includes(option.id)).map((option) => option.text);
}

/** An answer in words. */
export function useResponseWords(): (content: PaperQuestion['content'], response: Response | null) => string {
  const t = useText();
  return (content, response) => {
    if (response === null || !isAnswered(response)) return t('quizzes.blank');
    switch (response.kind) {
      case 'single_choice':
        return textsOf(content, [response.option]).join('');
      case 'multiple_response':
        return textsOf(content, response.options).join('; ');
      case 'true_false':
        return response.value ? t('quizzes.true') : t('quizzes.false');
      default:
        return content.kind === 'numeric' && content.unit ? `${response.text} ${content.unit}` : response.text;
    }
  };
}

/** The right answer in words. */
export function useKeyWords(): (content: PaperQuestion['content'], key: Key) => string {
  const t = useText();
  const formats = useFormats();
  return (content, key) => {
    switch (key.kind) {
      case 'single_choice':
        return textsOf(content, [key.option]).join('');
      case 'multiple_response':
        return textsOf(content, key.options).join('; ');
      case 'true_false':
        return key.value ? t('quizzes.true') : t('quizzes.false');
      case 'short_text':
        return key.accepted.join(` ${t('quizzes.or')} `);
      case 'numeric': {
        const value = formats.decimal(key.value, 10);
        const unit = content.kind === 'numeric' && content.unit ? ` ${content.unit}` : '';
        return key.tolerance === 0 ? `${value}${unit}` : t('quizzes.tolerance', { value: `${value}${unit}`, tolerance: formats.decimal(key.tolerance, 10) });
      }
    }
  };
}
