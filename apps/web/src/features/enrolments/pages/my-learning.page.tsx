import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useText } from '../../../lib/i18n/index.js';
import { useLessonMarks } from '../../../lib/learning/index.js';
import { keptPages } from '../../../lib/offline/index.js';
import { useMe } from '../../../lib/session/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { CardGrid, Page } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { SavedAt } from '../../../ui/saved-at.js';
import { CardsSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { Tabs } from '../../../ui/tabs.js';
import { showToast } from '../../../ui/toast.js';
import { VisuallyHidden } from '../../../ui/visually-hidden.js';
import { MyCourseCard } from '../components/my-course-card.js';
import classes from '../components/my-learning.module.css';

const route = getRouteApi('/frame/shell/pembelajaran');
const PAGE = 24;

function CourseList({ state }: { readonly state: 'active' | 'completed' }) {
  const t = useText();
  const { personId } = useMe();
  const list = useInfiniteQuery(keptPages(personId, 'GET /api/enrolments', { query: { state, limit: PAGE } }));
  if (list.isPending) {
    return (
      <Skeletons>
        <CardsSkeleton cards={3} height={290} />
      </Skeletons>
    );
  }
  if (list.isError) return <QueryFailure what={t('enrolments.mine.failed')} query={list} />;
  const rows = list.data.pages.flatMap((page) => page.value.rows);
  if (rows.length === 0) {
    return (
      <EmptyState motif="kawung" action={<ButtonLink to="/katalog">{t('enrolments.mine.catalogue')}</ButtonLink>}>
        {state === 'active' ? t('enrolments.mine.empty_active') : t('enrolments.mine.empty_completed')}
      </EmptyState>
    );
  }
  return (
    <>
      <SavedAt savedAt={list.data.pages[0]?.savedAt ?? null} />
      <h2>
        <VisuallyHidden>{state === 'active' ? t('enrolments.mine.active') : t('enrolments.mine.completed')}</VisuallyHidden>
      </h2>
      <CardGrid>
        {rows.map((course) => (
          <li key={course.enrolmentId}>
            <MyCourseCard course={course} />
          </li>
        ))}
      </CardGrid>
      {list.hasNextPage ? (
        <div className={classes.more}>
          <Button look="outline" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('ui.table.more')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** My courses, those under way and those completed. */
export function MyLearningPage() {
  const t = useText();
  const { bagian = 'aktif' } = route.useSearch();
  const navigate = route.useNavigate();
  useLessonMarks(showToast);
  return (
    <Page>
      <PageHeader
        title={t('enrolments.mine.title')}
        lead={t('enrolments.mine.lead')}
        actions={
          <ButtonLink look="plain" to="/daftar-tunggu">
            {t('enrolments.mine.requests')}
          </ButtonLink>
        }
      />
      <Tabs
        label={t('enrolments.mine.title')}
        tabs={
          [
            { value: 'aktif', label: t('enrolments.mine.active') },
            { value: 'selesai', label: t('enrolments.mine.completed') },
          ] as const
        }
        value={bagian}
        onChange={(part) => void navigate({ search: part === 'selesai' ? { bagian: part } : {}, replace: true, resetScroll: false })}
      >
        <CourseList key={bagian} state={bagian === 'selesai' ? 'completed' : 'active'} />
      </Tabs>
    </Page>
  );
}
