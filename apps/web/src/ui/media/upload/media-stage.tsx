import type { MediaFailure } from '@sinau/domain/media';
import { IconEye, IconRefresh } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useRouteMutation, type Output } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../button.js';
import { ProgressBar } from '../../progress.js';
import { ErrorReason } from '../../states.js';
import { StatusChip } from '../../status-chip.js';
import { PreviewDocument } from '../document-view.js';
import { PreviewPlayer } from '../lesson-player.js';
import { SkeletonBlock } from '../skeleton-block.js';
import { CaptionsStep } from './captions-step.js';
import { stages } from './stages.js';
import classes from './upload.module.css';

type Media = Output<'GET /api/media/:mediaId'>;

const failures: Readonly<Record<MediaFailure, string>> = {
  media_empty: 'media.failure.empty',
  media_size_differs: 'media.failure.changed',
  media_checksum_differs: 'media.failure.changed',
  media_type_refused: 'media.failure.type',
  media_not_a_video: 'media.failure.notVideo',
  media_truncated: 'media.failure.truncated',
  media_unsupported: 'media.failure.unsupported',
  media_picture_damaged: 'media.failure.picture',
  media_too_many_pixels: 'media.failure.pixels',
  media_processing_failed: 'media.failure.ours',
};

function Failure({ media }: { readonly media: Media }) {
  const t = useText();
  const retry = useRouteMutation('POST /api/media/:mediaId/retry', { invalidates: ['GET /api/media/:mediaId'] });
  if (!media.failure) return null;
  return (
    <>
      <p role="alert">{t(failures[media.failure.code])}</p>
      {retry.error ? (
        <p role="alert">
          <ErrorReason error={retry.error} />
        </p>
      ) : null}
      {media.failure.mayRetry ? (
        <div className={classes.actions}>
          <Button look="outline" before={<IconRefresh size={18} />} busy={retry.isPending} onClick={() => retry.mutate({ params: { mediaId: media.id }, body: {} })}>
            {t('media.retry')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function Preview({ media }: { readonly media: Media }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  if (media.kind === 'image') return <img src={`/api/media/${media.id}/image`} alt={t('media.imagePreview', { name: media.fileName })} style={{ maxWidth: '100%', maxHeight: 240 }} />;
  if (!open) {
    return (
      <div className={classes.actions}>
        <Button look="outline" before={<IconEye size={18} />} onClick={() => setOpen(true)}>
          {t('media.preview')}
        </Button>
      </div>
    );
  }
  return <Suspense fallback={<SkeletonBlock />}>{media.kind === 'video' ? <PreviewPlayer mediaId={media.id} title={media.fileName} /> : <PreviewDocument mediaId={media.id} title={media.fileName} />}</Suspense>;
}

/** A file that is at the server: waiting, processed n %, ready, failed and why. */
export function MediaStage({ media }: { readonly media: Media }) {
  const t = useText();
  const formats = useFormats();
  const stage = stages[media.state];
  return (
    <div className={classes.card}>
      <div className={classes.head}>
        <b className={classes.name}>{media.fileName}</b>
        <StatusChip status={stage.status}>{t(stage.text)}</StatusChip>
      </div>
      <p className={classes.facts}>
        <span>{formats.size(media.bytes)}</span>
        {media.durationSeconds === null ? null : <span>{formats.clock(media.durationSeconds)}</span>}
        {media.qualities.length === 0 ? null : <span>{media.qualities.map((height) => `${height}p`).join(', ')}</span>}
      </p>
      {media.state === 'processing' ? <ProgressBar label={t('media.stage.processing')} share={media.progress / 100} /> : null}
      {media.state === 'queued' || media.state === 'processing' ? <p className={classes.note}>{t('media.leave')}</p> : null}
      {media.improving === null ? null : <ProgressBar label={t('media.improving')} share={media.improving / 100} />}
      <Failure media={media} />
      {media.state === 'ready' ? <Preview media={media} /> : null}
      {media.kind === 'video' && media.state !== 'failed' ? <CaptionsStep media={media} /> : null}
    </div>
  );
}
