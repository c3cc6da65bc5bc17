import { NativeSelect } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { callForNamedFile, pagedQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { Sheet } from '../../../ui/dialog/index.js';
import { DownloadButton } from '../../../ui/download-button.js';
import { Facts } from '../../../ui/facts.js';
import { FilterChips } from '../../../ui/filter-chips.js';
import { TextField } from '../../../ui/form/index.js';
import { PageHeader } from '../../../ui/page-header.js';
import { SearchField } from '../../../ui/search-field.js';
import { ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import '../../../ui/styles/inputs.js';
import classes from '../components/audit.module.css';
import { ChainLine } from '../components/chain-line.js';
import { actorOf, deedOf, factsOf, subjectOf, type Entry } from '../deed.js';
import { families } from '../deeds.js';
import type { AuditSearch } from '../audit-search.js';

const route = getRouteApi('/frame/shell/admin/audit');

const familyName = (code: string): string => Object.entries(families).find(([known]) => known === code)?.[1] ?? code;

function EntrySheet({ entry, onClose }: { readonly entry: Entry | null; readonly onClose: () => void }) {
  const t = useText();
  const formats = useFormats();
  return (
    <Sheet open={entry !== null} onClose={onClose} title={t('audit.entry', { position: entry === null ? '' : formats.number(entry.position) })}>
      {entry === null ? null : (
        <Facts
          facts={[
            { name: t('audit.when'), value: formats.dateTime(entry.at) },
            { name: t('audit.who'), value: actorOf(entry, t) },
            { name: t('audit.what'), value: deedOf(entry, t, formats) },
            { name: t('audit.code'), value: <code>{entry.action}</code> },
            { name: t('audit.subject'), value: <Subject entry={entry} /> },
            ...factsOf(entry, t, formats).map(([name, value]) => ({ name, value })),
            { name: t('audit.request'), value: <code>{entry.requestId ?? '–'}</code> },
          ]}
        />
      )}
    </Sheet>
  );
}

function Subject({ entry }: { readonly entry: Entry }) {
  const t = useText();
  return (
    <>
      {subjectOf(entry, t)} {entry.subject.id === null ? null : <code>{entry.subject.id}</code>}
    </>
  );
}

function queryOf({ pelaku, tentang, dari, sampai }: AuditSearch): Record<string, string> {
  return { ...(pelaku === undefined ? {} : { actor: pelaku }), ...(tentang === undefined ? {} : { action: tentang }), ...(dari === undefined ? {} : { from: dari }), ...(sampai === undefined ? {} : { to: sampai }) };
}

function without(search: AuditSearch, name: keyof AuditSearch): AuditSearch {
  const { [name]: _gone, ...rest } = search;
  return rest;
}

function Filters({ search, go, count }: { readonly search: AuditSearch; readonly go: (next: AuditSearch) => void; readonly count: number | null }) {
  const t = useText();
  const formats = useFormats();
  const set = (name: keyof AuditSearch, value: string): void => go(value === '' ? without(search, name) : { ...search, [name]: value });
  const chips = [
    ...(search.pelaku === undefined ? [] : [{ key: 'pelaku', label: t('audit.filter.actor', { name: search.pelaku }), onRemove: () => set('pelaku', '') }]),
    ...(search.tentang === undefined ? [] : [{ key: 'tentang', label: t(familyName(search.tentang)), onRemove: () => set('tentang', '') }]),
    ...(search.dari === undefined ? [] : [{ key: 'dari', label: t('audit.filter.from', { day: formats.day(search.dari) }), onRemove: () => set('dari', '') }]),
    ...(search.sampai === undefined ? [] : [{ key: 'sampai', label: t('audit.filter.to', { day: formats.day(search.sampai) }), onRemove: () => set('sampai', '') }]),
  ];
  return (
    <>
      <div className={classes.tools}>
        <SearchField label={t('audit.actor')} value={search.pelaku ?? ''} onSearch={(text) => set('pelaku', text)} count={count} />
        <NativeSelect
          label={t('audit.family')}
          value={search.tentang ?? ''}
          onChange={(event) => set('tentang', event.currentTarget.value)}
          data={[{ value: '', label: t('audit.family.any') }, ...Object.entries(families).map(([value, label]) => ({ value, label: t(label) })).sort((one, other) => one.label.localeCompare(other.label))]}
        />
        <TextField type="date" label={t('audit.from')} value={search.dari ?? ''} onChange={(day) => set('dari', day)} />
        <TextField type="date" label={t('audit.to')} value={search.sampai ?? ''} onChange={(day) => set('sampai', day)} />
      </div>
      <FilterChips chips={chips} onClear={() => go({})} />
    </>
  );
}

/** Who did what in the agency. */
export function AuditPage() {
  const t = useText();
  const formats = useFormats();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [opened, setOpened] = useState<Entry | null>(null);
  const go = (next: AuditSearch): void => void navigate({ search: next, replace: true });
  const query = queryOf(search);
  const list = useInfiniteQuery(pagedQuery('GET /api/audit', { query }));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const filtered = Object.keys(query).length > 0;
  const columns: readonly TableColumn<Entry>[] = [
    {
      id: 'what', header: t('audit.what'), phone: 'heading', cell: (entry) => (
        <>
          <span className={classes.deed}>{deedOf(entry, t, formats)}</span>
          <span className={classes.byline}>{`${formats.dateTime(entry.at)} · ${actorOf(entry, t)}`}</span>
        </>
      ),
    },
    { id: 'who', header: t('audit.who'), phone: 'hidden', cell: (entry) => actorOf(entry, t) },
    { id: 'when', header: t('audit.when'), phone: 'hidden', cell: (entry) => <time className={classes.when} dateTime={entry.at}>{formats.dateTime(entry.at)}</time> },
    {
      id: 'open', header: t('audit.details'), phone: 'cover',
      cell: (entry) => (
        <Button look="quiet" aria-label={t('audit.open', { position: formats.number(entry.position) })} onClick={() => setOpened(entry)}>
          <span className={classes.word}>{t('audit.details')}</span>
          <span className={classes.chevron}>
            <IconChevronRight size={20} aria-hidden="true" />
          </span>
        </Button>
      ),
    },
  ];
  return (
    <>
      <PageHeader title={t('audit.title')} lead={t('audit.lead')} actions={
          <DownloadButton look="outline" file={() => callForNamedFile('GET /api/audit/export', { query })} name={t('audit.file')}>
            {t('audit.download')}
          </DownloadButton>
        } />
      <ChainLine />
      <Filters search={search} go={go} count={list.isFetching ? null : rows.length} />
      {list.isPending ? (
        <Skeletons>
          <ListSkeleton rows={8} height={56} />
        </Skeletons>
      ) : list.isError ? (
        <QueryFailure what={t('audit.failed')} query={list} />
      ) : rows.length === 0 ? (
        <EmptyState action={filtered ? <Button onClick={() => go({})}>{t('audit.clear')}</Button> : undefined}>{t(filtered ? 'audit.noMatch' : 'audit.empty')}</EmptyState>
      ) : (
        <DataTable
          caption={t('audit.title')}
          columns={columns}
          rows={rows}
          rowId={(entry) => entry.id}
          rowName={(entry) => t('audit.entry', { position: formats.number(entry.position) })}
          hasMore={list.hasNextPage}
          onMore={() => void list.fetchNextPage()}
          loadingMore={list.isFetchingNextPage}
        />
      )}
      <EntrySheet entry={opened} onClose={() => setOpened(null)} />
    </>
  );
}
