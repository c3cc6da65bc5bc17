import type { EnrolResultView } from '@sinau/contracts/enrolments';
import { useId, useState } from 'react';
import { useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { FileDrop } from '../../../ui/file-drop.js';
import { Notice } from '../../../ui/notice.js';
import { ErrorReason } from '../../../ui/states.js';
import classes from './admin.module.css';
import type { EnrolProps } from './enrol-people.js';
import { UnknownRows } from './enrol-result.js';
import { identifierRows, MOST_ROWS } from './identifier-rows.js';
import { PARTICIPANT_READS } from './participant-reads.js';

/** Below the server's limit of a request. */
const LARGEST = 900_000;

/** Text of a file in UTF-8, or in Windows-1252 where it is no UTF-8. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function Check({ check }: { readonly check: EnrolResultView }) {
  const t = useText();
  const formats = useFormats();
  return (
    <div className={classes.stack} role="status">
      <Notice tone={check.unknown.length > 0 ? 'warning' : 'info'}>{t('enrolments.file.found', { count: formats.number(check.enrolled) })}</Notice>
      <UnknownRows rows={check.unknown} />
    </div>
  );
}

/** A pasted list or a CSV: checked first, then applied. */
export function EnrolFile({ runId, onResult }: EnrolProps) {
  const t = useText();
  const formats = useFormats();
  const id = useId();
  const [text, setText] = useState('');
  const check = useRouteMutation('POST /api/runs/:runId/participants/file');
  const apply = useRouteMutation('POST /api/runs/:runId/participants/file', { invalidates: PARTICIPANT_READS });
  const rows = identifierRows(text);
  const filled = rows.filter((row) => row !== '').length;
  const change = (next: string): void => {
    setText(next);
    check.reset();
    apply.reset();
    onResult(null);
  };
  const send = (dryRun: boolean): void => {
    const input = { params: { runId }, body: { rows: [...rows], dryRun } };
    if (dryRun) check.mutate(input);
    else
      apply.mutate(input, {
        onSuccess: (result) => {
          change('');
          onResult(result);
        },
      });
  };
  const error = check.error ?? apply.error;
  return (
    <>
      <FileDrop label={t('enrolments.file.file')} accept={['.csv', '.txt', 'text/csv', 'text/plain']} limit={LARGEST} hint={t('enrolments.file.hint')} onFiles={([file]) => void (file && textOf(file).then(change))} />
      <div>
        <label className={classes.label} htmlFor={id}>
          {t('enrolments.file.paste')}
        </label>
        <textarea id={id} className={classes.text} value={text} spellCheck={false} onChange={(event) => change(event.currentTarget.value)} />
      </div>
      {rows.length > MOST_ROWS ? <p className={classes.failure}>{t('enrolments.file.too_many', { count: formats.number(rows.length), limit: formats.number(MOST_ROWS) })}</p> : null}
      {check.data ? <Check check={check.data} /> : null}
      {error === null ? null : (
        <p role="alert" className={classes.failure}>
          <ErrorReason error={error} />
        </p>
      )}
      {check.data && check.data.enrolled > 0 ? (
        <Button wide busy={apply.isPending} onClick={() => send(false)}>
          {t('enrolments.enrol.do', { count: check.data.enrolled })}
        </Button>
      ) : (
        <Button wide look="outline" disabled={filled === 0 || rows.length > MOST_ROWS} busy={check.isPending} onClick={() => send(true)}>
          {t('enrolments.file.check', { count: filled })}
        </Button>
      )}
    </>
  );
}
