import { IconPhotoPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { TextField } from '../../../ui/form/index.js';
import { MoreFiles, useChosenFile, useCourseFiles } from '../../../ui/media/course-files.js';
import { placeOnPage, UploadPanel } from '../../../ui/media/upload/index.js';
import { authorPicture } from '../components/question-pictures.js';
import { SelectField } from './editor-field.js';
import classes from './editor.module.css';
import type { Picture } from './question-form.js';

type PictureFieldProps = {
  readonly courseId: string;
  readonly picture: Picture | null;
  readonly onChange: (picture: Picture | null) => void;
  readonly onBlur: () => void;
};

/** Measures a picture, so that a paper can keep its place. Rejects when it can't be shown. */
async function measured(mediaId: string): Promise<{ readonly width: number; readonly height: number }> {
  const image = new Image();
  image.src = authorPicture(mediaId);
  await image.decode();
  return { width: image.naturalWidth, height: image.naturalHeight };
}

/** Chooses one of the course's pictures, or uploads one. */
function Choose({ courseId, chosen, onChosen }: { readonly courseId: string; readonly chosen: string | null; readonly onChosen: (picture: Omit<Picture, 'alt'>) => void }) {
  const t = useText();
  const { list, files } = useCourseFiles(courseId, 'image');
  const [wanted, setWanted] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const own = useChosenFile(files, wanted ?? chosen);
  const ready = [...(own && !files.some((file) => file.id === own.id) ? [own] : []), ...files].filter((file) => file.state === 'ready');
  const arrived = wanted !== null && ready.some((file) => file.id === wanted);
  useEffect(() => {
    if (!arrived || wanted === null) return;
    measured(wanted).then(
      (size) => {
        setWanted(null);
        onChosen({ mediaId: wanted, ...size });
      },
      () => {
        setWanted(null);
        setFailed(true);
      },
    );
  }, [arrived, wanted, onChosen]);
  const want = (mediaId: string | null): void => {
    setFailed(false);
    if (mediaId !== null && mediaId !== '') setWanted(mediaId);
  };
  return (
    <>
      {ready.length === 0 ? null : (
        <SelectField
          label={t('quizzes.picture.file')}
          value={chosen ?? ''}
          choices={[...(chosen === null ? [{ value: '', label: t('quizzes.picture.choose') }] : []), ...ready.map((file) => ({ value: file.id, label: file.fileName }))]}
          onChange={want}
        />
      )}
      <MoreFiles list={list} />
      <UploadPanel courseId={courseId} kind="image" mediaId={chosen} place={placeOnPage(chosen, want)} />
      {failed || list.isError ? (
        <p role="alert" className={classes.warning}>
          {t('quizzes.picture.unreadable')}
        </p>
      ) : null}
    </>
  );
}

/** A picture below the stem, with the words for those who don't see it. */
export function PictureField({ courseId, picture, onChange, onBlur }: PictureFieldProps) {
  const t = useText();
  const [choosing, setChoosing] = useState(false);
  const open = choosing || picture !== null;
  if (!open) {
    return (
      <div>
        <Button look="outline" before={<IconPhotoPlus size={18} />} onClick={() => setChoosing(true)}>
          {t('quizzes.picture.add')}
        </Button>
      </div>
    );
  }
  return (
    <fieldset className={classes.picture}>
      <legend>{t('quizzes.picture')}</legend>
      <Choose courseId={courseId} chosen={picture?.mediaId ?? null} onChosen={(chosen) => onChange({ alt: picture?.mediaId === chosen.mediaId ? picture.alt : '', ...chosen })} />
      {picture === null ? null : (
        <TextField
          label={t('quizzes.picture.alt')}
          hint={t('quizzes.picture.alt.hint')}
          maxLength={500}
          value={picture.alt}
          error={picture.alt.trim() === '' ? t('quizzes.problem.alt') : undefined}
          onChange={(alt) => onChange({ ...picture, alt })}
          onBlur={onBlur}
        />
      )}
      <div>
        <Button
          look="plain"
          onClick={() => {
            setChoosing(false);
            onChange(null);
          }}
        >
          {t('quizzes.picture.remove')}
        </Button>
      </div>
    </fieldset>
  );
}
