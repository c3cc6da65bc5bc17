import { IconTrash } from '@tabler/icons-react';
import { useId } from 'react';
import { callForNamedFile, useRouteMutation, type Output } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../button.js';
import { DownloadButton } from '../../download-button.js';
import { ErrorReason } from '../../states.js';
import classes from './upload.module.css';

type Media = Output<'GET /api/media/:mediaId'>;
const LANGUAGES = [
  ['id', 'Bahasa Indonesia'],
  ['en', 'English'],
] as const;

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

function Language({ media, language, name }: { readonly media: Media; readonly language: 'id' | 'en'; readonly name: string }) {
  const t = useText();
  const id = useId();
  const invalidates = ['GET /api/media/:mediaId'] as const;
  const put = useRouteMutation('PUT /api/media/:mediaId/captions/:language', { invalidates });
  const remove = useRouteMutation('DELETE /api/media/:mediaId/captions/:language', { invalidates });
  const track = media.captions.find((one) => one.language === language);
  const params = { mediaId: media.id, language };
  const take = async (file: File | undefined): Promise<void> => {
    if (file) put.mutate({ params, body: { fileName: file.name, content: await base64Of(file) } });
  };
  const error = put.error ?? remove.error;
  return (
    <li>
      <span>
        <b id={`${id}-name`}>{name}</b>
        <br />
        <span className={classes.note}>{track ? t('media.captions.count', { count: track.cues, name: track.fileName }) : t('media.captions.missing')}</span>
      </span>
      <label className={classes.choose} id={`${id}-choose`}>
        {put.isPending ? t('media.captions.reading') : track ? t('media.captions.replace') : t('media.captions.add')}
        <input
          type="file"
          accept=".vtt,.srt"
          aria-labelledby={`${id}-name ${id}-choose`}
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </label>
      {track ? (
        <>
          <DownloadButton look="plain" file={() => callForNamedFile('GET /api/media/:mediaId/captions/:language', { params })} name={`${language}.vtt`}>
            {t('media.captions.download')}
          </DownloadButton>
          <Button look="plain" before={<IconTrash size={18} />} busy={remove.isPending} onClick={() => remove.mutate({ params })}>
            {t('media.captions.remove')}
          </Button>
        </>
      ) : null}
      <span role="alert">{error ? <ErrorReason error={error} /> : null}</span>
    </li>
  );
}

/** Captions by VTT or SRT file, in both languages; the transcript is made of them. */
export function CaptionsStep({ media }: { readonly media: Media }) {
  const t = useText();
  return (
    <section aria-label={t('media.captions')}>
      <p className={classes.note}>{t('media.captions.hint')}</p>
      <ul className={classes.captions}>
        {LANGUAGES.map(([language, name]) => (
          <Language key={language} media={media} language={language} name={name} />
        ))}
      </ul>
    </section>
  );
}
