import type { AuthorQuizView } from '@sinau/contracts/quizzes';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { FieldError, TextField } from '../../../ui/form/index.js';
import { Question } from '../components/question.js';
import { authorPicture } from '../components/question-pictures.js';
import type { Content } from '../saving/journal.js';
import { compareQuestions } from './compare-versions.js';
import { ConflictDialog } from './conflict-dialog.js';
import { TextArea } from './editor-field.js';
import classes from './editor.module.css';
import { AcceptedList, OptionList } from './option-list.js';
import { formOf, payloadOf, problemsOf, similarTo, type FormProblem, type QuestionForm } from './question-form.js';
import { PictureField } from './picture-field.js';
import { SaveState } from './save-state.js';
import type { QuestionAutosave, QuizEditor } from './use-quiz-editor.js';

type Fields = { readonly form: QuestionForm; readonly name: string; readonly onChange: (form: QuestionForm) => void; readonly onBlur: () => void };

const BLANK: Content = { response: null, flagged: false };

function TruthKey({ form, name, onChange }: Fields) {
  const t = useText();
  return (
    <fieldset className={classes.options}>
      <legend>{t('quizzes.right')}</legend>
      {[true, false].map((truth) => (
        <label key={String(truth)} className={classes.check}>
          <input type="radio" name={`key-${name}`} checked={form.truth === truth} onChange={() => onChange({ ...form, truth })} />
          <span>{truth ? t('quizzes.true') : t('quizzes.false')}</span>
        </label>
      ))}
    </fieldset>
  );
}

function NumberKey({ form, onChange, onBlur }: Fields) {
  const t = useText();
  return (
    <div className={classes.three}>
      <TextField label={t('quizzes.editor.value')} inputMode="decimal" value={form.value} onChange={(value) => onChange({ ...form, value })} onBlur={onBlur} hint={t('quizzes.number.hint')} />
      <TextField label={t('quizzes.editor.tolerance')} inputMode="decimal" value={form.tolerance} onChange={(tolerance) => onChange({ ...form, tolerance })} onBlur={onBlur} hint={t('quizzes.editor.tolerance.hint')} />
      <TextField label={t('quizzes.editor.unit')} maxLength={40} value={form.unit} onChange={(unit) => onChange({ ...form, unit })} onBlur={onBlur} />
    </div>
  );
}

function KeyFields(fields: Fields) {
  switch (fields.form.kind) {
    case 'single_choice':
    case 'multiple_response':
      return <OptionList {...fields} />;
    case 'true_false':
      return <TruthKey {...fields} />;
    case 'short_text':
      return <AcceptedList {...fields} />;
    case 'numeric':
      return <NumberKey {...fields} />;
  }
}

/** How part of a multiple response earns points, with this question's own numbers. */
function PartialCredit({ form }: { readonly form: QuestionForm }) {
  const t = useText();
  const formats = useFormats();
  const payload = payloadOf(form);
  const key = payload?.answer?.key;
  if (!payload || key?.kind !== 'multiple_response' || key.options.length < 2) return null;
  const each = payload.points / key.options.length;
  return <p className={classes.hint}>{t('quizzes.editor.partial', { count: key.options.length, each: formats.decimal(each, 2), all: formats.decimal(payload.points, 2) })}</p>;
}

export function useProblemWords(): (problem: FormProblem) => string {
  const t = useText();
  const words = {
    stem: t('quizzes.problem.stem'),
    options: t('quizzes.problem.options'),
    duplicates: t('quizzes.problem.duplicates'),
    points: t('quizzes.problem.points'),
    tolerance: t('quizzes.problem.tolerance'),
    key: t('quizzes.problem.key'),
    alt: t('quizzes.problem.alt'),
  };
  return (problem) => words[problem];
}

/** The question as a learner will see it; answering it here changes nothing. */
function Preview({ form, id, number, count }: { readonly form: QuestionForm; readonly id: string; readonly number: number; readonly count: number }) {
  const t = useText();
  const [answer, setAnswer] = useState(BLANK);
  const payload = payloadOf({ ...form, points: '1' });
  return (
    <section className={classes.preview} aria-label={t('quizzes.editor.preview')}>
      <h4>{t('quizzes.editor.preview')}</h4>
      {payload === null ? (
        <p className={classes.hint}>{t('quizzes.editor.preview.none')}</p>
      ) : (
        <Question
          question={{ id: `preview-${id}`, points: payload.points, content: payload.content }}
          number={number}
          count={count}
          answer={answer}
          state="blank"
          locked={false}
          focused={false}
          onChoose={setAnswer}
          onType={setAnswer}
          onLeaveField={() => undefined}
          address={authorPicture}
        />
      )}
    </section>
  );
}

type QuestionEditorProps = {
  readonly quiz: AuthorQuizView;
  readonly index: number;
  readonly autosave: QuestionAutosave;
  readonly editor: QuizEditor;
  /** Just added: its words are selected, ready to be written over. */
  readonly fresh: boolean;
  readonly onAddAnother: () => void;
  readonly onDone: () => void;
};

/** A question, its key and feedback, edited in place; it keeps itself on the server. */
export function QuestionEditor({ quiz, index, autosave, editor, fresh, onAddAnother, onDone }: QuestionEditorProps) {
  const t = useText();
  const problemWords = useProblemWords();
  const saving = useSyncExternalStore(autosave.watch, autosave.current);
  const stem = useRef<HTMLTextAreaElement>(null);
  const question = quiz.questions[index];
  const form = saving.value;
  const problems = problemsOf(form);
  const others = quiz.questions.map((one) => ({ id: one.id, stem: one.content.stem }));
  const twin = question ? similarTo(form.stem, others, question.id) : null;
  const topics = [...new Set(quiz.questions.flatMap((one) => one.topic ?? []))];
  useEffect(() => {
    stem.current?.focus();
    if (fresh) stem.current?.select();
  }, [fresh]);
  if (!question) return null;
  const change = (next: QuestionForm): void => autosave.change(next);
  const leave = (): void => void autosave.flush();
  const newest = async () => {
    const found = (await editor.read()).questions.find((one) => one.id === question.id);
    if (!found) throw new Error('the question was removed');
    return found;
  };
  const errorOf = (problem: FormProblem): string | undefined => (problems.includes(problem) ? problemWords(problem) : undefined);
  return (
    <div
      className={classes.editing}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        leave();
        onAddAnother();
      }}
    >
      <div className={classes.form}>
        <TextArea ref={stem} label={t('quizzes.editor.stem')} value={form.stem} rows={3} maxLength={4000} error={errorOf('stem')} onChange={(value) => change({ ...form, stem: value })} onBlur={leave} />
        {twin === null ? null : (
          <p className={classes.warning} role="status">
            {t('quizzes.editor.twin', { number: twin + 1 })}
          </p>
        )}
        <PictureField courseId={quiz.courseId} picture={form.picture} onChange={(picture) => change({ ...form, picture })} onBlur={leave} />
        <KeyFields form={form} name={question.id} onChange={change} onBlur={leave} />
        <PartialCredit form={form} />
        {(['options', 'duplicates', 'tolerance', 'key'] as const)
          .filter((problem) => problems.includes(problem))
          .map((problem) => (
            <FieldError key={problem} id={`${question.id}-${problem}`}>
              {problemWords(problem)}
            </FieldError>
          ))}
        <TextArea
          label={t('quizzes.editor.feedback')}
          value={form.feedback}
          maxLength={4000}
          hint={problems.includes('key') && form.feedback.trim() !== '' ? t('quizzes.editor.feedback.key') : t('quizzes.editor.feedback.hint')}
          onChange={(feedback) => change({ ...form, feedback })}
          onBlur={leave}
        />
        <div className={classes.two}>
          <TextField label={t('quizzes.editor.points')} inputMode="decimal" value={form.points} error={errorOf('points')} onChange={(points) => change({ ...form, points })} onBlur={leave} />
          <TextField
            label={t('quizzes.editor.topic')}
            value={form.topic}
            maxLength={100}
            hint={topics.length > 0 ? t('quizzes.editor.topics', { topics: topics.join(', ') }) : t('quizzes.editor.topic.hint')}
            onChange={(topic) => change({ ...form, topic })}
            onBlur={leave}
          />
        </div>
        <div className={classes.editFoot}>
          <SaveState saving={saving} />
          <Button look="outline" onClick={onDone}>
            {t('quizzes.editor.done')}
          </Button>
        </div>
      </div>
      <Preview form={form} id={question.id} number={index + 1} count={quiz.questions.length} />
      <ConflictDialog
        open={saving.status === 'conflict'}
        what={t('quizzes.question.number', { number: index + 1 })}
        edit={saving.theirs}
        compare={async () => compareQuestions(form, formOf(await newest()), t)}
        onMine={async () => autosave.keepMine((await newest()).revision)}
        onTheirs={async () => {
          const theirs = await newest();
          autosave.takeTheirs(formOf(theirs), theirs.revision);
        }}
      />
    </div>
  );
}
