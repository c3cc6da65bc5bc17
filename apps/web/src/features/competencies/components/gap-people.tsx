import type { GapPersonRow } from '@sinau/contracts/competencies';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { pagedQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { ButtonLink } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import type { GapSearch } from '../search.js';
import classes from './competencies.module.css';

function State({ person: { required, measured, below } }: { readonly person: GapPersonRow }) {
  const t = useText();
  if (measured === 0) return <StatusChip status="waiting">{t('competencies.band.unmeasured')}</StatusChip>;
  if (below > 0) return <StatusChip status="warning">{t('competencies.person.below', { below, required })}</StatusChip>;
  return <StatusChip status="done">{t('competencies.person.met', { measured, required })}</StatusChip>;
}

/** People of the place in the matrix, the widest gap first. */
export function GapPeople({ search }: { readonly search: GapSearch }) {
  const t = useText();
  const query = { unitId: search.unit, class: search.kelas, competencyId: search.kompetensi, directly: search.langsung === 'ya' ? ('yes' as const) : undefined };
  const found = useInfiniteQuery({ ...pagedQuery('GET /api/gaps/people', { query }), select: (data) => data.pages.flatMap((page) => page.rows) });
  const columns: readonly TableColumn<GapPersonRow>[] = [
    { id: 'name', header: t('competencies.column.person'), phone: 'heading', cell: (row) => <Link className={classes.name} to="/admin/kesenjangan/$personId" params={{ personId: row.personId }}>{row.fullName}</Link> },
    { id: 'post', header: t('competencies.column.title'), phone: 'detail', cell: (row) => row.positionTitle },
    { id: 'unit', header: t('competencies.column.unit'), phone: 'detail', cell: (row) => row.unitName },
    { id: 'missing', header: t('competencies.column.missing'), numeric: true, phone: 'hidden', cell: (row) => (row.measured === 0 ? '–' : row.missing) },
    { id: 'state', header: t('competencies.column.state'), phone: 'status', cell: (row) => <State person={row} /> },
  ];
  if (found.isPending) return <ListSkeleton rows={5} height={56} />;
  if (!found.data) return <QueryFailure what={t('competencies.gaps.people.failed')} query={found} />;
  if (found.data.length === 0) return <p className={classes.muted}>{t('competencies.gaps.people.none')}</p>;
  return (
    <>
      {search.kompetensi === undefined && search.langsung === undefined ? null : (
        <div className={classes.path}><ButtonLink look="outline" to="/admin/kesenjangan" search={{ unit: search.unit, kelas: search.kelas }}>{t('competencies.gaps.people.all')}</ButtonLink></div>
      )}
      <DataTable
        caption={t('competencies.gaps.people')} columns={columns} rows={found.data} rowId={({ personId }) => personId} rowName={({ fullName }) => fullName}
        hasMore={found.hasNextPage} onMore={() => void found.fetchNextPage()} loadingMore={found.isFetchingNextPage}
      />
    </>
  );
}
