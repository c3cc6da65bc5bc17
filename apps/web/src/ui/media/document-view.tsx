import type { DocumentView as DocumentAddresses } from '@sinau/contracts/media';
import { IconDownload, IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { routeQuery } from '../../lib/api/index.js';
import { useFormats } from '../../lib/formats/index.js';
import { useText } from '../../lib/i18n/index.js';
import { ButtonAnchor } from '../button.js';
import { Card } from '../card.js';
import { ErrorState } from '../states.js';
import { ListSkeleton, Skeletons } from '../skeleton.js';
import classes from './media.module.css';
import { Sentences } from './sentences.js';

/** Addresses live ten minutes; asked again before that, so that a download on a page left open works. */
const fresh = { staleTime: 8 * 60_000, refetchInterval: 8 * 60_000, refetchOnWindowFocus: true } as const;

/** Keeps the address that it began with: a fresh one would take the reader back to the first page. */
function Shown({ title, address }: { readonly title: string; readonly address: string }) {
  const [kept] = useState(address);
  return <iframe className={classes.frame} title={title} src={kept} />;
}

type StateProps = { readonly data: DocumentAddresses | undefined; readonly error: Error | null; readonly retry: () => void; readonly retrying: boolean; readonly title: string };

function DocumentState({ data, error, retry, retrying, title }: StateProps) {
  const t = useText();
  const formats = useFormats();
  if (data === undefined) {
    if (error) return <ErrorState what={t('media.document.failed')} error={error} onRetry={retry} retrying={retrying} />;
    return (
      <Skeletons>
        <ListSkeleton rows={3} />
      </Skeletons>
    );
  }
  return (
    <div className={classes.document}>
      <Card>
        <div className={classes.documentHead}>
          <IconFileText size={24} aria-hidden="true" />
          <p>
            <b>{data.fileName}</b>
            <br />
            <span className={classes.note}>{formats.size(data.bytes)}</span>
          </p>
          <ButtonAnchor look={data.viewUrl === null ? 'primary' : 'outline'} href={data.downloadUrl} before={<IconDownload size={20} />}>
            {t('media.document.download', { size: formats.size(data.bytes) })}
          </ButtonAnchor>
        </div>
        {data.viewUrl === null ? <p className={classes.note}>{t('media.document.notShown')}</p> : null}
      </Card>
      {data.viewUrl === null ? null : <Shown key={data.mediaId} title={title} address={data.viewUrl} />}
    </div>
  );
}

function LessonDocument({ enrolmentId, lessonId, title }: { readonly enrolmentId: string; readonly lessonId: string; readonly title: string }) {
  const { data, error, refetch, isFetching } = useQuery({ ...routeQuery('GET /api/enrolments/:enrolmentId/lessons/:lessonId/document', { params: { enrolmentId, lessonId } }), ...fresh });
  return <DocumentState data={data} error={error} retry={() => void refetch()} retrying={isFetching} title={title} />;
}

function AuthorsDocument({ mediaId, title }: { readonly mediaId: string; readonly title: string }) {
  const { data, error, refetch, isFetching } = useQuery({ ...routeQuery('GET /api/media/:mediaId/document', { params: { mediaId } }), ...fresh });
  return <DocumentState data={data} error={error} retry={() => void refetch()} retrying={isFetching} title={title} />;
}

/** The document of a lesson: shown in the page where the browser can, and to download. For the enrolled. */
export function DocumentView(props: { readonly enrolmentId: string; readonly lessonId: string; readonly title: string }) {
  return (
    <Sentences>
      <LessonDocument {...props} />
    </Sentences>
  );
}

/** The same for an author. */
export function PreviewDocument(props: { readonly mediaId: string; readonly title: string }) {
  return (
    <Sentences>
      <AuthorsDocument {...props} />
    </Sentences>
  );
}
