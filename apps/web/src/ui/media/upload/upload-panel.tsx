import type { MediaKind } from '@sinau/domain/media';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { routeQuery, type Output } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { FileDrop } from '../../file-drop.js';
import { ErrorState } from '../../states.js';
import { ListSkeleton, Skeletons } from '../../skeleton.js';
import { Sentences } from '../sentences.js';
import { MediaStage } from './media-stage.js';
import { useShowing } from './shown.js';
import classes from './upload.module.css';
import { isOnItsWay } from './stages.js';
import type { Upload, UploadPlace } from './upload.js';
import { UploadProgress } from './upload-progress.js';
import { forgetUpload, startUpload, useUploadPhase, useUploads, useUploadState } from './uploads.js';

type Media = Output<'GET /api/media/:mediaId'>;

export type UploadPanelProps = {
  readonly courseId: string;
  readonly kind: MediaKind;
  /** The file that stands here now; null when there is none. */
  readonly mediaId: string | null;
  /** Is told of the files that are sent from here, even after this page is left. */
  readonly place: UploadPlace;
};

const labels: Readonly<Record<MediaKind, string>> = { video: 'media.upload.video', document: 'media.upload.document', image: 'media.upload.image' };

/** Drop or choose; kinds and sizes are told before (R17). */
function Choose({ kind, label, onFile }: { readonly kind: MediaKind; readonly label: string; readonly onFile: (file: File) => void }) {
  const t = useText();
  const formats = useFormats();
  const { data, error, refetch, isFetching } = useQuery(routeQuery('GET /api/media/limits'));
  const limits = data?.kinds.find((one) => one.kind === kind);
  if (error) return <ErrorState what={t('media.upload.limitsFailed')} error={error} onRetry={() => void refetch()} retrying={isFetching} />;
  if (!data || !limits) {
    return (
      <Skeletons>
        <ListSkeleton rows={1} />
      </Skeletons>
    );
  }
  const accept = limits.extensions.map((extension) => `.${extension}`);
  const hint = t('media.upload.hint', { kinds: limits.extensions.join(', ').toUpperCase(), used: formats.size(data.usedBytes) });
  return (
    <FileDrop
      label={label}
      accept={accept}
      limit={limits.maxBytes}
      hint={hint}
      onFiles={([file]) => {
        if (file) onFile(file);
      }}
    />
  );
}

/** The file as the server has it: asked every two seconds until it is ready or failed. */
function useMedia(mediaId: string | null) {
  return useQuery({
    ...routeQuery('GET /api/media/:mediaId', { params: { mediaId: mediaId ?? '' } }),
    enabled: mediaId !== null,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && (state.data.improving !== null || isOnItsWay(state.data.state)) ? 2_000 : false),
  });
}

/** After a failure another file may take its place at once. */
function Going({ upload, kind, onFile }: { readonly upload: Upload; readonly kind: MediaKind; readonly onFile: (file: File) => void }) {
  const t = useText();
  const { phase } = useUploadState(upload);
  const replace = (file: File): void => {
    forgetUpload(upload);
    void upload.cancel();
    onFile(file);
  };
  return (
    <div className={classes.stack}>
      <UploadProgress upload={upload} />
      {phase === 'failed' ? <Choose kind={kind} label={t('media.upload.replace')} onFile={replace} /> : null}
    </div>
  );
}

/** The upload that stands at this place: the one begun here, or one begun on an earlier visit of the page. */
function useOwnUpload({ mediaId }: UploadPanelProps) {
  const [own, setOwn] = useState<Upload | null>(null);
  const upload = useUploads().find((one) => one === own || (mediaId !== null && one.media?.id === mediaId));
  useShowing(upload);
  return [upload, setOwn] as const;
}

type ArrivedProps = Pick<UploadPanelProps, 'kind' | 'mediaId'> & {
  /** What the server said when the last part had come; newer than what was known of an upload under way. */
  readonly sent: Media | null;
  readonly onFile: (file: File) => void;
};

/** What stands here at the server, and the place for another. */
function Arrived({ kind, mediaId, sent, onFile }: ArrivedProps) {
  const t = useText();
  const media = useMedia(mediaId);
  const known = media.data === undefined || (media.data.state === 'uploading' && sent !== null) ? sent : media.data;
  if (mediaId !== null && media.isPending && known === null) {
    return (
      <Skeletons>
        <ListSkeleton rows={2} />
      </Skeletons>
    );
  }
  const current = mediaId === null ? null : known;
  const cutOff = current?.state === 'uploading';
  return (
    <div className={classes.stack}>
      {current && !cutOff ? <MediaStage media={current} /> : null}
      {cutOff ? <p role="status">{t('media.upload.cutOff', { name: current.fileName })}</p> : null}
      <Choose kind={kind} label={cutOff ? t('media.upload.again') : current ? t('media.upload.replace') : t(labels[kind])} onFile={onFile} />
    </div>
  );
}

function Panel(props: UploadPanelProps) {
  const { courseId, kind, mediaId, place } = props;
  const [upload, setOwn] = useOwnUpload(props);
  const phase = useUploadPhase(upload);
  const choose = (file: File): void => setOwn(startUpload({ courseId, kind, file, place: upload ? upload.target.place : place }));
  if (upload && phase !== 'sent') return <Going upload={upload} kind={kind} onFile={choose} />;
  const sent = upload?.media?.id === mediaId ? (upload?.media ?? null) : null;
  return <Arrived kind={kind} mediaId={mediaId} sent={sent} onFile={choose} />;
}

/** A file of a lesson or an article: chosen, sent, checked, made playable; each stage in words. */
export function UploadPanel(props: UploadPanelProps) {
  return (
    <Sentences>
      <Panel {...props} />
    </Sentences>
  );
}
