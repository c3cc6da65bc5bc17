import { IconCheck } from '@tabler/icons-react';
import { useText } from '../../../lib/i18n/index.js';
import type { Response } from '../saving/journal.js';
import classes from './question.module.css';
import type { PaperQuestion } from './paper-question.js';
import { useWrittenLanguage } from '../../../ui/written.js';

type Content = PaperQuestion['content'];
type Choice = { readonly id: string; readonly text: string };

/** What can be picked, in the order shown; empty for typed answers. */
export function choicesOf(content: Content, words: { readonly right: string; readonly wrong: string }): readonly Choice[] {
  if (content.kind === 'single_choice' || content.kind === 'multiple_response') return content.options;
  if (content.kind === 'true_false') return [{ id: 'true', text: words.right }, { id: 'false', text: words.wrong }];
  return [];
}

export function isPicked(response: Response | null, id: string): boolean {
  if (response?.kind === 'single_choice') return response.option === id;
  if (response?.kind === 'multiple_response') return response.options.includes(id);
  return response?.kind === 'true_false' && String(response.value) === id;
}

/** The answer after picking `id`: a radio is set, a checkbox turns over. The last checkbox taken off leaves a blank. */
export function picked(content: Content, response: Response | null, id: string): Response | null {
  if (content.kind === 'true_false') return { kind: 'true_false', value: id === 'true' };
  if (content.kind !== 'multiple_response') return { kind: 'single_choice', option: id };
  const before = response?.kind === 'multiple_response' ? response.options : [];
  const after = content.options.map((option) => option.id).filter((option) => before.includes(option) !== (option === id));
  return after.length === 0 ? null : { kind: 'multiple_response', options: after };
}

type ChoicesProps = {
  readonly questionId: string;
  readonly content: Content;
  readonly response: Response | null;
  readonly onChoose: (response: Response | null) => void;
};

/** Cards around real radios or checkboxes: the arrow keys and the space bar work as everywhere. */
export function Choices({ questionId, content, response, onChoose }: ChoicesProps) {
  const written = useWrittenLanguage();
  const t = useText();
  const several = content.kind === 'multiple_response';
  const choices = choicesOf(content, { right: t('quizzes.true'), wrong: t('quizzes.false') });
  return (
    <div className={classes.choices}>
      {choices.map((choice, index) => (
        <label key={choice.id} className={classes.choice} data-several={several}>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={`question-${questionId}`}
            checked={isPicked(response, choice.id)}
            onChange={() => onChoose(picked(content, response, choice.id))}
          />
          <span className={classes.letter} aria-hidden="true">
            {several && isPicked(response, choice.id) ? <IconCheck size={20} stroke={3} /> : String.fromCharCode(65 + index)}
          </span>
          <span className={classes.words} lang={content.kind === 'true_false' ? undefined : written}>
            {choice.text}
          </span>
        </label>
      ))}
    </div>
  );
}
