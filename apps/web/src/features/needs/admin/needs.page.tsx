import type { NeedRow } from '@sinau/contracts/needs';
import { needOrigins, needStates } from '@sinau/domain/needs';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { pagedQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { FormDialog } from '../../../ui/dialog/index.js';
import { entry, SelectField, TextField } from '../../../ui/form/index.js';
import { PageHeader } from '../../../ui/page-header.js';
import { SearchField } from '../../../ui/search-field.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { NeedStateChip } from '../components/need-state.js';
import classes from '../components/needs.module.css';
import { originWords, stateWords } from '../components/words.js';
import type { NeedsSearch } from '../needs-search.js';

const route = getRouteApi('/frame/shell/admin/kebutuhan');

function useColumns(): readonly TableColumn<NeedRow>[] {
  const t = useText();
  const formats = useFormats();
  const about = (need: NeedRow): string => [t(originWords[need.origin]), need.competencyName, need.unitName].filter((part) => part !== null).join(' · ');
  return [
    {
      id: 'title', header: t('needs.column.title'), phone: 'heading',
      cell: (need) => (
        <>
          <Link className={classes.name} to="/admin/kebutuhan/$needId" params={{ needId: need.id }}>{need.title}</Link>
          <span className={classes.small}>{about(need)}</span>
        </>
      ),
    },
    { id: 'year', header: t('needs.column.year'), cell: (need) => need.year },
    { id: 'people', header: t('needs.column.people'), numeric: true, cell: (need) => formats.number(need.people) },
    { id: 'gap', header: t('needs.column.gap'), numeric: true, cell: (need) => (need.gap === null ? '–' : formats.decimal(need.gap, 2)) },
    { id: 'weight', header: t('needs.column.weight'), numeric: true, cell: (need) => formats.decimal(need.weight, 2) },
    { id: 'state', header: t('needs.column.state'), cell: (need) => <NeedStateChip state={need.state} /> },
  ];
}

function Filters({ search, count }: { readonly search: NeedsSearch; readonly count: number | null }) {
  const t = useText();
  const navigate = route.useNavigate();
  const all = { value: '', label: t('needs.filter.all') };
  const now = new Date().getFullYear();
  const set = (change: NeedsSearch): void => void navigate({ search: { ...search, ...change }, replace: true });
  const years = [...new Set([...[2, 1, 0, -1, -2].map((step) => now + step), ...(search.tahun === undefined ? [] : [search.tahun])])].sort().reverse();
  return (
    <div className={classes.filters}>
      <SearchField label={t('needs.search')} value={search.cari ?? ''} onSearch={(text) => set({ cari: text === '' ? undefined : text })} count={count} />
      <SelectField label={t('needs.column.state')} value={search.keadaan ?? ''} onChange={(value) => set({ keadaan: needStates.find((state) => state === value) })} choices={[all, ...needStates.map((value) => ({ value, label: t(stateWords[value]) }))]} />
      <SelectField label={t('needs.column.origin')} value={search.asal ?? ''} onChange={(value) => set({ asal: needOrigins.find((origin) => origin === value) })} choices={[all, ...needOrigins.map((value) => ({ value, label: t(originWords[value]) }))]} />
      <SelectField label={t('needs.column.year')} value={search.tahun === undefined ? '' : String(search.tahun)} onChange={(value) => set({ tahun: value === '' ? undefined : Number(value) })} choices={[all, ...years.map((year) => ({ value: String(year), label: String(year) }))]} />
    </div>
  );
}

type ProposalProps = { readonly id: string; readonly title: string; readonly lead: string; /** Answers what to tell of it. */ readonly propose: (year: number) => Promise<string> };

/** Looks for what was found for a year, and writes it down as needs. */
function Proposal({ id, title, lead, propose }: ProposalProps) {
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="outline" onClick={() => setOpen(true)}>{title}</Button>
      <FormDialog
        open={open} onClose={() => setOpen(false)} title={title} lead={lead} submit={t('needs.propose.do')} ids={{ year: id }}
        send={async (form) => showToast(await propose(Number(entry(form, 'year'))))}
      >
        <TextField id={id} name="year" inputMode="numeric" label={t('needs.form.year')} defaultValue={String(new Date().getFullYear() + 1)} required />
      </FormDialog>
    </>
  );
}

/** What the product knows by itself: gaps that were measured, and the lowest elements of surveys. */
function Proposals() {
  const t = useText();
  const stale = { invalidates: ['GET /api/needs'] } as const;
  const gaps = useRouteMutation('POST /api/needs/proposals', stale);
  const surveys = useRouteMutation('POST /api/needs/survey-proposals', stale);
  return (
    <>
      <Proposal id="propose-year" title={t('needs.propose')} lead={t('needs.propose.lead')} propose={async (year) => t('needs.proposed', await gaps.mutateAsync({ body: { year } }))} />
      <Proposal id="survey-year" title={t('needs.surveys')} lead={t('needs.surveys.lead')} propose={async (year) => t('needs.surveyed', await surveys.mutateAsync({ body: { year } }))} />
    </>
  );
}

/** The inbox of needs, the heaviest first. */
export function NeedsPage() {
  const t = useText();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useColumns();
  const manages = hasRole(useMe(), 'agency_admin');
  const query = { search: search.cari, state: search.keadaan, origin: search.asal, year: search.tahun };
  const needs = useInfiniteQuery({ ...pagedQuery('GET /api/needs', { query }), placeholderData: keepPreviousData, select: (data) => data.pages.flatMap((page) => page.rows) });
  const filtered = Object.values(search).some((value) => value !== undefined);
  const add = <ButtonLink to="/admin/kebutuhan/baru" before={<IconPlus size={20} />}>{t('needs.add')}</ButtonLink>;
  return (
    <>
      <PageHeader
        title={t('needs.title')} lead={t('needs.lead')}
        actions={
          <>
            <ButtonLink look="outline" to="/admin/kebutuhan/instansi-lain">{t('needs.shared.title')}</ButtonLink>
            {manages ? <Proposals /> : null}
            {manages ? add : null}
          </>
        }
      />
      <Filters search={search} count={needs.data?.length ?? null} />
      {needs.isPending ? <ListSkeleton rows={8} height={56} /> : null}
      {needs.isError && !needs.data ? <QueryFailure what={t('needs.failed')} query={needs} /> : null}
      {needs.data?.length === 0 ? (
        <EmptyState action={filtered ? <Button look="outline" onClick={() => void navigate({ search: {}, replace: true })}>{t('needs.clear')}</Button> : manages ? add : undefined}>{t(filtered ? 'needs.none' : 'needs.empty')}</EmptyState>
      ) : null}
      {needs.data === undefined || needs.data.length === 0 ? null : (
        <DataTable
          caption={t('needs.title')} columns={columns} rows={needs.data} rowId={(need) => need.id} rowName={(need) => need.title}
          hasMore={needs.hasNextPage} onMore={() => void needs.fetchNextPage()} loadingMore={needs.isFetchingNextPage}
        />
      )}
    </>
  );
}
