import type { ChoiceItem, FormItem, LikertItem, TextItem } from '@sinau/domain/evaluations';
import { useText } from '../../../lib/i18n/index.js';
import { Written } from '../../../ui/written.js';
import classes from './questions.module.css';
import { aspectWords, scaleWords } from './words.js';

/** As it is being given: by item a mark or an option's id, and what was written. */
export type GivenAnswer = { readonly marks: Readonly<Record<string, number | string>>; readonly texts: Readonly<Record<string, string>> };
type QuestionsProps = { readonly items: readonly FormItem[]; readonly answer: GivenAnswer; readonly onChange: (answer: GivenAnswer) => void };
type MarksProps = { readonly item: LikertItem | ChoiceItem; readonly number: number; readonly value: number | string | undefined; readonly onChange: (value: number | string | undefined) => void };

export const questionId = (itemId: string): string => `question-${itemId}`;

function Prompt({ number, prompt }: { readonly number: number; readonly prompt: string }) {
  return <>{`${number}. `}<Written>{prompt}</Written></>;
}

/** A scale in words, or options: native radios, as large as a thumb. */
function Marks({ item, number, value, onChange }: MarksProps) {
  const t = useText();
  const options = item.kind === 'likert' ? scaleWords[item.scale].map((word, at) => ({ value: at + 1, label: t(word) })) : item.options.map(({ id, label }) => ({ value: id, label }));
  return (
    <fieldset className={classes.question} id={questionId(item.id)} tabIndex={-1}>
      <legend>
        <Prompt number={number} prompt={item.prompt} />
        {item.required ? null : <span className={classes.optional}>{t('evaluations.optional')}</span>}
      </legend>
      <div className={classes.marks} data-count={options.length}>
        {options.map((option) => (
          <label key={option.value} className={classes.mark} data-chosen={value === option.value}>
            <input type="radio" name={`mark-${item.id}`} checked={value === option.value} onChange={() => onChange(option.value)} />
            <span>{item.kind === 'likert' ? option.label : <Written>{option.label}</Written>}</span>
          </label>
        ))}
      </div>
      {item.required || value === undefined ? null : (
        <button type="button" className={classes.clear} onClick={() => onChange(undefined)}>{t('evaluations.clear', { number })}</button>
      )}
    </fieldset>
  );
}

type TextProps = { readonly item: TextItem; readonly number: number; readonly value: string; readonly onChange: (text: string) => void };

function Text({ item, number, value, onChange }: TextProps) {
  const t = useText();
  const id = questionId(item.id);
  return (
    <div className={classes.question}>
      <label htmlFor={id} className={classes.prompt}><Prompt number={number} prompt={item.prompt} /></label>
      <span id={`${id}-hint`} className={classes.hint}>{t(item.required ? 'evaluations.text.hint' : 'evaluations.text.hint_optional')}</span>
      <textarea id={id} className={classes.text} rows={4} maxLength={2000} value={value} aria-describedby={`${id}-hint`} onChange={(event) => onChange(event.currentTarget.value)} />
    </div>
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
          <Text item={item} number={at + 1} value={answer.texts[item.id] ?? ''} onChange={(text) => onChange({ ...answer, texts: { ...answer.texts, [item.id]: text } })} />
        ) : (
          <Marks item={item} number={at + 1} value={answer.marks[item.id]} onChange={(value) => setMark(item.id, value)} />
        )}
      </div>
    );
  });
}
