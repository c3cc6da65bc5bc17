import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { routeQuery, type Row } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import { UploadPanel, type UploadPlace } from '../../../ui/media/upload/index.js';
import '../../../ui/styles/inputs.js';
import classes from './media-slot.module.css';

type File = Row<'GET /api/courses/:courseId/media'>;

/** Files of a course; asked again while one is on its way. */
export function useCourseFiles(courseId: string) {
  return useQuery({
    ...routeQuery('GET /api/courses/:courseId/media', { params: { courseId }, query: { limit: 100 } }),
    refetchInterval: (query) => (query.state.data?.rows.some((file) => file.state === 'uploading' || file.state === 'queued' || file.state === 'processing') ? 4_000 : false),
  });
}

export type MediaSlotProps = {
  readonly courseId: string;
  readonly kind: 'video' | 'document';
  readonly mediaId: string | null;
  readonly readOnly: boolean;
  /** Where a new file goes. */
  readonly place: UploadPlace;
  /** One of the course's files was chosen; its length when it plays. */
  readonly onChange: (mediaId: string | null, durationSeconds: number | null) => void;
};

/** The file of a video or document lesson: one of the course's files, or a new one. */
export function MediaSlot({ courseId, kind, mediaId, readOnly, place, onChange }: MediaSlotProps) {
  const t = useText();
  const formats = useFormats();
  const list = useCourseFiles(courseId);
  if (list.isPending) {
    return (
      <Skeletons>
        <ListSkeleton rows={1} />
      </Skeletons>
    );
  }
  if (list.isError) return <QueryFailure what={t('courses.media.listFailed')} query={list} />;
  const files = list.data.rows.filter((file) => file.kind === kind && file.state !== 'deleted');
  const chosen = files.find((file) => file.id === mediaId);
  const describe = (file: File): string => [file.fileName, formats.size(file.bytes), file.durationSeconds === null ? '' : formats.clock(file.durationSeconds)].filter(Boolean).join(' · ');
  return (
    <div className={classes.slot}>
      <h3>{kind === 'video' ? t('courses.media.video') : t('courses.media.document')}</h3>
      {files.length === 0 ? <p className={classes.note}>{kind === 'video' ? t('courses.media.noVideo') : t('courses.media.noDocument')}</p> : null}
      {files.length === 0 && mediaId === null ? null : (
        <NativeSelect
          label={t('courses.media.choose')}
          disabled={readOnly}
          value={mediaId ?? ''}
          onChange={(event) => {
            const file = files.find((candidate) => candidate.id === event.currentTarget.value);
            onChange(file?.id ?? null, file?.durationSeconds ?? null);
          }}
          data={[
            { value: '', label: t('courses.media.none') },
            ...(mediaId !== null && !chosen ? [{ value: mediaId, label: t('courses.media.gone') }] : []),
            ...files.map((file) => ({ value: file.id, label: describe(file) })),
          ]}
        />
      )}
      {readOnly ? null : <UploadPanel courseId={courseId} kind={kind} mediaId={mediaId} place={place} />}
    </div>
  );
}
