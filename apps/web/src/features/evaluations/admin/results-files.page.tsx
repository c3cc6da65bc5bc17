import type { AppraisalFileView, ServiceFileView, ServiceIndexRow } from '@sinau/contracts/evaluations';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, routeQuery } from '../../../lib/api/index.js';
import { base64Of } from '../../../lib/base64-of.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { Facts } from '../../../ui/facts.js';
import { FileDrop } from '../../../ui/file-drop.js';
import { Section } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, ErrorState, QueryFailure } from '../../../ui/states.js';
import { Tabs } from '../../../ui/tabs.js';
import { showToast } from '../../../ui/toast.js';
import classes from '../components/evaluations.module.css';
import { resultColumnWords, resultFaultWords } from '../components/result-words.js';

/** The server's limit of 2 MiB holds for the file in base64, which is a third longer. */
const FILE_BYTES = 1_500_000;

type Kind = 'indices' | 'marks';
type Tried = { readonly name: string; readonly content: string; readonly view: ServiceFileView | AppraisalFileView };
type WrongCell = Tried['view']['errors'][number];

const doors = {
  indices: { check: 'POST /api/service-indices/file/check', apply: 'POST /api/service-indices/file' },
  marks: { check: 'POST /api/appraisal-marks/file/check', apply: 'POST /api/appraisal-marks/file' },
} as const;

function WrongCells({ errors }: { readonly errors: readonly WrongCell[] }) {
  const t = useText();
  const columns: readonly TableColumn<WrongCell>[] = [
    { id: 'line', header: t('evaluations.files.line'), phone: 'heading', cell: (row) => row.line },
    { id: 'column', header: t('evaluations.files.column'), cell: (row) => t(resultColumnWords[row.column]) },
    { id: 'fault', header: t('evaluations.files.fault'), cell: (row) => t(resultFaultWords[row.fault]) },
    { id: 'value', header: t('evaluations.files.value'), cell: (row) => (row.value === '' ? '–' : row.value) },
  ];
  return (
    <>
      <h3>{t('evaluations.files.errors')}</h3>
      <DataTable caption={t('evaluations.files.errors')} columns={columns} rows={errors} rowId={(row) => `${row.line}-${row.column}-${row.fault}`} rowName={(row) => String(row.line)} />
    </>
  );
}

function Result({ tried, onApply, busy }: { readonly tried: Tried; readonly onApply: () => void; readonly busy: boolean }) {
  const t = useText();
  const { counts, errors, rows } = tried.view;
  const useful = counts.created + counts.changed;
  return (
    <Section title={t('evaluations.files.result', { name: tried.name })}>
      <Facts
        facts={[
          { name: t('evaluations.files.rows'), value: rows }, { name: t('evaluations.files.created'), value: counts.created }, { name: t('evaluations.files.changed'), value: counts.changed },
          { name: t('evaluations.files.unchanged'), value: counts.unchanged }, { name: t('evaluations.files.wrong'), value: counts.wrong },
        ]}
      />
      <div className={classes.buttons}>{useful === 0 ? <p>{t('evaluations.files.nothing')}</p> : <Button onClick={onApply} busy={busy}>{t('evaluations.files.apply', { count: useful })}</Button>}</div>
      {errors.length === 0 ? null : <WrongCells errors={errors} />}
    </Section>
  );
}

function ImportOf({ kind }: { readonly kind: Kind }) {
  const t = useText();
  const client = useQueryClient();
  const [tried, setTried] = useState<Tried | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const door = doors[kind];
  async function doing(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    setFailure(null);
    await work().catch(setFailure).finally(() => setBusy(false));
  }
  const check = (file: File | undefined) => doing(async () => {
    if (!file) return;
    const content = await base64Of(file);
    setTried({ name: file.name, content, view: await call(door.check, { body: { content } }) });
  });
  const apply = ({ content }: Tried) => doing(async () => {
    const { counts } = await call(door.apply, { body: { content } });
    setTried(null);
    await Promise.all(['GET /api/service-indices', 'GET /api/runs/:runId/results'].map((read) => client.invalidateQueries({ queryKey: [read] })));
    showToast(t('evaluations.files.done', { created: counts.created, changed: counts.changed }));
  });
  return (
    <div className={classes.figures}>
      <p>{t(kind === 'indices' ? 'evaluations.indices.how' : 'evaluations.marks.how')}</p>
      <FileDrop label={t('evaluations.files.file')} hint={t('evaluations.files.hint')} accept={['.csv', '.txt', 'text/csv']} limit={FILE_BYTES} onFiles={([file]) => void check(file)} />
      <p role="status" className={classes.small}>{busy ? t('evaluations.files.reading') : ''}</p>
      {failure === null ? null : <ErrorState what={t('evaluations.files.failed')} error={failure} />}
      {tried === null ? null : <Result tried={tried} busy={busy} onApply={() => void apply(tried)} />}
    </div>
  );
}

function Indices() {
  const t = useText();
  const formats = useFormats();
  const indices = useQuery(routeQuery('GET /api/service-indices'));
  const columns: readonly TableColumn<ServiceIndexRow>[] = [
    { id: 'unit', header: t('evaluations.results.unit'), phone: 'heading', cell: (row) => row.unitName },
    { id: 'period', header: t('evaluations.indices.period'), cell: (row) => row.period },
    { id: 'index', header: t('evaluations.indices.index'), numeric: true, cell: (row) => formats.decimal(row.index, 2) },
    { id: 'grade', header: t('evaluations.indices.grade'), cell: (row) => row.grade },
    { id: 'respondents', header: t('evaluations.results.respondents'), numeric: true, cell: (row) => (row.respondents === null ? '–' : formats.number(row.respondents)) },
  ];
  return (
    <Section title={t('evaluations.indices.known')}>
      {indices.isPending ? <ListSkeleton rows={4} height={48} /> : indices.data === undefined ? <QueryFailure what={t('evaluations.indices.failed')} query={indices} /> : indices.data.rows.length === 0 ? <EmptyState>{t('evaluations.indices.none')}</EmptyState> : (
        <DataTable caption={t('evaluations.indices.known')} columns={columns} rows={indices.data.rows} rowId={(row) => `${row.unitId}-${row.period}`} rowName={(row) => `${row.unitName} ${row.period}`} />
      )}
    </Section>
  );
}

/** Files of service indices and of appraisal marks: tried first, then applied; and the indices that are known. */
export function ResultsFilesPage() {
  const t = useText();
  const [kind, setKind] = useState<Kind>('indices');
  return (
    <>
      <PageHeader title={t('evaluations.indices.title')} lead={t('evaluations.indices.lead')} />
      <Tabs
        label={t('evaluations.files.kind')} value={kind} tabs={[{ value: 'indices', label: t('evaluations.indices.tab') }, { value: 'marks', label: t('evaluations.marks.tab') }]}
        onChange={(next) => setKind(next === 'marks' ? 'marks' : 'indices')}
      >
        <ImportOf key={kind} kind={kind} />
      </Tabs>
      {kind === 'indices' ? <Indices /> : null}
    </>
  );
}
