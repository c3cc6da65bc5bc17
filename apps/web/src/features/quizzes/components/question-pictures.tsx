import { useState } from 'react';
import { useText } from '../../../lib/i18n/index.js';
import type { PaperQuestion } from './paper-question.js';
import classes from './question.module.css';

type Picture = NonNullable<PaperQuestion['content']['picture']>;
/** Where a picture is read: by its attempt, or by its author. */
export type PictureAddress = (mediaId: string) => string;

/** Height that a picture may take of the window. */
const TALLEST = 60;

/** A picture whose place is kept before it has come; its words stand there when it can't come. */
export function QuestionPicture({ picture, address, hidden = false }: { readonly picture: Picture; readonly address: PictureAddress; readonly hidden?: boolean }) {
  const t = useText();
  const [failed, setFailed] = useState(false);
  const { mediaId, alt, width, height } = picture;
  const place = { aspectRatio: `${width} / ${height}`, width: `min(100%, ${width}px, calc(${TALLEST}vh * ${width} / ${height}))` };
  if (failed) {
    return (
      <p className={classes.pictureGone} hidden={hidden}>
        {t('quizzes.picture.failed', { alt })}
      </p>
    );
  }
  return <img className={classes.picture} src={address(mediaId)} alt={alt} width={width} height={height} style={place} hidden={hidden} onError={() => setFailed(true)} />;
}

/**
 * All pictures of a paper, of which the question's own is seen. The others are loaded with the page and
 * stay in it, so that a lost network takes none of them away.
 */
export function QuestionPictures({ all, current, address }: { readonly all: readonly PaperQuestion[]; readonly current: string; readonly address: PictureAddress }) {
  return all.map(({ id, content }) => (content.picture ? <QuestionPicture key={id} picture={content.picture} address={address} hidden={id !== current} /> : null));
}

export const attemptPicture =
  (attemptId: string): PictureAddress =>
  (mediaId) =>
    `/api/attempts/${attemptId}/images/${encodeURIComponent(mediaId)}`;

export const authorPicture: PictureAddress = (mediaId) => `/api/media/${encodeURIComponent(mediaId)}/image`;
