import { parseNumber } from '@sinau/domain/grading';
import { useState } from 'react';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { TextField } from '../../../ui/form/index.js';
import type { Response } from '../saving/journal.js';
import classes from './question.module.css';
import type { PaperQuestion } from './paper-question.js';

type TypedAnswerProps = {
  readonly content: Extract<PaperQuestion['content'], { kind: 'short_text' | 'numeric' }>;
  readonly response: Response | null;
  readonly onType: (response: Response | null) => void;
  readonly onLeave: () => void;
};

const textOf = (response: Response | null): string => (response?.kind === 'short_text' || response?.kind === 'numeric' ? response.text : '');

/** How the number typed will be read, so that a thousands' point is no surprise. */
function NumberRead({ text }: { readonly text: string }) {
  const t = useText();
  const formats = useFormats();
  if (text.trim() === '') return <>{t('quizzes.number.hint')}</>;
  const value = parseNumber(text);
  return <>{value === null ? t('quizzes.number.unreadable') : t('quizzes.number.read', { value: formats.decimal(value, 10) })}</>;
}

/** A short text or a number. Its own state while typing; the answer from elsewhere replaces it. */
export function TypedAnswer({ content, response, onType, onLeave }: TypedAnswerProps) {
  const t = useText();
  const known = textOf(response);
  const [text, setText] = useState(known);
  const [seen, setSeen] = useState(known);
  if (known !== seen) {
    setSeen(known);
    if (known !== text.trim()) setText(known);
  }
  const numeric = content.kind === 'numeric';
  return (
    <div className={classes.typed}>
      <TextField
        label={numeric && content.unit ? t('quizzes.answer.unit', { unit: content.unit }) : t('quizzes.answer.label')}
        value={text}
        maxLength={numeric ? 60 : 2000}
        inputMode={numeric ? 'decimal' : 'text'}
        autoComplete="off"
        hint={numeric ? <NumberRead text={text} /> : t('quizzes.text.hint')}
        trailing={numeric && content.unit ? <span className={classes.unit}>{content.unit}</span> : undefined}
        onChange={(value) => {
          setText(value);
          onType(value.trim() === '' ? null : { kind: content.kind, text: value.trim() });
        }}
        onBlur={onLeave}
      />
    </div>
  );
}
