import type { PersonRow } from '@sinau/contracts/organisations';
import { grants, roles } from '@sinau/domain/identity';
import { IconPlus, IconUpload } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { pagedQuery, routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { SelectField } from '../../../ui/form/index.js';
import { PageHeader } from '../../../ui/page-header.js';
import { SearchField } from '../../../ui/search-field.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { unitChoices } from '../components/post-fields.js';
import classes from '../components/organisations.module.css';
import { roleWords } from '../components/words.js';
import type { PeopleSearch } from '../people-search.js';

function useColumns(): readonly TableColumn<PersonRow>[] {
  const t = useText();
  return [
    { id: 'name', header: t('organisations.column.name'), phone: 'heading', cell: (row) => <Link className={classes.name} to="/admin/pegawai/$personId" params={{ personId: row.id }}>{row.fullName}</Link> },
    { id: 'identifier', header: t('organisations.column.identifier'), phone: 'detail', cell: (row) => <span className={classes.number}>{row.identifier ?? '–'}</span> },
    { id: 'unit', header: t('organisations.column.unit'), phone: 'detail', cell: (row) => row.unitName ?? '–' },
    { id: 'position', header: t('organisations.column.position'), phone: 'hidden', cell: (row) => [row.positionTitle, row.rank].filter((part) => part !== null).join(', ') || '–' },
    { id: 'roles', header: t('organisations.column.roles'), phone: 'hidden', cell: (row) => row.roles.map((role) => t(roleWords[role])).join(', ') || '–' },
    {
      id: 'state', header: t('organisations.column.state'), phone: 'status',
      cell: (row) => (row.state === 'active' ? <StatusChip status="done">{t('organisations.state.active')}</StatusChip> : <StatusChip status="locked">{t('organisations.state.suspended')}</StatusChip>),
    },
  ];
}

type FiltersProps = { readonly search: PeopleSearch; readonly onChange: (next: PeopleSearch) => void; readonly count: number | null };

function Filters({ search, onChange, count }: FiltersProps) {
  const t = useText();
  const readsUnits = hasRole(useMe(), ...grants['organisation.read']);
  const units = useQuery({ ...routeQuery('GET /api/units'), enabled: readsUnits });
  const all = { value: '', label: t('organisations.filter.all') };
  const set = (name: keyof PeopleSearch) => (value: string) => onChange({ ...search, [name]: value === '' ? undefined : value });
  return (
    <div className={classes.filters} data-units={readsUnits}>
      <SearchField label={t('organisations.people.search')} value={search.cari ?? ''} onSearch={set('cari')} count={count} />
      {readsUnits ? <SelectField label={t('organisations.filter.unit')} value={search.unit ?? ''} onChange={set('unit')} choices={[all, ...unitChoices(units.data?.units ?? [])]} /> : null}
      <SelectField label={t('organisations.filter.role')} value={search.peran ?? ''} onChange={set('peran')} choices={[all, ...roles.map((role) => ({ value: role, label: t(roleWords[role]) }))]} />
      <SelectField
        label={t('organisations.filter.state')} value={search.keadaan ?? ''} onChange={set('keadaan')}
        choices={[all, { value: 'active', label: t('organisations.state.active') }, { value: 'suspended', label: t('organisations.state.suspended') }]}
      />
    </div>
  );
}

/** People of the agency: search, filters in the address, add, import. */
export function PeoplePage() {
  const t = useText();
  const me = useMe();
  const navigate = useNavigate();
  const search = useSearch({ from: '/frame/shell/admin/pegawai' });
  const columns = useColumns();
  const query = { search: search.cari, unitId: search.unit, role: search.peran, state: search.keadaan };
  const people = useInfiniteQuery({ ...pagedQuery('GET /api/people', { query }), select: (data) => data.pages.flatMap((page) => page.rows) });
  const rows = people.data;
  const filtered = Object.values(search).some((value) => value !== undefined);
  const manages = hasRole(me, 'agency_admin', 'platform_admin');
  const whole = hasRole(me, ...grants['organisation.read']);
  const change = (next: PeopleSearch): void => void navigate({ to: '/admin/pegawai', search: next, replace: true });
  return (
    <>
      <PageHeader
        title={t('organisations.people.title')}
        lead={t(whole ? 'organisations.people.lead' : 'organisations.people.lead.units')}
        actions={
          manages ? (
            <>
              {hasRole(me, 'agency_admin') ? <ButtonLink to="/admin/impor" look="outline" before={<IconUpload size={20} />}>{t('organisations.people.import')}</ButtonLink> : null}
              <ButtonLink to="/admin/pegawai/baru" before={<IconPlus size={20} />}>{t('organisations.people.add')}</ButtonLink>
            </>
          ) : undefined
        }
      />
      <Filters search={search} onChange={change} count={rows?.length ?? null} />
      {people.isError && rows === undefined ? <QueryFailure what={t('organisations.people.failed')} query={people} /> : null}
      {people.isPending ? <ListSkeleton rows={8} height={56} /> : null}
      {rows?.length === 0 ? (
        <EmptyState action={filtered ? <Button look="outline" onClick={() => change({})}>{t('organisations.people.clear')}</Button> : hasRole(me, 'agency_admin') ? <ButtonLink to="/admin/impor">{t('organisations.people.import')}</ButtonLink> : undefined}>
          {filtered ? t('organisations.people.none') : t(manages ? 'organisations.people.empty' : 'organisations.people.empty.units')}
        </EmptyState>
      ) : null}
      {rows === undefined || rows.length === 0 ? null : (
        <DataTable
          caption={t('organisations.people.title')} columns={columns} rows={rows} rowId={(row) => row.id} rowName={(row) => row.fullName}
          hasMore={people.hasNextPage} onMore={() => void people.fetchNextPage()} loadingMore={people.isFetchingNextPage}
        />
      )}
    </>
  );
}
