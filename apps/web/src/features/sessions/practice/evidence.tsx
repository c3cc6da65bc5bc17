import type { PracticeFileView } from '@sinau/contracts/sessions';
import { IconFileText } from '@tabler/icons-react';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { StatusChip } from '../../../ui/status-chip.js';
import classes from './practice.module.css';

type OneProps = { readonly file: PracticeFileView; readonly number: number; readonly total: number; readonly onRemove?: ((file: PracticeFileView) => void) | undefined; readonly removing: boolean };

function One({ file, number, total, onRemove, removing }: OneProps) {
  const t = useText();
  const formats = useFormats();
  const isPhoto = file.contentType.startsWith('image/');
  const name = t('sessions.practice.photo', { number, total, name: file.fileName });
  return (
    <li className={classes.picture}>
      {isPhoto && file.viewUrl !== null ? (
        <a href={file.viewUrl} target="_blank" rel="noreferrer" aria-label={t('sessions.practice.open', { name: file.fileName })}>
          <img src={file.viewUrl} alt={name} loading="lazy" />
        </a>
      ) : null}
      {file.state === 'pending' ? <StatusChip status="active">{t('sessions.practice.preparing')}</StatusChip> : null}
      {file.state === 'refused' ? <StatusChip status="error">{t('sessions.practice.unreadable')}</StatusChip> : null}
      <span className={classes.fileName}>
        {isPhoto || file.downloadUrl === null ? file.fileName : <a href={file.downloadUrl}><IconFileText size={18} aria-hidden="true" /> {file.fileName}</a>}
        <span className={classes.muted}> {formats.size(file.bytes)}</span>
      </span>
      {onRemove === undefined ? null : (
        <Button look="quiet" busy={removing} aria-label={t('sessions.practice.remove_name', { name: file.fileName })} onClick={() => onRemove(file)}>
          {t('sessions.practice.remove')}
        </Button>
      )}
    </li>
  );
}

type EvidenceProps = { readonly files: readonly PracticeFileView[]; readonly onRemove?: (file: PracticeFileView) => void; readonly removing?: string | null };

/** Photos and documents that the server has. */
export function Evidence({ files, onRemove, removing = null }: EvidenceProps) {
  const t = useText();
  if (files.length === 0) return <p className={classes.muted}>{t('sessions.practice.no_files')}</p>;
  return (
    <ul className={classes.pictures}>
      {files.map((file, index) => (
        <One key={file.id} file={file} number={index + 1} total={files.length} onRemove={onRemove} removing={removing === file.id} />
      ))}
    </ul>
  );
}
