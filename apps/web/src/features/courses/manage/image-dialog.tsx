import { NativeSelect } from '@mantine/core';
import type { Editor } from '@tiptap/react';
import { useId, useState, type FormEvent } from 'react';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog/index.js';
import { TextField } from '../../../ui/form/index.js';
import { ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import { MoreFiles, useChosenFile, useCourseFiles } from '../../../ui/media/course-files.js';
import { placeOnPage, UploadPanel } from '../../../ui/media/upload/index.js';
import '../../../ui/styles/inputs.js';

type ImageDialogProps = { readonly open: boolean; readonly editor: Editor; readonly courseId: string; readonly onClose: () => void };

/** The picture that is selected in the editor, to change its text. */
function selected(editor: Editor): { readonly mediaId: string; readonly alt: string } {
  if (!editor.isActive('image')) return { mediaId: '', alt: '' };
  const attrs = editor.getAttributes('image');
  return { mediaId: String(attrs['mediaId'] ?? ''), alt: String(attrs['alt'] ?? '') };
}

function ImageForm({ editor, courseId, onClose }: Omit<ImageDialogProps, 'open'>) {
  const t = useText();
  const id = useId();
  const { list, files } = useCourseFiles(courseId, 'image');
  const [chosen, setChosen] = useState(selected(editor));
  const own = useChosenFile(files, chosen.mediaId === '' ? null : chosen.mediaId);
  const [tried, setTried] = useState(false);
  if (list.isPending) {
    return (
      <Skeletons>
        <ListSkeleton rows={2} />
      </Skeletons>
    );
  }
  if (list.isError && files.length === 0) return <QueryFailure what={t('courses.media.listFailed')} query={list} />;
  const images = [...(own && !files.some((file) => file.id === own.id) ? [own] : []), ...files].filter((file) => file.state === 'ready');
  const shown = chosen.mediaId === '' ? null : chosen.mediaId;
  const place = placeOnPage(shown, (mediaId) => setChosen((current) => ({ ...current, mediaId: mediaId ?? '' })));
  const upload = <UploadPanel courseId={courseId} kind="image" mediaId={shown} place={place} />;
  if (images.length === 0) {
    return (
      <>
        <p>{t('courses.image.none')}</p>
        {upload}
      </>
    );
  }
  const mediaId = chosen.mediaId || (images[0]?.id ?? '');
  // one that was just sent is written anew first, which takes a moment
  const isReady = images.some((file) => file.id === mediaId);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (chosen.alt.trim() === '' || !isReady) return;
    const attrs = { mediaId, alt: chosen.alt.trim() };
    if (editor.isActive('image')) editor.chain().focus().updateAttributes('image', attrs).run();
    else editor.chain().focus().insertContent({ type: 'image', attrs }).run();
    onClose();
  };
  return (
    <form noValidate onSubmit={submit}>
      {upload}
      <NativeSelect label={t('courses.image.file')} value={mediaId} onChange={(event) => setChosen({ ...chosen, mediaId: event.currentTarget.value })} data={images.map((file) => ({ value: file.id, label: file.fileName }))} />
      <MoreFiles list={list} />
      <TextField
        id={id}
        label={t('courses.image.alt')}
        hint={t('courses.image.altHint')}
        maxLength={500}
        value={chosen.alt}
        onChange={(alt) => setChosen({ ...chosen, alt })}
        error={tried && chosen.alt.trim() === '' ? t('courses.image.altMissing') : undefined}
      />
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, justifyContent: 'flex-end', marginTop: 24 }}>
        <Button look="plain" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button type="submit" disabled={!isReady}>{t('courses.image.put')}</Button>
      </div>
    </form>
  );
}

/** Puts one of the course's pictures in, with the text for those who don't see it. */
export function ImageDialog({ open, ...rest }: ImageDialogProps) {
  const t = useText();
  return (
    <Dialog open={open} onClose={rest.onClose} title={t('articles.image')}>
      <ImageForm {...rest} />
    </Dialog>
  );
}
