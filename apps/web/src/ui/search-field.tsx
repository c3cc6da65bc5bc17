import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useText } from '../lib/i18n/index.js';
import { IconButton } from './button.js';
import classes from './search-field.module.css';
import { Announcement, VisuallyHidden } from './visually-hidden.js';

type SearchFieldProps = {
  /** "Cari kursus" */
  readonly label: string;
  /** What is searched now: from the address. */
  readonly value: string;
  /** After 300 ms without typing, at once on Enter or clearing. */
  readonly onSearch: (text: string) => void;
  /** Results of the current search, announced politely; null while they load. */
  readonly count?: number | null;
};

const PAUSE = 300;

/** Searches while typing, without losing letters typed meanwhile. */
export function SearchField({ label, value, onSearch, count = null }: SearchFieldProps) {
  const t = useText();
  const id = useId();
  const [text, setText] = useState(value);
  const [from, setFrom] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // back and forward change the address: the field follows, unless it is what was typed here
  if (value !== from) {
    setFrom(value);
    if (value !== text.trim()) setText(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  function search(next: string, pause: number): void {
    clearTimeout(timer.current);
    const send = (): void => {
      if (next.trim() !== value) onSearch(next.trim());
    };
    if (pause === 0) return send();
    const page = window.location.pathname;
    timer.current = setTimeout(() => {
      // a link was followed meanwhile, whose page is still coming: a search would take the reader back
      if (window.location.pathname === page) send();
    }, pause);
  }

  function clear(): void {
    setText('');
    search('', 0);
    document.getElementById(id)?.focus();
  }

  return (
    <form
      role="search"
      aria-label={label}
      className={classes.search}
      onSubmit={(event) => {
        event.preventDefault();
        search(text, 0);
      }}
    >
      <label htmlFor={id}>
        <VisuallyHidden>{label}</VisuallyHidden>
        <IconSearch size={20} aria-hidden="true" />
      </label>
      <input
        id={id}
        type="search"
        placeholder={label}
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          search(event.currentTarget.value, PAUSE);
        }}
      />
      {text === '' ? null : (
        <IconButton label={t('ui.search.clear')} onClick={clear}>
          <IconX size={18} />
        </IconButton>
      )}
      <Announcement>{count === null || value === '' ? '' : t('ui.search.found', { count })}</Announcement>
    </form>
  );
}
