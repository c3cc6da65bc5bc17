import type { ImportView } from '@sinau/contracts/organisations';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call, callForNamedFile, pagedQuery } from '../../../lib/api/index.js';
import { base64Of } from '../../../lib/base64-of.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { CardLine, CardList } from '../../../ui/card-list.js';
import { DownloadButton } from '../../../ui/download-button.js';
import { FileDrop } from '../../../ui/file-drop.js';
import { Section, Sections } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { ErrorState, QueryFailure } from '../../../ui/states.js';
import { ImportState } from '../components/import-state.js';
import classes from '../components/organisations.module.css';

/** The server's limit of 8 MiB holds for the file in base64, which is a third longer. */
const FILE_BYTES = 6_000_000;

function History() {
  const t = useText();
  const formats = useFormats();
  const imports = useInfiniteQuery({ ...pagedQuery('GET /api/people-imports', { query: {} }), select: (data) => data.pages.flatMap((page) => page.rows) });
  if (imports.isPending) return <ListSkeleton rows={3} height={64} />;
  if (!imports.data) return <QueryFailure what={t('organisations.import.failed')} query={imports} />;
  if (imports.data.length === 0) return <p className={classes.muted}>{t('organisations.import.history.none')}</p>;
  const about = (batch: ImportView): string => `${t('organisations.import.rows', { count: batch.rows })}, ${t('organisations.import.by', { name: batch.createdBy, time: formats.dateTime(batch.createdAt) })}`;
  return (
    <>
      <CardList>
        {imports.data.map((batch) => (
          <CardLine key={batch.id}>
            <div>
              <Link className={classes.name} to="/admin/impor/$importId" params={{ importId: batch.id }}>{batch.fileName}</Link>
              <div className={classes.muted}>{about(batch)}</div>
            </div>
            <ImportState state={batch.state} />
          </CardLine>
        ))}
      </CardList>
      {imports.hasNextPage ? <Button look="plain" busy={imports.isFetchingNextPage} onClick={() => void imports.fetchNextPage()}>{t('ui.table.more')}</Button> : null}
    </>
  );
}

/** Choose a file; what happened before. */
export function ImportsPage() {
  const t = useText();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [state, setState] = useState<'idle' | 'reading'>('idle');
  const [failure, setFailure] = useState<unknown>(null);
  async function start(file: File | undefined): Promise<void> {
    if (!file) return;
    setState('reading');
    setFailure(null);
    try {
      const batch = await call('POST /api/people-imports', { body: { fileName: file.name.slice(0, 200), content: await base64Of(file) } });
      await client.invalidateQueries({ queryKey: ['GET /api/people-imports'] });
      await navigate({ to: '/admin/impor/$importId', params: { importId: batch.id } });
    } catch (error) {
      setFailure(error);
      setState('idle');
    }
  }
  return (
    <>
      <PageHeader
        title={t('organisations.import.title')} lead={t('organisations.import.lead')}
        crumbs={[{ label: t('organisations.people.title'), to: '/admin/pegawai' }, { label: t('organisations.import.title') }]}
        actions={
          <DownloadButton look="outline" file={() => callForNamedFile('GET /api/people-imports/template')} name={t('organisations.import.template.name')}>
            {t('organisations.import.template')}
          </DownloadButton>
        }
      />
      <Sections>
        <div>
          <FileDrop label={t('organisations.import.file')} hint={t('organisations.import.file.hint')} accept={['.csv', '.txt', 'text/csv']} limit={FILE_BYTES} onFiles={([file]) => void start(file)} />
          <p role="status" className={classes.muted}>{state === 'reading' ? t('organisations.import.reading') : t('organisations.import.kept')}</p>
          {failure === null ? null : <ErrorState what={t('organisations.import.failed')} error={failure} />}
        </div>
        <Section title={t('organisations.import.history')}>
          <History />
        </Section>
      </Sections>
    </>
  );
}
