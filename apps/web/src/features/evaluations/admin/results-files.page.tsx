import type { ServiceIndexRow } from '@sinau/contracts/evaluations';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call, routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { FileTrial } from '../../../ui/file-trial/index.js';
import { Section } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { Tabs } from '../../../ui/tabs.js';
import classes from '../components/evaluations.module.css';
import { resultColumnWords, resultFaultWords } from '../components/result-words.js';

type Kind = 'indices' | 'marks';

const doors = {
  indices: { check: 'POST /api/service-indices/file/check', apply: 'POST /api/service-indices/file' },
  marks: { check: 'POST /api/appraisal-marks/file/check', apply: 'POST /api/appraisal-marks/file' },
} as const;

function ImportOf({ kind }: { readonly kind: Kind }) {
  const t = useText();
  const { check, apply } = doors[kind];
  return (
    <div className={classes.figures}>
      <p>{t(kind === 'indices' ? 'evaluations.indices.how' : 'evaluations.marks.how')}</p>
      <FileTrial
        label={t('evaluations.files.file')} hint={t('evaluations.files.hint')} words={{ columns: resultColumnWords, faults: resultFaultWords }} stale={['GET /api/service-indices', 'GET /api/runs/:runId/results']}
        check={(content) => call(check, { body: { content } })} apply={(content) => call(apply, { body: { content } })}
      />
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
