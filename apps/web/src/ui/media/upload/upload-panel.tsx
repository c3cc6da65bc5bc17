import type { MediaKind } from '@sinau/domain/media';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
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
import type { Upload } from './upload.js';
import { UploadProgress } from './upload-progress.js';
import { forgetUpload, startUpload, useUploads, useUploadState } from './uploads.js';

type Media = Output<'GET /api/media/:mediaId'>;

export type UploadPanelProps = {
  readonly courseId: string;
  readonly kind: MediaKind;
  /** The file that stands here now; null when there is none. */
  readonly mediaId: string | null;
  /** A file took the place: at once when its upload began, and again with its length when it is ready. */
  readonly onMedia: (mediaId: string | null, durationSeconds: number | null) => void;
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

/** Tells the place of the upload's file as soon as the server named it, lets go of it when all is sent, and gives the place its old file back when it is given up. */
function useArrival(upload: Upload | undefined, onMedia: UploadPanelProps['onMedia']): void {
  const client = useQueryClient();
  const told = useRef(onMedia);
  useEffect(() => {
    told.current = onMedia;
  }, [onMedia]);
  useEffect(() => {
    if (!upload) return undefined;
    let known: string | null = null;
    const look = (): void => {
      const { media, state, target } = upload;
      if (state.phase === 'given_up') return told.current(target.replaces, null);
      if (media && media.id !== known) {
        known = media.id;
        told.current(media.id, null);
        void client.invalidateQueries({ queryKey: ['GET /api/courses/:courseId/media'] });
      }
      if (state.phase !== 'sent' || !media) return;
      client.setQueryData(routeQuery('GET /api/media/:mediaId', { params: { mediaId: media.id } }).queryKey, media);
      void client.invalidateQueries({ queryKey: ['GET /api/courses/:courseId/media'] });
      forgetUpload(upload);
    };
    look();
    return upload.subscribe(look);
  }, [upload, client]);
}

/** Work goes on at the server: asked every two seconds until it is ready or failed. */
function useMedia(mediaId: string | null, onMedia: UploadPanelProps['onMedia']) {
  const query = useQuery({
    ...routeQuery('GET /api/media/:mediaId', { params: { mediaId: mediaId ?? '' } }),
    enabled: mediaId !== null,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && (state.data.improving !== null || ['queued', 'processing', 'uploading'].includes(state.data.state)) ? 2_000 : false),
  });
  const before = useRef<Media['state'] | null>(null);
  const { data } = query;
  useEffect(() => {
    const was = before.current;
    before.current = data?.state ?? null;
    if (data?.state === 'ready' && was !== null && was !== 'ready') onMedia(data.id, data.durationSeconds);
  }, [data, onMedia]);
  return query;
}

/** After a failure another file may take its place at once. */
function Going({ upload, kind, onFile }: { readonly upload: Upload; readonly kind: MediaKind; readonly onFile: (file: File) => void }) {
  const t = useText();
  const { phase } = useUploadState(upload);
  useShowing(upload);
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

function Panel({ courseId, kind, mediaId, onMedia }: UploadPanelProps) {
  const t = useText();
  const [own, setOwn] = useState<Upload | null>(null);
  const uploads = useUploads();
  const upload = uploads.find((one) => one === own || (mediaId !== null && one.media?.id === mediaId));
  useArrival(upload, onMedia);
  const media = useMedia(upload ? null : mediaId, onMedia);
  const choose = (file: File): void => setOwn(startUpload({ courseId, kind, file, replaces: upload ? upload.target.replaces : mediaId }));
  if (upload) return <Going upload={upload} kind={kind} onFile={choose} />;
  if (mediaId !== null && media.isPending) {
    return (
      <Skeletons>
        <ListSkeleton rows={2} />
      </Skeletons>
    );
  }
  const current = mediaId === null ? undefined : media.data;
  const cutOff = current?.state === 'uploading';
  return (
    <div className={classes.stack}>
      {current && !cutOff ? <MediaStage media={current} /> : null}
      {cutOff ? <p role="status">{t('media.upload.cutOff', { name: current.fileName })}</p> : null}
      <Choose kind={kind} label={cutOff ? t('media.upload.again') : current ? t('media.upload.replace') : t(labels[kind])} onFile={choose} />
    </div>
  );
}

/** A file of a lesson or an article: chosen, sent, checked, made playable; each stage in words. */
export function UploadPanel(props: UploadPanelProps) {
  return (
    <Sentences>
      <Panel {...props} />
    </Sentences>
  );
}
