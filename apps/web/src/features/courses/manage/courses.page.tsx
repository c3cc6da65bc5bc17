import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { IconArchive, IconArchiveOff, IconCopy, IconListSearch, IconPackage, IconPlus, IconUsers } from '@tabler/icons-react';
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { pagedQuery, useRouteMutation, type Row } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button, ButtonLink, IconButton } from '../../../ui/button.js';
import { Page, RowList } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { SearchField } from '../../../ui/search-field.js';
import { ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import '../../../ui/styles/inputs.js';
import { classLabels } from '../components/labels.js';
import type { CourseListSearch } from '../search.js';
import classes from './courses.module.css';
import { CourseStateChip } from './course-state-chip.js';
import { NewCourseDialog } from './new-course-dialog.js';

const route = getRouteApi('/frame/shell/kelola/');
type Course = Row<'GET /api/courses'>;

const states = { draft: 'courses.state.draft', published: 'courses.state.published', changed: 'courses.state.changed', archived: 'courses.state.archived' } as const;

function RowActions({ course }: { readonly course: Course }) {
  const t = useText();
  const again = { invalidates: ['GET /api/courses'] } as const;
  const duplicate = useRouteMutation('POST /api/courses/:courseId/copies', again);
  const archive = useRouteMutation('POST /api/courses/:courseId/archive', again);
  const restore = useRouteMutation('DELETE /api/courses/:courseId/archive', again);
  const params = { courseId: course.id };
  const fail = (error: Error): void => showToast(error.message || t('courses.actionFailed'));
  if (course.state === 'archived') {
    return (
      <IconButton label={t('courses.restore', { title: course.title })} onClick={() => restore.mutate({ params }, { onError: fail, onSuccess: () => showToast(t('courses.restored', { title: course.title })) })}>
        <IconArchiveOff size={20} />
      </IconButton>
    );
  }
  return (
    <>
      <IconButton
        label={t('courses.duplicate', { title: course.title })}
        disabled={duplicate.isPending}
        onClick={() => duplicate.mutate({ params, body: {} }, { onError: fail, onSuccess: (copy) => showToast(t('courses.duplicated', { title: copy.outline.title })) })}
      >
        <IconCopy size={20} />
      </IconButton>
      <IconButton
        label={t('courses.archive', { title: course.title })}
        disabled={archive.isPending}
        onClick={() => archive.mutate({ params }, { onError: fail, onSuccess: () => showToast(t('courses.archived', { title: course.title }), () => restore.mutate({ params })) })}
      >
        <IconArchive size={20} />
      </IconButton>
    </>
  );
}

function CourseItem({ course }: { readonly course: Course }) {
  const t = useText();
  const formats = useFormats();
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <h2 className={classes.title}>
          <Link to="/kelola/kursus/$courseId" params={{ courseId: course.id }}>
            {course.title}
          </Link>
        </h2>
        <p className={classes.facts}>
          <span>{t(classLabels[course.competencyClass])}</span>
          <span>{course.hours === null ? t('courses.noHours') : formats.jp(course.hours)}</span>
          <span>{t('courses.content', { modules: course.modules, lessons: course.lessons })}</span>
          <span>{t('courses.edited', { name: course.editedBy.name, when: formats.relative(course.editedAt) })}</span>
        </p>
      </div>
      <CourseStateChip state={course.state} number={course.versionNumber} />
      <div className={classes.actions}>
        <RowActions course={course} />
      </div>
    </li>
  );
}

/** The courses that one may edit. */
export function CoursesPage() {
  const t = useText();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [making, setMaking] = useState(false);
  const shares = hasRole(useMe(), 'agency_admin');
  const query = { ...(search.cari === undefined ? {} : { search: search.cari }), ...(search.keadaan === undefined ? {} : { state: search.keadaan }) };
  const list = useInfiniteQuery(pagedQuery('GET /api/courses', { query }));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const go = (next: CourseListSearch): void => void navigate({ search: next, replace: true });
  const filtered = search.cari !== undefined || search.keadaan !== undefined;
  const { keadaan: _state, ...withoutState } = search;
  const { cari: _text, ...withoutText } = search;
  const runs = (
    <ButtonLink look="outline" to="/kelola/angkatan" before={<IconUsers size={20} />}>
      {t('courses.runs')}
    </ButtonLink>
  );
  const bank = (
    <ButtonLink look="outline" to="/kelola/soal" before={<IconListSearch size={20} />}>
      {t('courses.bank')}
    </ButtonLink>
  );
  const packages = (
    <ButtonLink look="outline" to="/kelola/paket" before={<IconPackage size={20} />}>
      {t('courses.packages')}
    </ButtonLink>
  );
  const create = (
    <Button before={<IconPlus size={20} />} onClick={() => setMaking(true)}>
      {t('courses.new')}
    </Button>
  );
  return (
    <Page>
      <PageHeader title={t('courses.manage.title')} lead={t('courses.manage.lead')} actions={<>{bank}{shares ? packages : null}{runs}{create}</>} />
      <div className={classes.tools}>
        <SearchField label={t('courses.catalogue.search')} value={search.cari ?? ''} onSearch={(text) => go(text === '' ? withoutText : { ...search, cari: text })} count={list.isFetching ? null : rows.length} />
        <NativeSelect
          aria-label={t('courses.field.state')}
          value={search.keadaan ?? ''}
          onChange={(event) => {
            const value = event.currentTarget.value;
            go(value === 'draft' || value === 'published' || value === 'changed' || value === 'archived' ? { ...search, keadaan: value } : withoutState);
          }}
          data={[{ value: '', label: t('courses.state.any') }, ...Object.entries(states).map(([value, label]) => ({ value, label: t(label) }))]}
        />
      </div>
      {list.isPending ? (
        <Skeletons>
          <ListSkeleton rows={5} height={92} />
        </Skeletons>
      ) : list.isError ? (
        <QueryFailure what={t('courses.manage.failed')} query={list} />
      ) : rows.length === 0 ? (
        <EmptyState action={filtered ? <Button onClick={() => go({})}>{t('courses.catalogue.clear')}</Button> : create}>{filtered ? t('courses.catalogue.noMatch') : t('courses.manage.empty')}</EmptyState>
      ) : (
        <RowList>
          {rows.map((course) => (
            <CourseItem key={course.id} course={course} />
          ))}
        </RowList>
      )}
      {list.hasNextPage ? (
        <div className={classes.more}>
          <Button look="outline" onClick={() => void list.fetchNextPage()} busy={list.isFetchingNextPage}>
            {t('courses.more')}
          </Button>
        </div>
      ) : null}
      <NewCourseDialog open={making} onClose={() => setMaking(false)} />
    </Page>
  );
}
