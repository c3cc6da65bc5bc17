import type { AttendanceFileView, SessionView } from '@sinau/contracts/sessions';
import { useId, useState } from 'react';
import { useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog/index.js';
import { FileDrop } from '../../../ui/file-drop.js';
import { SelectField } from '../../../ui/form/index.js';
import { Notice } from '../../../ui/notice.js';
import { ErrorReason } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { SESSION_READS } from '../components/session-reads.js';
import classes from '../components/sessions.module.css';

/** Below the server's limit of a request. */
const LARGEST = 900_000;

async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function Found({ result }: { readonly result: AttendanceFileView }) {
  const t = useText();
  return (
    <div className={classes.stack} role="status">
      <Notice tone={result.unknown.length > 0 ? 'warning' : 'info'}>{t('sessions.import.found', { people: result.people, present: result.present, unknown: result.unknown.length })}</Notice>
      {result.unknown.length === 0 ? null : (
        <ul>
          {result.unknown.slice(0, 20).map(({ row, value }) => (
            <li key={`${row} ${value}`}>{row === 0 ? value : t('sessions.import.row', { row, value })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A provider's list of a webinar or a list on paper: checked first, then taken over. Rendered only while open. */
export function ImportSheet({ session, onClose }: { readonly session: SessionView; readonly onClose: () => void }) {
  const t = useText();
  const id = useId();
  const [kind, setKind] = useState<'webinar' | 'paper'>(session.kind === 'webinar' ? 'webinar' : 'paper');
  const [content, setContent] = useState('');
  const webinar = useRouteMutation('POST /api/run-sessions/:sessionId/attendance/webinar-file', { invalidates: SESSION_READS });
  const paper = useRouteMutation('POST /api/run-sessions/:sessionId/attendance/paper-file', { invalidates: SESSION_READS });
  const list = kind === 'webinar' ? webinar : paper;
  const change = (next: string): void => {
    setContent(next);
    webinar.reset();
    paper.reset();
  };
  const send = (dryRun: boolean): void =>
    list.mutate(
      { params: { sessionId: session.id }, body: { content, dryRun } },
      {
        onSuccess: (result) => {
          if (dryRun) return;
          showToast(t('sessions.import.done', { people: result.people, present: result.present }));
          onClose();
        },
      },
    );
  return (
    <Dialog open onClose={onClose} shape="sheet" title={t('sessions.import.title')}>
      <div className={classes.stack}>
        <SelectField
          label={t('sessions.import.kind')}
          value={kind}
          choices={[{ value: 'webinar', label: t('sessions.import.webinar') }, { value: 'paper', label: t('sessions.import.paper') }]}
          onChange={(value) => {
            setKind(value === 'webinar' ? 'webinar' : 'paper');
            change(content);
          }}
        />
        <FileDrop
          label={t('sessions.import.file')}
          accept={['.csv', '.txt', 'text/csv', 'text/plain']}
          limit={LARGEST}
          hint={kind === 'webinar' ? t('sessions.import.webinar_hint') : t('sessions.import.paper_hint')}
          onFiles={([file]) => void (file && textOf(file).then(change))}
        />
        <div>
          <label className={classes.label} htmlFor={id}>
            {t('sessions.import.paste')}
          </label>
          <textarea id={id} className={classes.text} value={content} spellCheck={false} onChange={(event) => change(event.currentTarget.value)} />
        </div>
        {list.data ? <Found result={list.data} /> : null}
        {list.isError ? (
          <p role="alert" className={classes.failure}>
            <ErrorReason error={list.error} />
          </p>
        ) : null}
        {list.data && list.data.people + (kind === 'webinar' ? list.data.unknown.length : 0) + (kind === 'webinar' ? 1 : 0) > 0 ? (
          <Button wide busy={list.isPending} onClick={() => send(false)}>
            {t('sessions.import.apply')}
          </Button>
        ) : (
          <Button wide look="outline" disabled={content.trim() === ''} busy={list.isPending} onClick={() => send(true)}>
            {t('sessions.import.check')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
