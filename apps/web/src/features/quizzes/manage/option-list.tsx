import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '../../../lib/i18n/index.js';
import { Button, IconButton } from '../../../ui/button.js';
import { LineInput } from './editor-field.js';
import classes from './editor.module.css';
import { nextOptionId, type QuestionForm } from './question-form.js';

type OptionListProps = {
  readonly form: QuestionForm;
  readonly name: string;
  readonly onChange: (form: QuestionForm) => void;
  readonly onBlur: () => void;
};

const MOST = 12;

/** For the pointer: the Tab key goes from line to line, and Backspace in an empty line does the same. */
function Bin({ label, disabled, onClick }: { readonly label: string; readonly disabled: boolean; readonly onClick: () => void }) {
  return (
    <IconButton tabIndex={-1} label={label} disabled={disabled} onClick={onClick}>
      <IconTrash size={18} />
    </IconButton>
  );
}

/** Options with their key beside them. Enter adds the next, Backspace in an empty one removes it. */
export function OptionList({ form, name, onChange, onBlur }: OptionListProps) {
  const t = useText();
  const [focus, setFocus] = useState<string | null>(null);
  const { options, right } = form;
  const several = form.kind === 'multiple_response';

  const addAfter = (index: number): void => {
    if (options.length >= MOST) return;
    const id = nextOptionId(options);
    onChange({ ...form, options: [...options.slice(0, index + 1), { id, text: '' }, ...options.slice(index + 1)] });
    setFocus(id);
  };
  const remove = (index: number): void => {
    const gone = options[index];
    if (!gone || options.length <= 2) return;
    onChange({ ...form, options: options.filter((option) => option !== gone), right: right.filter((id) => id !== gone.id) });
    setFocus(options[index - 1]?.id ?? options[index + 1]?.id ?? null);
  };
  const mark = (id: string): void => {
    if (!several) onChange({ ...form, right: [id] });
    else onChange({ ...form, right: right.includes(id) ? right.filter((one) => one !== id) : [...right, id] });
  };
  return (
    <fieldset className={classes.options}>
      <legend>{several ? t('quizzes.editor.options.several') : t('quizzes.editor.options.one')}</legend>
      {options.map((option, index) => (
        <div key={option.id} className={classes.option} data-right={right.includes(option.id)}>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={`key-${name}`}
            checked={right.includes(option.id)}
            aria-label={t('quizzes.editor.option.right', { number: index + 1 })}
            onChange={() => mark(option.id)}
          />
          <LineInput
            label={t('quizzes.editor.option', { number: index + 1 })}
            value={option.text}
            maxLength={1000}
            focused={focus === option.id}
            onChange={(text) => {
              setFocus(null);
              onChange({ ...form, options: options.map((one) => (one === option ? { ...one, text } : one)) });
            }}
            onBlur={() => {
              setFocus(null);
              onBlur();
            }}
            onEnter={() => addAfter(index)}
            onErase={() => remove(index)}
          />
          <Bin label={t('quizzes.editor.option.remove', { number: index + 1 })} disabled={options.length <= 2} onClick={() => remove(index)} />
        </div>
      ))}
      <Button look="quiet" before={<IconPlus size={18} />} disabled={options.length >= MOST} onClick={() => addAfter(options.length - 1)}>
        {t('quizzes.editor.option.add')}
      </Button>
    </fieldset>
  );
}

/** Every form of a short text that counts as right; capitals and spaces don't matter when grading. */
export function AcceptedList({ form, onChange, onBlur }: Omit<OptionListProps, 'name'>) {
  const t = useText();
  const [focus, setFocus] = useState<number | null>(null);
  const { accepted } = form;
  const set = (next: readonly string[]): void => onChange({ ...form, accepted: next });
  return (
    <fieldset className={classes.options}>
      <legend>{t('quizzes.editor.accepted')}</legend>
      <p className={classes.hint}>{t('quizzes.editor.accepted.hint')}</p>
      {accepted.map((text, index) => (
        <div key={index} className={classes.option}>
          <LineInput
            label={t('quizzes.editor.accepted.number', { number: index + 1 })}
            value={text}
            maxLength={200}
            focused={focus === index}
            onChange={(value) => {
              setFocus(null);
              set(accepted.map((one, at) => (at === index ? value : one)));
            }}
            onBlur={() => {
              setFocus(null);
              onBlur();
            }}
            onEnter={() => {
              set([...accepted.slice(0, index + 1), '', ...accepted.slice(index + 1)]);
              setFocus(index + 1);
            }}
            onErase={() => {
              if (accepted.length === 1) return;
              set(accepted.filter((_, at) => at !== index));
              setFocus(Math.max(0, index - 1));
            }}
          />
          <Bin label={t('quizzes.editor.accepted.remove', { number: index + 1 })} disabled={accepted.length === 1} onClick={() => set(accepted.filter((_, at) => at !== index))} />
        </div>
      ))}
      <Button
        look="quiet"
        before={<IconPlus size={18} />}
        onClick={() => {
          set([...accepted, '']);
          setFocus(accepted.length);
        }}
      >
        {t('quizzes.editor.accepted.add')}
      </Button>
    </fieldset>
  );
}
