import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import { routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { activeLanguage, needCatalogue, useText } from '../../../lib/i18n/index.js';
import { hasRole, mayEnter, useMe } from '../../../lib/session/index.js';
import { LinkCard } from '../../../ui/card.js';
import { CardGrid, Section } from '../../../ui/layout.js';
import { ListSkeleton, SkeletonBlock } from '../../../ui/skeleton.js';
import { ErrorReason } from '../../../ui/states.js';
import classes from './home.module.css';

/** Rows that are counted: beyond them the number is "100+". */
const COUNTED = 100;

type Counted = { readonly rows: readonly unknown[]; readonly next: string | null };

function useCount(): (page: Counted) => string {
  const formats = useFormats();
  return (page) => (page.next === null ? formats.number(page.rows.length) : `${formats.number(COUNTED)}+`);
}

type Reading = { readonly isPending: boolean; readonly isError: boolean; readonly error: unknown };

/** A figure that is still coming, or why it is not. */
function Figures({ reading, children }: { readonly reading: Reading; readonly children: ReactNode }) {
  if (reading.isPending) return <SkeletonBlock height={44} />;
  if (!reading.isError) return <ul className={classes.figures}>{children}</ul>;
  return (
    <p className={classes.quiet}>
      <ErrorReason error={reading.error} />
    </p>
  );
}

function CourseWork() {
  const t = useText();
  const count = useCount();
  const drafts = useQuery(routeQuery('GET /api/courses', { query: { state: 'draft', limit: COUNTED } }));
  const changed = useQuery(routeQuery('GET /api/courses', { query: { state: 'changed', limit: COUNTED } }));
  return (
    <LinkCard to="/kelola" title={t('home.work.courses')}>
      <Figures reading={drafts.isPending || drafts.isError ? drafts : changed}>
        <li>{drafts.data ? t('home.work.drafts', { count: count(drafts.data) }) : null}</li>
        <li>{changed.data ? t('home.work.changed', { count: count(changed.data) }) : null}</li>
      </Figures>
    </LinkCard>
  );
}

function RunWork() {
  const t = useText();
  const formats = useFormats();
  const count = useCount();
  const open = useQuery(routeQuery('GET /api/runs', { query: { phase: 'open', limit: COUNTED } }));
  const rows = open.data?.rows ?? [];
  const sum = (read: (row: (typeof rows)[number]) => number): string => formats.number(rows.reduce((total, row) => total + read(row), 0));
  return (
    <LinkCard to="/admin/angkatan" title={t('home.work.runs')}>
      <Figures reading={open}>
        <li>{open.data ? t('home.work.open', { count: count(open.data) }) : null}</li>
        {open.data && open.data.next === null ? <li>{t('home.work.seated', { seats: sum((run) => run.seatsTaken), completed: sum((run) => run.completed) })}</li> : null}
      </Figures>
    </LinkCard>
  );
}

/** What the team asks of its supervisor. */
function TeamWork() {
  const t = useText();
  const count = useCount();
  const waiting = useQuery(routeQuery('GET /api/team-nominations', { query: { state: 'waiting_supervisor', limit: COUNTED } }));
  return (
    <LinkCard to="/tim/usulan" title={t('home.work.team')}>
      <Figures reading={waiting}>
        <li>{waiting.data ? t('home.work.consents', { count: count(waiting.data) }) : null}</li>
        <li>{t('home.work.nominate')}</li>
      </Figures>
    </LinkCard>
  );
}

/** What the parts are called comes with them: those who only learn never ask for it. */
const Parts = lazy(async () => {
  const [{ Parts: parts }] = await Promise.all([import('./parts.js'), needCatalogue('administration', activeLanguage())]);
  return { default: parts };
});

/** The way to the work of authors and administrators, with its figures. Nothing for those who only learn. */
export function StaffWork() {
  const t = useText();
  const me = useMe();
  const authors = hasRole(me, 'instructor', 'agency_admin');
  const runs = hasRole(me, 'agency_admin', 'auditor');
  const oversees = hasRole(me, 'supervisor');
  const administers = mayEnter(me, 'admin');
  if (!authors && !administers && !oversees) return null;
  return (
    <Section title={t('home.work.title')}>
      {authors || runs || oversees ? (
        <CardGrid>
          {authors ? (
            <li>
              <CourseWork />
            </li>
          ) : null}
          {runs ? (
            <li>
              <RunWork />
            </li>
          ) : null}
          {oversees ? (
            <li>
              <TeamWork />
            </li>
          ) : null}
        </CardGrid>
      ) : null}
      {administers ? (
        <Suspense fallback={<ListSkeleton rows={3} height={44} />}>
          <Parts />
        </Suspense>
      ) : null}
    </Section>
  );
}
