import { IconFileUpload } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useFormats } from '../lib/formats/index.js';
import { useText } from '../lib/i18n/index.js';
import classes from './file-drop.module.css';
import { FieldError } from './form/field-error.js';

type FileDropProps = {
  /** "Berkas pegawai (CSV)" */
  readonly label: string;
  /** Endings or types: ['.csv', 'text/csv'] */
  readonly accept: readonly string[];
  /** bytes; told before anything is chosen */
  readonly limit: number;
  readonly onFiles: (files: readonly File[]) => void;
  readonly multiple?: boolean;
  readonly hint?: string;
};

/** Whether a file's name or type is among `accept` (".csv", "video/*", "text/csv"). */
export function isAccepted(file: { readonly name: string; readonly type: string }, accept: readonly string[]): boolean {
  const name = file.name.toLowerCase();
  return accept.some((rule) => {
    if (rule.startsWith('.')) return name.endsWith(rule.toLowerCase());
    return rule.endsWith('/*') ? file.type.startsWith(rule.slice(0, -1)) : file.type === rule;
  });
}

/** Drop or choose; kind and size are checked before a byte is sent. */
export function FileDrop({ label, accept, limit, onFiles, multiple = false, hint }: FileDropProps) {
  const t = useText();
  const formats = useFormats();
  const id = useId();
  const [over, setOver] = useState(false);
  const [error, setError] = useState<string | null>(null);

  function take(list: FileList | null): void {
    const files = [...(list ?? [])].slice(0, multiple ? undefined : 1);
    if (files.length === 0) return;
    const strange = files.find((file) => !isAccepted(file, accept));
    const large = files.find((file) => file.size > limit);
    if (strange) setError(t('ui.file.wrong_type', { name: strange.name }));
    else if (large) setError(t('ui.file.too_large', { name: large.name, size: formats.size(large.size), limit: formats.size(limit) }));
    else {
      setError(null);
      onFiles(files);
    }
  }

  return (
    <div className={classes.field}>
      <span className={classes.label} id={`${id}-label`}>
        {label}
      </span>
      <div
        className={classes.drop}
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files);
        }}
      >
        <IconFileUpload size={28} aria-hidden="true" />
        <span>{t('ui.file.drop')}</span>
        <label className={classes.choose} id={`${id}-choose`}>
          {t('ui.file.choose')}
          <input
            type="file"
            accept={accept.join(',')}
            multiple={multiple}
            aria-labelledby={`${id}-label ${id}-choose`}
            aria-describedby={`${id}-hint${error === null ? '' : ` ${id}-error`}`}
            onChange={(event) => {
              take(event.currentTarget.files);
              event.currentTarget.value = ''; // the same file may be chosen again after mending it
            }}
          />
        </label>
        <span className={classes.hint} id={`${id}-hint`}>
          {hint} {t('ui.file.limit', { size: formats.size(limit) })}
        </span>
      </div>
      <div role="alert">{error === null ? null : <FieldError id={`${id}-error`}>{error}</FieldError>}</div>
    </div>
  );
}
