import type { MissingAnswerRow } from '@sinau/contracts/evaluations';
import { useInfiniteQuery } from '@tanstack/react-query';
import { pagedQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import classes from '../components/evaluations.module.css';
import { raterWords } from '../components/level-words.js';

/** Who was asked and has not answered. What others said is nowhere here. */
export function BehaviourMissing({ runId }: { readonly runId: string }) {
  const t = useText();
  const formats = useFormats();
  const missing = useInfiniteQuery(pagedQuery('GET /api/runs/:runId/behaviour/missing', { params: { runId }, query: { limit: 50 } }));
  const columns: readonly TableColumn<MissingAnswerRow>[] = [
    { id: 'name', header: t('evaluations.missing.name'), phone: 'heading', cell: (row) => row.name },
    { id: 'about', header: t('evaluations.missing.about'), cell: (row) => `${row.alumnus}${row.moved ? ` (${t('evaluations.missing.moved')})` : ''}` },
    { id: 'unit', header: t('evaluations.missing.unit'), cell: (row) => row.unit ?? '–' },
    { id: 'who', header: t('evaluations.behaviour.who'), cell: (row) => t('evaluations.behaviour.of', { days: row.days, group: t(raterWords[row.rater]) }) },
    { id: 'told', header: t('evaluations.missing.told'), cell: (row) => (row.lastSentAt === null ? '–' : t(row.hasAddress ? 'evaluations.missing.sent' : 'evaluations.missing.sent_app', { sent: row.sent, time: formats.dateTime(row.lastSentAt) })) },
    { id: 'state', header: t('evaluations.filter.state'), cell: (row) => t(row.state === 'open' ? 'evaluations.missing.open' : 'evaluations.missing.lapsed') },
  ];
  const rows = missing.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className={classes.figures}>
      <h3>{t('evaluations.missing.title')}</h3>
      {missing.isPending ? <ListSkeleton rows={3} height={48} /> : missing.data === undefined ? <QueryFailure what={t('evaluations.missing.failed')} query={missing} /> : rows.length === 0 ? <p>{t('evaluations.missing.none')}</p> : (
        <DataTable
          caption={t('evaluations.missing.title')} columns={columns} rows={rows} rowId={(row) => row.id} rowName={(row) => row.name}
          hasMore={missing.hasNextPage} onMore={() => void missing.fetchNextPage()} loadingMore={missing.isFetchingNextPage}
        />
      )}
    </div>
  );
}
