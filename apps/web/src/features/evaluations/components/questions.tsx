import '../../../ui/styles/inputs.js';
import { Textarea } from '@mantine/core';
import type { ChoiceItem, FormItem, LikertItem } from '@sinau/domain/evaluations';
import { useText } from '../../../lib/i18n/index.js';
import classes from './questions.module.css';
import { aspectWords, scaleWords } from './words.js';

/** As it is being given: by item a mark or an option's id, and what was written. */
export type GivenAnswer = { readonly marks: Readonly<Record<string, number | string>>; readonly texts: Readonly<Record<string, string>> };
type QuestionsProps = { readonly items: readonly FormItem[]; readonly answer: GivenAnswer; readonly onChange: (answer: GivenAnswer) => void };
type MarksProps = { readonly item: LikertItem | ChoiceItem; readonly number: number; readonly value: number | string | undefined; readonly onChange: (value: number | string | undefined) => void };

export const questionId = (itemId: string): string => `question-${itemId}`;

/** A scale in words, or options: native radios, as large as a thumb. */
function Marks({ item, number, value, onChange }: MarksProps) {
  const t = useText();
  const options = item.kind === 'likert' ? scaleWords[item.scale].map((word, at) => ({ value: at + 1, label: t(word) })) : item.options.map(({ id, label }) => ({ value: id, label }));
  return (
    <fieldset className={classes.question} id={questionId(item.id)} tabIndex={-1}>
      <legend>
        {t('evaluations.question', { number, prompt: item.prompt })}
        {item.required ? null : <span className={classes.optional}>{t('evaluations.optional')}</span>}
      </legend>
      <div className={classes.marks} data-count={options.length}>
        {options.map((option) => (
          <label key={option.value} className={classes.mark} data-chosen={value === option.value}>
            <input type="radio" name={`mark-${item.id}`} checked={value === option.value} onChange={() => onChange(option.value)} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {item.required || value === undefined ? null : (
        <button type="button" className={classes.clear} onClick={() => onChange(undefined)}>{t('evaluations.clear', { number })}</button>
      )}
    </fieldset>
  );
}

/** The questions of a form one below the other, grouped by what they are about in the form's own order. */
export function Questions({ items, answer, onChange }: QuestionsProps) {
  const t = useText();
  const setMark = (id: string, value: number | string | undefined): void => {
    const { [id]: _, ...others } = answer.marks;
    onChange({ ...answer, marks: value === undefined ? others : { ...others, [id]: value } });
  };
  return items.map((item, at) => {
    const begins = item.aspect !== items[at - 1]?.aspect;
    return (
      <div key={item.id} className={classes.block}>
        {begins ? <p className={classes.aspect}>{t(aspectWords[item.aspect])}</p> : null}
        {item.kind === 'text' ? (
          <Textarea
            id={questionId(item.id)} label={t('evaluations.question', { number: at + 1, prompt: item.prompt })} description={t(item.required ? 'evaluations.text.hint' : 'evaluations.text.hint_optional')}
            value={answer.texts[item.id] ?? ''} maxLength={2000} autosize minRows={3} onChange={(event) => onChange({ ...answer, texts: { ...answer.texts, [item.id]: event.currentTarget.value } })}
          />
        ) : (
          <Marks item={item} number={at + 1} value={answer.marks[item.id]} onChange={(value) => setMark(item.id, value)} />
        )}
      </div>
    );
  });
}
