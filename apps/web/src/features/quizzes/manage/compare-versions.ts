import type { useText } from '../../../lib/i18n/index.js';
import type { Compared } from './conflict-dialog.js';
import type { QuestionForm } from './question-form.js';
import type { SettingsForm } from './settings-form.js';

type Text = ReturnType<typeof useText>;

function keyOf(form: QuestionForm, t: Text): string {
  switch (form.kind) {
    case 'single_choice':
    case 'multiple_response':
      return form.options.filter((option) => form.right.includes(option.id)).map((option) => option.text).join('\n');
    case 'true_false':
      return form.truth === null ? '' : form.truth ? t('quizzes.true') : t('quizzes.false');
    case 'short_text':
      return form.accepted.filter((text) => text.trim() !== '').join('\n');
    case 'numeric':
      return form.value === '' ? '' : [form.value, `± ${form.tolerance}`, form.unit].filter(Boolean).join(' ');
  }
}

function questionWords(form: QuestionForm, t: Text): readonly (readonly [string, string])[] {
  return [
    [t('quizzes.editor.stem'), form.stem],
    [t('quizzes.picture'), form.picture?.alt ?? ''],
    [t('quizzes.conflict.options'), form.options.map((option) => option.text).join('\n')],
    [t('quizzes.right'), keyOf(form, t)],
    [t('quizzes.editor.feedback'), form.feedback],
    [t('quizzes.editor.points'), form.points],
    [t('quizzes.editor.topic'), form.topic],
  ];
}

function settingsWords(form: SettingsForm, t: Text): readonly (readonly [string, string])[] {
  const yes = (chosen: boolean): string => (chosen ? t('quizzes.conflict.yes') : t('quizzes.conflict.no'));
  return [
    [t('quizzes.settings.title'), form.title],
    [t('quizzes.settings.instructions'), form.instructions],
    [t('quizzes.settings.time'), form.timeLimitMinutes],
    [t('quizzes.settings.attempts'), form.attemptsAllowed],
    [t('quizzes.settings.pass'), form.passMark],
    [t('quizzes.settings.draw'), form.draw],
    [t('quizzes.settings.shuffle.questions'), yes(form.shuffleQuestions)],
    [t('quizzes.settings.shuffle.options'), yes(form.shuffleOptions)],
  ];
}

const paired = (mine: readonly (readonly [string, string])[], theirs: readonly (readonly [string, string])[]): Compared[] =>
  mine.map(([label, text], at) => ({ label, mine: text, theirs: theirs[at]?.[1] ?? '' }));

export const compareQuestions = (mine: QuestionForm, theirs: QuestionForm, t: Text): readonly Compared[] => paired(questionWords(mine, t), questionWords(theirs, t));
export const compareSettings = (mine: SettingsForm, theirs: SettingsForm, t: Text): readonly Compared[] => paired(settingsWords(mine, t), settingsWords(theirs, t));
