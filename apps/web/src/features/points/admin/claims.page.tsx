import { claimStates, type ClaimState as State } from '@sinau/domain/points';
import type { ClaimRow } from '@sinau/contracts/points';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { pagedQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { SelectField } from '../../../ui/form/index.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { AGENCY_LANGUAGE, Written } from '../../../ui/written.js';
import { ClaimState } from '../components/claim-parts.js';
import classes from '../components/claims.module.css';
import { claimWords } from '../components/words.js';

function useColumns(): readonly TableColumn<ClaimRow>[] {
  const t = useText();
  const formats = useFormats();
  return [
    { id: 'title', header: t('points.claim.title'), phone: 'heading', cell: (row) => <Link className={classes.title} to="/admin/klaim/$claimId" params={{ claimId: row.id }} lang={AGENCY_LANGUAGE}>{row.title}</Link> },
    { id: 'person', header: t('points.claim.person'), phone: 'detail', cell: (row) => row.person.name },
    { id: 'unit', header: t('points.claim.unit'), phone: 'hidden', cell: (row) => row.person.unitName ?? '–' },
    { id: 'organiser', header: t('points.claim.organiser'), phone: 'hidden', cell: (row) => <Written>{row.organiser}</Written> },
    { id: 'hours', header: 'JP', numeric: true, phone: 'hidden', cell: (row) => formats.decimal(row.hoursAccepted ?? row.hours) },
    { id: 'since', header: t('points.claim.submitted_at'), phone: 'detail', cell: (row) => formats.dateTime(row.submittedAt) },
    { id: 'state', header: t('points.claim.state'), phone: 'status', cell: (row) => <ClaimState claim={row} /> },
  ];
}

/** Claims that wait for a verifier, the longest waiting first; and what was decided. */
export function VerifyClaimsPage() {
  const t = useText();
  const navigate = useNavigate();
  const { keadaan = 'submitted' } = useSearch({ from: '/frame/shell/admin/klaim' });
  const columns = useColumns();
  const claims = useInfiniteQuery({ ...pagedQuery('GET /api/claims', { query: { state: keadaan } }), select: (data) => data.pages.flatMap((page) => page.rows) });
  const rows = claims.data;
  const choose = (value: string): void => void navigate({ to: '/admin/klaim', search: { keadaan: claimStates.find((state): state is State => state === value) }, replace: true });
  return (
    <>
      <PageHeader title={t('points.verify.title')} lead={t('points.verify.lead')} />
      <div className={classes.fields}>
        <SelectField label={t('points.claim.state')} value={keadaan} onChange={choose} choices={claimStates.map((state) => ({ value: state, label: t(claimWords[state].label) }))} />
      </div>
      {claims.isError && rows === undefined ? <QueryFailure what={t('points.claims.failed')} query={claims} /> : null}
      {claims.isPending ? <ListSkeleton rows={6} height={56} /> : null}
      {rows?.length === 0 ? <EmptyState>{t('points.verify.empty')}</EmptyState> : null}
      {rows === undefined || rows.length === 0 ? null : (
        <DataTable
          caption={t('points.verify.title')} columns={columns} rows={rows} rowId={(row) => row.id} rowName={(row) => row.title}
          hasMore={claims.hasNextPage} onMore={() => void claims.fetchNextPage()} loadingMore={claims.isFetchingNextPage}
        />
      )}
    </>
  );
}
