import { IconCertificate, IconTemplate } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { CertificateRow } from '@sinau/contracts/certificates';
import { pagedQuery, routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { ButtonLink } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { Page, Section } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { SearchField } from '../../../ui/search-field.js';
import { ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { BatchList } from '../components/batch-list.js';
import classes from './admin.module.css';
import type { CertificatesSearch } from '../search.js';

function useColumns(): readonly TableColumn<CertificateRow>[] {
  const t = useText();
  const formats = useFormats();
  return [
    { id: 'holder', header: t('certificates.fact.holder'), phone: 'heading', cell: (row) => <Link to="/admin/sertifikat/$certificateId" params={{ certificateId: row.id }}>{row.holder}</Link> },
    { id: 'course', header: t('certificates.fact.course'), phone: 'detail', cell: (row) => `${row.course} · ${row.run}` },
    { id: 'number', header: t('certificates.fact.number'), phone: 'detail', cell: (row) => row.number },
    { id: 'hours', header: 'JP', numeric: true, phone: 'hidden', cell: (row) => formats.decimal(row.hours) },
    { id: 'issued', header: t('certificates.fact.issued'), phone: 'hidden', cell: (row) => formats.date(row.issuedAt) },
    {
      id: 'state',
      header: t('certificates.state'),
      phone: 'status',
      cell: (row) => {
        if (row.state === 'revoked') return <StatusChip status="error">{t('certificates.revoked')}</StatusChip>;
        if (row.pdfState === 'pending') return <StatusChip status="waiting">{t('certificates.preparing')}</StatusChip>;
        return <StatusChip status="done">{t('certificates.valid')}</StatusChip>;
      },
    },
  ];
}

function StateFilter({ search, onChange }: { readonly search: CertificatesSearch; readonly onChange: (next: CertificatesSearch) => void }) {
  const t = useText();
  const options = [
    { value: undefined, label: t('certificates.filter.all') },
    { value: 'valid' as const, label: t('certificates.valid') },
    { value: 'revoked' as const, label: t('certificates.revoked') },
  ];
  return (
    <div role="group" aria-label={t('certificates.state')} className={classes.filters}>
      {options.map(({ value, label }) => (
        <button
          key={label}
          type="button"
          aria-pressed={search.status === value}
          onClick={() => onChange({ ...(search.cari === undefined ? {} : { cari: search.cari }), ...(value === undefined ? {} : { status: value }) })}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

function Batches() {
  const t = useText();
  const batches = useQuery(routeQuery('GET /api/certificate-batches'));
  if (!batches.data || batches.data.batches.length === 0) return null;
  return (
    <Section title={t('certificates.batches')}>
      <BatchList batches={batches.data.batches} />
    </Section>
  );
}

/** The agency's certificates. */
export function CertificatesPage() {
  const t = useText();
  const me = useMe();
  const navigate = useNavigate();
  const columns = useColumns();
  const { cari, status } = useSearch({ strict: false });
  const search = certificatesSearchOf(cari, status);
  const go = (next: CertificatesSearch): void => void navigate({ to: '/admin/sertifikat', search: next, replace: true });
  const filter = { limit: 50, ...(search.cari === undefined ? {} : { search: search.cari }), ...(search.status === undefined ? {} : { state: search.status }) };
  const list = useInfiniteQuery(pagedQuery('GET /api/certificates', { query: filter }));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const filtered = search.cari !== undefined || search.status !== undefined;
  const manages = hasRole(me, 'agency_admin');
  return (
    <Page>
      <PageHeader
        title={t('certificates.admin')}
        lead={t('certificates.admin.lead')}
        actions={
          <>
            <ButtonLink to="/admin/sertifikat/templat" look="outline" before={<IconTemplate size={18} />}>
              {t('certificates.templates')}
            </ButtonLink>
            {manages ? (
              <ButtonLink to="/admin/sertifikat/terbitkan" before={<IconCertificate size={18} />}>
                {t('certificates.issue')}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <div className={classes.tools}>
        <SearchField
          label={t('certificates.search')}
          value={search.cari ?? ''}
          count={list.isPending ? null : rows.length}
          onSearch={(text) => go({ ...(text === '' ? {} : { cari: text }), ...(search.status === undefined ? {} : { status: search.status }) })}
        />
        <StateFilter search={search} onChange={go} />
      </div>
      {list.isPending ? (
        <Skeletons>
          <ListSkeleton rows={6} height={52} />
        </Skeletons>
      ) : null}
      {list.isError && rows.length === 0 ? (
        <QueryFailure what={t('certificates.admin.failed')} query={list} />
      ) : null}
      {list.isSuccess && rows.length === 0 ? (
        <EmptyState action={filtered ? <ButtonLink to="/admin/sertifikat">{t('certificates.filter.clear')}</ButtonLink> : undefined}>
          {filtered ? t('certificates.admin.none_found') : t('certificates.admin.empty')}
        </EmptyState>
      ) : null}
      {rows.length > 0 ? (
        <DataTable
          caption={t('certificates.admin')}
          columns={columns}
          rows={rows}
          rowId={(row) => row.id}
          rowName={(row) => row.holder}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      ) : null}
      <Batches />
    </Page>
  );
}

function certificatesSearchOf(cari: unknown, status: unknown): CertificatesSearch {
  return {
    ...(typeof cari === 'string' ? { cari } : {}),
    ...(status === 'valid' || status === 'revoked' ? { status } : {}),
  };
}
