import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../button.js';
import { StatusChip } from '../../status-chip.js';
import { useMediaSentences } from '../use-sentences.js';
import { Settling, useSentMedia } from './settling.js';
import { useShown } from './shown.js';
import { stages } from './stages.js';
import classes from './upload.module.css';
import type { Upload } from './upload.js';
import { NotPlaced, UploadProgress } from './upload-progress.js';
import { useUploads, useUploadState } from './uploads.js';

/** A file that is sent: what the server does with it, until its reader has seen it. */
function Sent({ upload, onDismiss }: { readonly upload: Upload; readonly onDismiss: () => void }) {
  const t = useText();
  const { data } = useSentMedia(upload);
  const stage = stages[data?.state ?? 'queued'];
  return (
    <div className={classes.card}>
      <div className={classes.head}>
        <b className={classes.name}>{upload.file.name}</b>
        <StatusChip status={stage.status}>{t(stage.text)}</StatusChip>
      </div>
      <p className={classes.note}>{t(data?.state === 'failed' ? 'media.upload.sentFailed' : 'media.upload.sentNote')}</p>
      <NotPlaced upload={upload} />
      <div className={classes.actions}>
        <Button look="plain" before={<IconX size={18} />} onClick={onDismiss}>
          {t('media.upload.dismiss', { name: upload.file.name })}
        </Button>
      </div>
    </div>
  );
}

function Card({ upload, onDismiss }: { readonly upload: Upload; readonly onDismiss: () => void }) {
  const { phase } = useUploadState(upload);
  return phase === 'sent' ? <Sent upload={upload} onDismiss={onDismiss} /> : <UploadProgress upload={upload} />;
}

/** What goes on while another page is open; what a panel on this page shows already is not shown twice. */
export function UploadDock() {
  useMediaSentences();
  const t = useText();
  const shown = useShown();
  const uploads = useUploads();
  const [dismissed, setDismissed] = useState<ReadonlySet<Upload>>(new Set());
  const seen = uploads.filter((upload) => !shown.has(upload) && !dismissed.has(upload));
  return (
    <>
      {uploads.map((upload) => (
        <Settling key={upload.number} upload={upload} dismissed={dismissed.has(upload)} />
      ))}
      {seen.length === 0 ? null : (
        <aside className={classes.dock} aria-label={t('media.upload.dock')}>
          {seen.map((upload) => (
            <Card key={upload.number} upload={upload} onDismiss={() => setDismissed(new Set([...dismissed, upload]))} />
          ))}
        </aside>
      )}
    </>
  );
}
