import type { FormRow } from '@sinau/contracts/evaluations';
import { evaluationLevels } from '@sinau/domain/evaluations';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { pagedQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { newId } from '../../../lib/new-id.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { FormDialog } from '../../../ui/dialog/index.js';
import { entry, SelectField, TextField } from '../../../ui/form/index.js';
import { PageHeader } from '../../../ui/page-header.js';
import { SearchField } from '../../../ui/search-field.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { Written } from '../../../ui/written.js';
import classes from '../components/evaluations.module.css';
import { levelWords } from '../components/words.js';
import type { FormsSearch } from '../evaluations-search.js';

const route = getRouteApi('/frame/shell/admin/formulir');

function useColumns(): readonly TableColumn<FormRow>[] {
  const t = useText();
  const formats = useFormats();
  return [
    {
      id: 'name', header: t('evaluations.form.name'), phone: 'heading',
      cell: (form) => (
        <>
          <Link className={classes.name} to="/admin/formulir/$formId" params={{ formId: form.id }}><Written>{form.name}</Written></Link>
          <span className={classes.small}>{t(levelWords[form.level])}</span>
        </>
      ),
    },
    { id: 'items', header: t('evaluations.form.items'), numeric: true, cell: (form) => formats.number(form.items) },
    { id: 'version', header: t('evaluations.form.version'), cell: (form) => (form.version === null ? <StatusChip status="waiting">{t('evaluations.form.draft')}</StatusChip> : t('evaluations.version', { number: form.version })) },
    { id: 'uses', header: t('evaluations.form.uses'), numeric: true, cell: (form) => formats.number(form.uses) },
  ];
}

/** Names a new form and goes on in its editor. */
function NewForm({ id, onClose }: { readonly id: string | null; readonly onClose: () => void }) {
  const t = useText();
  const navigate = useNavigate();
  const create = useRouteMutation('POST /api/evaluation-forms', { invalidates: ['GET /api/evaluation-forms'] });
  return (
    <FormDialog
      open={id !== null} onClose={onClose} title={t('evaluations.form.add')} submit={t('evaluations.form.create')} ids={{ name: 'form-name' }}
      send={async (form) => {
        const made = await create.mutateAsync({ body: { id: id ?? newId(), name: entry(form, 'name'), level: entry(form, 'level') === '3' ? 3 : 1, copyOf: null } });
        await navigate({ to: '/admin/formulir/$formId', params: { formId: made.id } });
      }}
    >
      <TextField id="form-name" name="name" label={t('evaluations.form.name')} maxLength={200} autoComplete="off" required />
      <SelectField name="level" label={t('evaluations.form.level')} choices={evaluationLevels.map((level) => ({ value: String(level), label: t(levelWords[level]) }))} />
    </FormDialog>
  );
}

/** Evaluation forms by name. */
export function FormsPage() {
  const t = useText();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useColumns();
  const manages = hasRole(useMe(), 'agency_admin');
  const [adding, setAdding] = useState<string | null>(null);
  const query = { search: search.cari, level: search.tingkat === undefined ? undefined : search.tingkat === 3 ? ('3' as const) : ('1' as const), archived: search.arsip ? ('true' as const) : undefined };
  const forms = useInfiniteQuery({ ...pagedQuery('GET /api/evaluation-forms', { query }), placeholderData: keepPreviousData, select: (data) => data.pages.flatMap((page) => page.rows) });
  const set = (change: FormsSearch): void => void navigate({ search: { ...search, ...change }, replace: true });
  const filtered = Object.values(search).some((value) => value !== undefined);
  const add = <Button before={<IconPlus size={20} />} onClick={() => setAdding(newId())}>{t('evaluations.form.add')}</Button>;
  return (
    <>
      <PageHeader title={t('evaluations.forms.title')} lead={t('evaluations.forms.lead')} actions={manages ? add : undefined} />
      <div className={classes.filters}>
        <SearchField label={t('evaluations.forms.search')} value={search.cari ?? ''} onSearch={(text) => set({ cari: text === '' ? undefined : text })} count={forms.data?.length ?? null} />
        <SelectField
          label={t('evaluations.form.level')} value={search.tingkat === undefined ? '' : String(search.tingkat)} onChange={(value) => set({ tingkat: evaluationLevels.find((level) => String(level) === value) })}
          choices={[{ value: '', label: t('evaluations.filter.all') }, ...evaluationLevels.map((level) => ({ value: String(level), label: t(levelWords[level]) }))]}
        />
        <SelectField
          label={t('evaluations.filter.state')} value={search.arsip ? 'archived' : ''} onChange={(value) => set({ arsip: value === 'archived' ? true : undefined })}
          choices={[{ value: '', label: t('evaluations.filter.offered') }, { value: 'archived', label: t('evaluations.filter.archived') }]}
        />
      </div>
      {forms.isPending ? <ListSkeleton rows={4} height={56} /> : null}
      {forms.isError && !forms.data ? <QueryFailure what={t('evaluations.forms.failed')} query={forms} /> : null}
      {forms.data?.length === 0 ? (
        <EmptyState action={filtered ? <Button look="outline" onClick={() => void navigate({ search: {}, replace: true })}>{t('evaluations.filter.clear')}</Button> : manages ? add : undefined}>{t(filtered ? 'evaluations.forms.none' : 'evaluations.forms.empty')}</EmptyState>
      ) : null}
      {forms.data === undefined || forms.data.length === 0 ? null : (
        <DataTable caption={t('evaluations.forms.title')} columns={columns} rows={forms.data} rowId={(form) => form.id} rowName={(form) => form.name} hasMore={forms.hasNextPage} onMore={() => void forms.fetchNextPage()} loadingMore={forms.isFetchingNextPage} />
      )}
      <NewForm id={adding} onClose={() => setAdding(null)} />
    </>
  );
}
