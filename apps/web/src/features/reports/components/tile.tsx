import type { ReportView } from '@sinau/contracts/reports';
import { reportShapes, type ReportName } from '@sinau/domain/reports';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import type { ReportsSearch } from '../reports-search.js';
import { Bars } from './bars.js';
import { ExportButtons } from './export-buttons.js';
import classes from './reports.module.css';
import { ReportTable } from './table.js';
import { cellWords, emptyWords, questionWords, titleWords } from './words.js';

function Headline({ found }: { readonly found: ReportView }) {
  const t = useText();
  const formats = useFormats();
  const { value, of } = found.headline;
  const kind = found.name === 'budget' ? 'rupiah' : 'count';
  const written = cellWords(value, kind, t, formats);
  return (
    <p className={classes.headline}>
      {of === null ? written : t('reports.of', { value: written, of: cellWords(of, kind, t, formats) })}
      <small>{t('reports.as_of', { time: formats.dateTime(found.asOf) })}</small>
    </p>
  );
}

function Found({ found, title }: { readonly found: ReportView; readonly title: string }) {
  const t = useText();
  const formats = useFormats();
  if (found.total === 0) return <p className={classes.note}>{t(emptyWords[found.name])}</p>;
  return (
    <>
      <Headline found={found} />
      <Bars name={found.name} rows={found.rows} />
      <details className={classes.details}>
        <summary>{t('reports.table', { title })}</summary>
        <ReportTable caption={title} columns={reportShapes[found.name].columns} rows={found.rows} />
        {found.total > found.rows.length ? <p className={classes.note}>{t('reports.more', { shown: formats.number(found.rows.length), total: formats.number(found.total) })}</p> : null}
      </details>
    </>
  );
}

/** One report: its question, its number, a picture, the table behind it, and its file. It loads and fails alone. */
export function Tile({ name, search }: { readonly name: ReportName; readonly search: ReportsSearch }) {
  const t = useText();
  const query = { ...(search.tahun === undefined ? {} : { year: search.tahun }), ...(search.unit === undefined ? {} : { unitId: search.unit }) };
  const report = useQuery({ ...routeQuery('GET /api/reports/:report', { params: { report: name }, query }), placeholderData: keepPreviousData });
  const title = t(titleWords[name]);
  return (
    <section className={classes.tile} aria-label={title}>
      <div>
        <h2>{title}</h2>
        <p className={classes.question}>{t(questionWords[name])}</p>
      </div>
      {report.isPending ? <ListSkeleton rows={4} height={36} /> : null}
      {report.isError && report.data === undefined ? <QueryFailure what={t('reports.failed')} query={report} /> : null}
      {report.data === undefined ? null : <Found found={report.data} title={title} />}
      {report.data === undefined || report.data.total === 0 ? null : <ExportButtons name={name} title={title} search={search} />}
    </section>
  );
}
