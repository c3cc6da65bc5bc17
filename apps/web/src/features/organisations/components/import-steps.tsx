import type { ImportErrorRow, ImportView } from '@sinau/contracts/organisations';
import { peopleColumns, requiredColumns, type ColumnMapping, type PeopleColumn } from '@sinau/domain/organisations';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call, callForNamedFile, pagedQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Card } from '../../../ui/card.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { DownloadButton } from '../../../ui/download-button.js';
import { ErrorSummary, SelectField, useForm } from '../../../ui/form/index.js';
import { Section } from '../../../ui/layout.js';
import { ErrorReason, QueryFailure } from '../../../ui/states.js';
import { Tile, Tiles } from '../../../ui/tiles.js';
import { MendRows } from './mend-rows.js';
import classes from './organisations.module.css';
import { columnWords, faultWords } from './words.js';

type StepProps = { readonly batch: ImportView; readonly onChange: (batch: ImportView) => void };

/** Which column of the file holds what, with what stands in its first row. */
export function MapStep({ batch, onChange }: StepProps) {
  const t = useText();
  const [mapping, setMapping] = useState<ColumnMapping>(batch.mapping);
  const { busy, failure, onSubmit } = useForm(async () => {
    onChange(await call('PUT /api/people-imports/:importId/check', { params: { importId: batch.id }, body: { mapping } }));
  });
  const required: readonly PeopleColumn[] = requiredColumns;
  const choices = [
    { value: '', label: t('organisations.import.map.none') },
    ...batch.columns.map((name, at) => ({ value: String(at), label: [name, batch.sample[0]?.[at]].filter((part) => part !== undefined && part !== '').join(': ') })),
  ];
  const choose = (column: PeopleColumn) => (value: string) => setMapping({ ...mapping, [column]: value === '' ? undefined : Number(value) });
  const label = (column: PeopleColumn): string => (required.includes(column) ? t('organisations.import.map.required', { column: t(columnWords[column]) }) : t(columnWords[column]));
  return (
    <Section title={t('organisations.import.step.map')}>
      <p className={classes.muted}>{t('organisations.import.step.map.lead')}</p>
      <Card>
        <form onSubmit={onSubmit}>
          {failure === null ? null : <ErrorSummary entries={[]}><ErrorReason error={failure} /></ErrorSummary>}
          <div className={classes.fields}>
            {peopleColumns.map((column) => (
              <SelectField key={column} label={label(column)} choices={choices} value={mapping[column] === undefined ? '' : String(mapping[column])} onChange={choose(column)} />
            ))}
          </div>
          <div className={classes.buttons}>
            <Button type="submit" busy={busy} look={batch.counts === null ? 'primary' : 'outline'}>
              {batch.counts === null ? t('organisations.import.check') : t('organisations.import.check.again')}
            </Button>
          </div>
        </form>
      </Card>
    </Section>
  );
}

export function Counts({ counts }: { readonly counts: NonNullable<ImportView['counts']> }) {
  const t = useText();
  const formats = useFormats();
  const parts = [
    [t('organisations.import.count.created'), counts.created],
    [t('organisations.import.count.changed'), counts.changed],
    [t('organisations.import.count.unchanged'), counts.unchanged],
    [t('organisations.import.count.wrong'), counts.wrong],
  ] as const;
  return (
    <Tiles>
      {parts.map(([word, count]) => <Tile key={word} name={word} value={formats.number(count)} />)}
    </Tiles>
  );
}

/** What is wrong, by row and column. */
export function Errors({ batch, onChange }: StepProps) {
  const t = useText();
  const formats = useFormats();
  const errors = useInfiniteQuery({
    ...pagedQuery('GET /api/people-imports/:importId/errors', { params: { importId: batch.id }, query: {} }),
    select: (data) => data.pages.flatMap((page) => page.rows),
  });
  const columns: readonly TableColumn<ImportErrorRow>[] = [
    { id: 'line', header: t('organisations.import.errors.line'), numeric: true, cell: (row) => formats.number(row.line) },
    { id: 'column', header: t('organisations.import.errors.column'), cell: (row) => t(columnWords[row.column]) },
    { id: 'value', header: t('organisations.import.errors.value'), cell: (row) => (row.value === '' ? '–' : row.value) },
    { id: 'reason', header: t('organisations.import.errors.reason'), phone: 'heading', cell: (row) => t(faultWords[row.fault]) },
  ];
  return (
    <Section
      title={t('organisations.import.errors')}
      actions={
        <DownloadButton look="outline" file={() => callForNamedFile('GET /api/people-imports/:importId/wrong-rows', { params: { importId: batch.id } })} name={t('organisations.import.errors.name')}>
          {t('organisations.import.errors.file')}
        </DownloadButton>
      }
    >
      {batch.state === 'checked' ? <MendRows batch={batch} onChange={onChange} /> : null}
      {errors.isError && !errors.data ? <QueryFailure what={t('organisations.import.failed')} query={errors} /> : null}
      {batch.state !== 'checked' && errors.data && errors.data.length > 0 ? (
        <DataTable
          caption={t('organisations.import.errors')} columns={columns} rows={errors.data} rowId={(row) => `${row.line}-${row.column}-${row.fault}`} rowName={(row) => String(row.line)}
          hasMore={errors.hasNextPage} onMore={() => void errors.fetchNextPage()} loadingMore={errors.isFetchingNextPage}
        />
      ) : null}
    </Section>
  );
}

/** Counts of the dry run and the button that makes them true. */
export function CheckedStep({ batch, onChange }: StepProps) {
  const t = useText();
  const formats = useFormats();
  const { busy, failure, onSubmit } = useForm(async () => {
    onChange(await call('POST /api/people-imports/:importId/application', { params: { importId: batch.id }, body: {} }));
  });
  if (batch.counts === null) return null;
  const count = batch.counts.created + batch.counts.changed;
  return (
    <Section title={t('organisations.import.step.check')}>
      <Counts counts={batch.counts} />
      {count === 0 ? <p>{t('organisations.import.apply.nothing')}</p> : (
        <form onSubmit={onSubmit}>
          {failure === null ? null : <ErrorSummary entries={[]}><ErrorReason error={failure} /></ErrorSummary>}
          <Button type="submit" busy={busy}>{t('organisations.import.apply', { count: formats.number(count) })}</Button>
          {batch.counts.wrong > 0 ? <p className={classes.muted}>{t('organisations.import.apply.skip')}</p> : null}
        </form>
      )}
    </Section>
  );
}
