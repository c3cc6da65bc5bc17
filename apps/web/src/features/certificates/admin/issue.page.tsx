import '../../../ui/styles/pickers.js';
import { Select } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { BatchPreview } from '@sinau/contracts/certificates';
import { callForNamedFile, routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { ConfirmDialog } from '../../../ui/dialog/index.js';
import { DownloadButton } from '../../../ui/download-button.js';
import { Page, Section } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import classes from './admin.module.css';

/** From here on, the number is typed before so many are issued. */
const TYPED_FROM = 100;

function usePreview(runId: string | undefined) {
  return useQuery({ ...routeQuery('GET /api/certificate-batches/preview', { query: { runId: runId ?? '' } }), enabled: runId !== undefined, staleTime: 0 });
}

/** The run that the address names, found by its name or its course's among however many there are. */
export function RunPicker({ runId }: { readonly runId: string | undefined }) {
  const t = useText();
  const navigate = useNavigate();
  const [search, setSearch] = useState('');
  const chosen = usePreview(runId).data?.run;
  const labelOf = (run: { readonly courseTitle: string; readonly name: string }): string => `${run.courseTitle} · ${run.name}`;
  const [picked, setPicked] = useState('');
  // the name of what is chosen stands in the field, and is no question
  const asked = search === picked || (chosen && search === labelOf(chosen)) ? '' : search.trim().slice(0, 100);
  const runs = useQuery({ ...routeQuery('GET /api/runs', { query: { limit: 50, ...(asked === '' ? {} : { search: asked }) } }), placeholderData: keepPreviousData });
  if (runs.isPending) return <ListSkeleton rows={1} height={76} />;
  if (runs.isError) return <QueryFailure what={t('certificates.issue.runs.failed')} query={runs} />;
  const { rows } = runs.data;
  if (rows.length === 0 && asked === '' && runId === undefined) return <EmptyState>{t('certificates.issue.runs.empty')}</EmptyState>;
  const found = rows.map((run) => ({ value: run.id, label: labelOf(run) }));
  const data = chosen && !rows.some((run) => run.id === chosen.id) ? [{ value: chosen.id, label: labelOf(chosen) }, ...found] : found;
  return (
    <Select
      label={t('certificates.issue.run')}
      description={t('certificates.issue.run.hint')}
      placeholder={t('certificates.issue.run.choose')}
      searchable
      data={data}
      value={runId ?? null}
      searchValue={search}
      onSearchChange={setSearch}
      filter={({ options }) => options}
      nothingFoundMessage={runs.isFetching ? t('ui.loading') : t('certificates.issue.run.none')}
      onChange={(value, option) => {
        setPicked(option?.label ?? '');
        void navigate({ to: '/admin/sertifikat/terbitkan', search: value === null ? {} : { angkatan: value }, replace: true });
      }}
    />
  );
}

function Counts({ counts }: { readonly counts: BatchPreview['counts'] }) {
  const t = useText();
  const formats = useFormats();
  const shown = [
    { name: t('certificates.issue.ready'), value: counts.ready },
    { name: t('certificates.issue.blocked'), value: counts.blocked },
    { name: t('certificates.issue.owing'), value: counts.owing },
    { name: t('certificates.issue.incomplete'), value: counts.incomplete },
    { name: t('certificates.issue.certified'), value: counts.certified },
    { name: t('certificates.issue.withdrawn'), value: counts.withdrawn },
    { name: t('certificates.issue.withheld'), value: counts.withheld },
  ];
  return (
    <dl className={classes.counts}>
      {shown.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{formats.number(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Samples({ preview }: { readonly preview: BatchPreview }) {
  const t = useText();
  if (preview.samples.length === 0) return null;
  return (
    <Section title={t('certificates.issue.samples')}>
      <p className={classes.note}>{t('certificates.issue.samples.lead')}</p>
      <ul className={classes.people}>
        {preview.samples.map((sample) => (
          <li key={sample.enrolmentId}>
            <b>{sample.name}</b>
            <DownloadButton
              look="quiet"
              file={() => callForNamedFile('GET /api/certificate-batches/samples/:enrolmentId', { params: { enrolmentId: sample.enrolmentId } })}
              name="contoh.pdf"
              aria-label={t('certificates.issue.sample.of', { name: sample.name })}
            >
              {t('certificates.issue.sample')}
            </DownloadButton>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Obstacles({ preview }: { readonly preview: BatchPreview }) {
  const t = useText();
  return (
    <>
      {preview.blockers.length > 0 ? (
        <div className={classes.notice} role="alert">
          <p>
            <b>{t('certificates.issue.blockers')}</b>
          </p>
          <ul>
            {preview.blockers.map((blocker) => (
              <li key={blocker.code}>{blocker.sentence}</li>
            ))}
          </ul>
          <Link to="/admin/sertifikat/templat">{t('certificates.templates')}</Link>
        </div>
      ) : null}
      {preview.counts.owing > 0 ? (
        <p className={classes.note}>
          {t('certificates.issue.owing.lead')} <Link to="/admin/angkatan/$runId/evaluasi" params={{ runId: preview.run.id }}>{t('certificates.issue.owing.open')}</Link>
        </p>
      ) : null}
      {preview.counts.withheld > 0 ? (
        <p className={classes.note}>
          {t('certificates.issue.withheld.lead')} <Link to="/admin/sertifikat" search={{ status: 'revoked' }}>{t('certificates.issue.withheld.open')}</Link>
        </p>
      ) : null}
      {preview.blocked.length > 0 ? (
        <Section title={t('certificates.issue.blocked.title')}>
          <ul className={classes.people}>
            {preview.blocked.map((person) => (
              <li key={person.enrolmentId}>
                <b>{person.name}</b>
                <span>{person.sentence}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

function Start({ preview }: { readonly preview: BatchPreview }) {
  const t = useText();
  const formats = useFormats();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const start = useRouteMutation('POST /api/certificate-batches', { invalidates: ['GET /api/certificate-batches', 'GET /api/certificate-batches/preview'] });
  const { ready } = preview.counts;
  const { run, numbers } = preview;
  if (preview.openBatchId !== null) return <ButtonLink to={`/admin/sertifikat/penerbitan/${preview.openBatchId}`}>{t('certificates.issue.going')}</ButtonLink>;
  if (preview.blockers.length > 0) return null;
  if (ready === 0) return <p className={classes.note}>{t('certificates.issue.none')}</p>;
  return (
    <>
      {numbers === null ? null : <p className={classes.note}>{t('certificates.issue.numbers', { first: numbers.first, last: numbers.last })}</p>}
      <div className={classes.buttons}>
        <Button size="large" onClick={() => setAsking(true)}>
          {t('certificates.issue.start', { count: ready })}
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('certificates.issue.confirm.title', { count: ready })}
        confirm={t('certificates.issue.start', { count: ready })}
        {...(ready > TYPED_FROM ? { typedCount: ready } : {})}
        onConfirm={async () => {
          const batch = await start.mutateAsync({ body: { runId: run.id, count: ready } });
          void navigate({ to: `/admin/sertifikat/penerbitan/${batch.id}` });
        }}
      >
        <p>{t('certificates.issue.confirm.text', { course: run.courseTitle, run: run.name, count: formats.number(ready) })}</p>
      </ConfirmDialog>
    </>
  );
}

function Plan({ runId }: { readonly runId: string }) {
  const t = useText();
  const preview = usePreview(runId);
  if (preview.isPending) return <ListSkeleton rows={3} />;
  if (!preview.data) return <QueryFailure what={t('certificates.issue.failed')} query={preview} />;
  return (
    <div className={classes.stack}>
      <Counts counts={preview.data.counts} />
      <Obstacles preview={preview.data} />
      <Samples preview={preview.data} />
      <Start preview={preview.data} />
    </div>
  );
}

/** Bulk issuing: choose a run, see who is ready and who is not, look at samples, start. */
export function IssuePage() {
  const t = useText();
  const { angkatan } = useSearch({ strict: false });
  return (
    <Page>
      <PageHeader title={t('certificates.issue.title')} lead={t('certificates.issue.lead')} crumbs={[{ label: t('certificates.admin'), to: '/admin/sertifikat' }]} />
      <div className={classes.stack}>
        <RunPicker runId={angkatan} />
        {angkatan === undefined ? null : <Plan key={angkatan} runId={angkatan} />}
      </div>
    </Page>
  );
}
