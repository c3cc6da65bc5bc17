import { IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../button.js';
import { ProgressBar } from '../../progress.js';
import { ErrorReason } from '../../states.js';
import { StatusChip, type Status } from '../../status-chip.js';
import { Announcement } from '../../visually-hidden.js';
import classes from './upload.module.css';
import type { Upload, UploadPhase } from './upload.js';
import { useUploadState } from './uploads.js';

const phases: Readonly<Record<UploadPhase, { readonly status: Status; readonly text: string }>> = {
  preparing: { status: 'waiting', text: 'media.upload.preparing' },
  sending: { status: 'active', text: 'media.upload.sending' },
  paused: { status: 'waiting', text: 'media.upload.paused' },
  offline: { status: 'warning', text: 'media.upload.offline' },
  checking: { status: 'active', text: 'media.upload.checking' },
  sent: { status: 'done', text: 'media.upload.sent' },
  failed: { status: 'error', text: 'media.upload.failed' },
  given_up: { status: 'waiting', text: 'media.upload.paused' },
};

function Facts({ upload }: { readonly upload: Upload }) {
  const t = useText();
  const formats = useFormats();
  const { sentBytes, speed, secondsLeft } = useUploadState(upload);
  return (
    <p className={classes.facts}>
      <b>{formats.percent(upload.file.size === 0 ? 0 : sentBytes / upload.file.size)}</b>
      <span>{t('media.upload.of', { sent: formats.size(sentBytes), all: formats.size(upload.file.size) })}</span>
      {speed === null ? null : <span>{t('media.upload.speed', { speed: formats.size(speed) })}</span>}
      {secondsLeft === null ? null : <span>{t('media.upload.left', { time: formats.clock(secondsLeft) })}</span>}
    </p>
  );
}

/** The file is safe, but the lesson it belongs to could not be told. */
export function NotPlaced({ upload }: { readonly upload: Upload }) {
  const t = useText();
  const { unplaced } = useUploadState(upload);
  if (unplaced === null) return null;
  return (
    <p role="alert">
      {t('media.upload.notPlaced')} <ErrorReason error={unplaced} />
    </p>
  );
}

/** One file on its way: %, MB, speed, time left; pause, go on, give up. Announced at each quarter. */
export function UploadProgress({ upload }: { readonly upload: Upload }) {
  const t = useText();
  const formats = useFormats();
  const { phase, sentBytes, error } = useUploadState(upload);
  const share = upload.file.size === 0 ? 0 : sentBytes / upload.file.size;
  const quarter = Math.floor(share * 4);
  return (
    <div className={classes.card}>
      <div className={classes.head}>
        <b className={classes.name}>{upload.file.name}</b>
        <StatusChip status={phases[phase].status}>{t(phases[phase].text)}</StatusChip>
      </div>
      <ProgressBar label={upload.file.name} share={share} quiet />
      <Facts upload={upload} />
      {phase === 'failed' ? (
        <p role="alert">
          <ErrorReason error={error} />
        </p>
      ) : null}
      <NotPlaced upload={upload} />
      <div className={classes.actions}>
        {phase === 'sending' || phase === 'offline' ? (
          <Button look="outline" before={<IconPlayerPause size={18} />} onClick={() => upload.pause()}>
            {t('media.upload.pause')}
          </Button>
        ) : null}
        {phase === 'paused' || phase === 'failed' ? (
          <Button look="outline" before={<IconPlayerPlay size={18} />} onClick={() => void upload.start()}>
            {phase === 'failed' ? t('ui.retry') : t('media.upload.resume')}
          </Button>
        ) : null}
        {phase === 'sent' || phase === 'checking' ? null : (
          <Button look="plain" before={<IconX size={18} />} onClick={() => void upload.cancel()}>
            {t('media.upload.cancel')}
          </Button>
        )}
      </div>
      <Announcement>{quarter === 0 ? '' : t('media.upload.quarter', { name: upload.file.name, share: formats.percent(quarter / 4) })}</Announcement>
    </div>
  );
}
