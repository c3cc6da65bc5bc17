import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useState } from 'react';
import { type Output } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { keptPages } from '../../../lib/offline/index.js';
import { useMe } from '../../../lib/session/index.js';
import { Button } from '../../../ui/button.js';
import { Sheet } from '../../../ui/dialog/index.js';
import { FilterChips } from '../../../ui/filter-chips.js';
import { BareSelect } from '../../../ui/form/index.js';
import { CardGrid, Page } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { SavedAt } from '../../../ui/saved-at.js';
import { SearchField } from '../../../ui/search-field.js';
import { CardsSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { CourseCard } from '../components/course-card.js';
import { CatalogueFilters } from '../components/catalogue-filters.js';
import classes from '../components/catalogue.module.css';
import { PopularCourses } from '../components/popular-courses.js';
import { useCatalogueFilters, type CatalogueChoices } from '../components/use-catalogue-filters.js';

const route = getRouteApi('/frame/shell/katalog');

type Rows = Output<'GET /api/catalogue'>['rows'];

function Results({ rows, more, loading, onMore, onClear, filtered }: { readonly rows: Rows; readonly more: boolean; readonly loading: boolean; readonly onMore: () => void; readonly onClear: () => void; readonly filtered: boolean }) {
  const t = useText();
  if (rows.length === 0 && filtered) {
    return (
      <>
        <EmptyState motif="kawung" action={<Button onClick={onClear}>{t('courses.catalogue.clear')}</Button>}>
          {t('courses.catalogue.noMatch')}
        </EmptyState>
        <PopularCourses />
      </>
    );
  }
  if (rows.length === 0) return <EmptyState>{t('courses.catalogue.empty')}</EmptyState>;
  return (
    <>
      <CardGrid>
        {rows.map((card) => (
          <li key={card.courseId}>
            <CourseCard card={card} />
          </li>
        ))}
      </CardGrid>
      {more ? (
        <div className={classes.more}>
          <Button look="outline" onClick={onMore} busy={loading}>
            {t('courses.more')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function Filters({ choices, summary, total }: { readonly choices: CatalogueChoices; readonly summary: Output<'GET /api/catalogue'>['summary']; readonly total: number }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <aside className={classes.side} aria-label={t('courses.catalogue.filters')}>
        <CatalogueFilters choices={choices} summary={summary} />
      </aside>
      <div className={classes.opener}>
        <Button look="outline" before={<IconAdjustmentsHorizontal size={20} />} onClick={() => setOpen(true)}>
          {t('courses.catalogue.filterCount', { count: choices.chips.length })}
        </Button>
      </div>
      <Sheet
        open={open}
        onClose={() => setOpen(false)}
        title={t('courses.catalogue.filters')}
        actions={
          <Button wide onClick={() => setOpen(false)}>
            {t('courses.catalogue.show', { count: total })}
          </Button>
        }
      >
        <CatalogueFilters choices={choices} summary={summary} />
      </Sheet>
    </>
  );
}

/** What one may learn: search, choices in the address, cards, "Muat lagi". */
export function CataloguePage() {
  const t = useText();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const choices = useCatalogueFilters(search, (next) => void navigate({ search: next, replace: true, resetScroll: false }));
  const { personId } = useMe();
  const list = useInfiniteQuery({ ...keptPages(personId, 'GET /api/catalogue', { query: choices.query }), placeholderData: keepPreviousData });
  const summary = list.data?.pages[0]?.value.summary ?? null;
  const total = summary?.total ?? 0;
  return (
    <Page>
      <PageHeader title={t('courses.catalogue.title')} lead={t('courses.catalogue.lead')} />
      <div className={classes.search}>
        <SearchField label={t('courses.catalogue.search')} value={search.cari ?? ''} onSearch={choices.search} count={list.isFetching ? null : total} />
      </div>
      <div className={classes.columns}>
        <Filters choices={choices} summary={summary} total={total} />
        <div className={classes.results} aria-busy={list.isPlaceholderData}>
          <div className={classes.line}>
            <h2 className={classes.found}>{summary === null ? ' ' : t('courses.found', { count: total })}</h2>
            <label className={classes.sort}>
              <span>{t('courses.catalogue.sort')}</span>
              <BareSelect value={search.urut ?? 'newest'} onChange={(event) => choices.sort(event.currentTarget.value)}>
                <option value="newest">{t('courses.catalogue.newest')}</option>
                <option value="popular">{t('courses.catalogue.popular')}</option>
                <option value="title">{t('courses.catalogue.byTitle')}</option>
              </BareSelect>
            </label>
          </div>
          <FilterChips chips={choices.chips} onClear={choices.clear} />
          <SavedAt savedAt={list.data?.pages[0]?.savedAt ?? null} />
          {list.isPending ? (
            <Skeletons>
              <CardsSkeleton cards={6} height={268} />
            </Skeletons>
          ) : list.isError ? (
            <QueryFailure what={t('courses.catalogue.failed')} query={list} />
          ) : (
            <Results
              rows={list.data.pages.flatMap((page) => page.value.rows)}
              more={list.hasNextPage}
              loading={list.isFetchingNextPage}
              onMore={() => void list.fetchNextPage()}
              onClear={choices.clear}
              filtered={choices.chips.length > 0 || search.cari !== undefined}
            />
          )}
        </div>
      </div>
    </Page>
  );
}
