import { useSyncExternalStore } from 'react';
import type { AuthorQuizView } from '@sinau/contracts/quizzes';
import { useText } from '../../../lib/i18n/index.js';
import { TextField } from '../../../ui/form/index.js';
import { compareSettings } from './compare-versions.js';
import { ConflictDialog } from './conflict-dialog.js';
import { CheckField, SelectField, TextArea } from './editor-field.js';
import classes from './editor.module.css';
import { SaveState } from './save-state.js';
import { settingsFormOf, settingsProblems, type SettingsField, type SettingsForm } from './settings-form.js';
import type { QuizEditor } from './use-quiz-editor.js';

function useProblemWords(): Readonly<Record<SettingsField, string>> {
  const t = useText();
  return {
    title: t('quizzes.settings.title.wrong'),
    timeLimitMinutes: t('quizzes.settings.time.wrong'),
    attemptsAllowed: t('quizzes.settings.attempts.wrong'),
    passMark: t('quizzes.settings.pass.wrong'),
    draw: t('quizzes.settings.draw.wrong'),
  };
}

type FieldsProps = { readonly form: SettingsForm; readonly pool: number; readonly onChange: (form: SettingsForm) => void; readonly onBlur: () => void };

function Numbers({ form, pool, onChange, onBlur }: FieldsProps) {
  const t = useText();
  const words = useProblemWords();
  const wrong = settingsProblems(form);
  const drawn = Number(form.draw);
  const fields = [
    ['timeLimitMinutes', t('quizzes.settings.time'), t('quizzes.settings.time.hint')],
    ['attemptsAllowed', t('quizzes.settings.attempts'), t('quizzes.settings.attempts.hint')],
    ['passMark', t('quizzes.settings.pass'), t('quizzes.settings.pass.hint')],
    ['draw', t('quizzes.settings.draw'), drawn > pool ? t('quizzes.settings.draw.more', { pool }) : t('quizzes.settings.draw.hint', { pool })],
  ] as const;
  return (
    <div className={classes.four}>
      {fields.map(([field, label, hint]) => (
        <TextField
          key={field}
          id={`settings-${field}`}
          label={label}
          hint={hint}
          inputMode="numeric"
          autoComplete="off"
          value={form[field]}
          error={wrong.includes(field) ? words[field] : undefined}
          onChange={(value) => onChange({ ...form, [field]: value })}
          onBlur={onBlur}
        />
      ))}
    </div>
  );
}

function Review({ form, onChange }: Pick<FieldsProps, 'form' | 'onChange'>) {
  const t = useText();
  return (
    <div className={classes.two}>
      <SelectField
        label={t('quizzes.settings.release')}
        value={form.release}
        onChange={(release) => onChange({ ...form, release })}
        choices={[
          { value: 'at_once', label: t('quizzes.settings.release.once') },
          { value: 'after_pass_or_last_attempt', label: t('quizzes.settings.release.pass') },
          { value: 'after_run_ends', label: t('quizzes.settings.release.run') },
          { value: 'never', label: t('quizzes.settings.release.never') },
        ]}
      />
      <SelectField
        label={t('quizzes.settings.show')}
        value={form.show}
        onChange={(show) => onChange({ ...form, show })}
        choices={[
          { value: 'score_only', label: t('quizzes.settings.show.score') },
          { value: 'right_or_wrong', label: t('quizzes.settings.show.verdict') },
          { value: 'answers_and_feedback', label: t('quizzes.settings.show.answers') },
        ]}
      />
    </div>
  );
}

/** How the quiz is taken; kept on the server as it is changed. */
export function SettingsEditor({ quiz, editor }: { readonly quiz: AuthorQuizView; readonly editor: QuizEditor }) {
  const t = useText();
  const words = useProblemWords();
  const { settings } = editor;
  const saving = useSyncExternalStore(settings.watch, settings.current);
  const form = saving.value;
  const change = (next: SettingsForm): void => settings.change(next);
  const leave = (): void => void settings.flush();
  return (
    <details className={classes.settings}>
      <summary>
        <span className={classes.summaryWords}>
          <b>{t('quizzes.settings')}</b>
          <span>
            {t('quizzes.settings.summary', {
              time: form.timeLimitMinutes.trim() === '' ? t('quizzes.fact.untimed') : t('quizzes.settings.minutes', { minutes: form.timeLimitMinutes }),
              attempts: form.attemptsAllowed.trim() === '' ? t('quizzes.fact.unlimited') : t('quizzes.settings.times', { attempts: form.attemptsAllowed }),
              mark: form.passMark,
            })}
          </span>
        </span>
        <SaveState saving={saving} />
      </summary>
      <div className={classes.settingsBody}>
        <TextField id="settings-title" label={t('quizzes.settings.title')} maxLength={200} value={form.title} error={settingsProblems(form).includes('title') ? words.title : undefined} onChange={(title) => change({ ...form, title })} onBlur={leave} />
        <TextArea label={t('quizzes.settings.instructions')} maxLength={4000} value={form.instructions} onChange={(instructions) => change({ ...form, instructions })} onBlur={leave} />
        <Numbers form={form} pool={quiz.questions.length} onChange={change} onBlur={leave} />
        <CheckField label={t('quizzes.settings.shuffle.questions')} checked={form.shuffleQuestions} onChange={(shuffleQuestions) => change({ ...form, shuffleQuestions })} />
        <CheckField label={t('quizzes.settings.shuffle.options')} checked={form.shuffleOptions} onChange={(shuffleOptions) => change({ ...form, shuffleOptions })} />
        <Review form={form} onChange={change} />
      </div>
      <ConflictDialog
        open={saving.status === 'conflict'}
        what={t('quizzes.settings')}
        edit={saving.theirs}
        compare={async () => compareSettings(form, settingsFormOf((await editor.read()).settings), t)}
        onMine={async () => settings.keepMine((await editor.read()).revision)}
        onTheirs={async () => {
          const theirs = await editor.read();
          settings.takeTheirs(settingsFormOf(theirs.settings), theirs.revision);
        }}
      />
    </details>
  );
}
