import { wordingPlaceholders, type WordingPlaceholder } from '@sinau/domain/certificates';
import { IconPlus } from '@tabler/icons-react';
import { useId, useRef } from 'react';
import { useText } from '../../../lib/i18n/index.js';
import { FieldError } from '../../../ui/form/index.js';
import classes from '../admin/admin.module.css';
import { shownWording, storedWording, unknownWords, type PlaceholderWords } from './placeholder-words.js';

type WordingFieldProps = { readonly value: string; readonly maxLength: number; readonly onChange: (value: string) => void };

/** What a placeholder is called on its chip, and the word that stands in the text. */
function useNames(): { readonly words: PlaceholderWords; readonly names: Readonly<Record<WordingPlaceholder, string>> } {
  const t = useText();
  return {
    words: {
      name: t('certificates.placeholder.name.word'),
      course: t('certificates.placeholder.course.word'),
      run: t('certificates.placeholder.run.word'),
      agency: t('certificates.placeholder.agency.word'),
      hours: t('certificates.placeholder.hours.word'),
      year: t('certificates.placeholder.year.word'),
    },
    names: {
      name: t('certificates.placeholder.name'),
      course: t('certificates.placeholder.course'),
      run: t('certificates.placeholder.run'),
      agency: t('certificates.placeholder.agency'),
      hours: t('certificates.placeholder.hours'),
      year: t('certificates.placeholder.year'),
    },
  };
}

/** The wording with its placeholders in the user's language; a chip puts one where the cursor stands. */
export function WordingField({ value, maxLength, onChange }: WordingFieldProps) {
  const t = useText();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const { words, names } = useNames();
  const shown = shownWording(value, words);
  const unknown = unknownWords(value);
  const insert = (placeholder: WordingPlaceholder): void => {
    const text = `{${words[placeholder]}}`;
    const from = area.current?.selectionStart ?? shown.length;
    const to = area.current?.selectionEnd ?? from;
    const next = shown.slice(0, from) + text + shown.slice(to);
    if (next.length > maxLength) return;
    onChange(storedWording(next, words));
    // after the new text stands in the field
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(from + text.length, from + text.length);
    });
  };
  return (
    <div className={classes.area}>
      <label htmlFor={id}>{t('certificates.template.wording')}</label>
      <textarea
        ref={area} id={id} value={shown} maxLength={maxLength} aria-invalid={unknown.length > 0 ? true : undefined} aria-describedby={`${id}-hint${unknown.length > 0 ? ` ${id}-error` : ''}`}
        onChange={(event) => onChange(storedWording(event.currentTarget.value, words))}
      />
      {unknown.length === 0 ? null : <FieldError id={`${id}-error`}>{t('certificates.placeholder.unknown', { names: unknown.map((name) => `{${name}}`).join(', ') })}</FieldError>}
      <p id={`${id}-hint`} className={classes.note}>
        {t('certificates.template.wording.hint')}
      </p>
      <div role="group" aria-label={t('certificates.placeholder.group')} className={classes.chips}>
        {wordingPlaceholders.map((placeholder) => (
          <button key={placeholder} type="button" className={classes.chip} aria-label={t('certificates.placeholder.insert', { name: names[placeholder] })} onClick={() => insert(placeholder)}>
            <IconPlus size={16} aria-hidden="true" />
            {names[placeholder]}
          </button>
        ))}
      </div>
    </div>
  );
}
