import { NativeSelect } from '@mantine/core';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import { MoreFiles, useChosenFile, useCourseFiles, type CourseFile } from '../../../ui/media/course-files.js';
import { UploadPanel, type UploadPlace } from '../../../ui/media/upload/index.js';
import '../../../ui/styles/inputs.js';
import classes from './media-slot.module.css';

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
  const { list, files } = useCourseFiles(courseId, kind);
  const chosen = useChosenFile(files, mediaId);
  if (list.isPending) {
    return (
      <Skeletons>
        <ListSkeleton rows={1} />
      </Skeletons>
    );
  }
  if (list.isError && files.length === 0) return <QueryFailure what={t('courses.media.listFailed')} query={list} />;
  const describe = (file: CourseFile): string => [file.fileName, formats.size(file.bytes), file.durationSeconds === null ? '' : formats.clock(file.durationSeconds)].filter(Boolean).join(' · ');
  const all = chosen && !files.some((file) => file.id === chosen.id) ? [chosen, ...files] : files;
  const unknown = chosen === undefined ? t('ui.loading') : t('courses.media.gone');
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
            const file = all.find((candidate) => candidate.id === event.currentTarget.value);
            onChange(file?.id ?? null, file?.durationSeconds ?? null);
          }}
          data={[
            { value: '', label: t('courses.media.none') },
            ...(mediaId !== null && !chosen ? [{ value: mediaId, label: unknown }] : []),
            ...all.map((file) => ({ value: file.id, label: describe(file) })),
          ]}
        />
      )}
      {readOnly ? null : <MoreFiles list={list} />}
      {readOnly ? null : <UploadPanel courseId={courseId} kind={kind} mediaId={mediaId} place={place} />}
    </div>
  );
}
