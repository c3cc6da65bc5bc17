import type { CalendarEntryView, CalendarView } from '@sinau/contracts/sessions';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useLocation } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { activeLanguage, useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button, ButtonAnchor, ButtonLink } from '../../../ui/button.js';
import { CardList } from '../../../ui/card-list.js';
import { Page, Section, Sections } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { PartLinks } from '../../../ui/part-links.js';
import { QueryPage } from '../../../ui/query-page.js';
import { EmptyState, ErrorReason } from '../../../ui/states.js';
import { StatusChip } from '../../../ui/status-chip.js';
import { SessionState } from '../components/session-state.js';
import { hoursOf, zoneFormats } from '../components/use-zone.js';
import classes from '../components/sessions.module.css';

const route = getRouteApi('/frame/shell/kalender');

function monthBeside(month: string, by: -1 | 1): string {
  const [year = 2026, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

function monthName(month: string): string {
  return new Date(`${month}-01T00:00:00Z`).toLocaleDateString(activeLanguage() === 'id' ? 'id-ID' : 'en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' });
}

function Entry({ entry }: { readonly entry: CalendarEntryView }) {
  const t = useText();
  const own = entry.role === 'participant';
  const named = useLocation({ select: ({ hash }) => hash === entry.id });
  const card = useRef<HTMLLIElement>(null);
  // The month comes after the page, so the router finds nothing yet to scroll to.
  useEffect(() => {
    if (!named) return;
    card.current?.scrollIntoView({ block: 'center' });
    card.current?.focus({ preventScroll: true });
  }, [named]);
  return (
    <li ref={card} id={entry.id} className={named ? `${classes.card} ${classes.named}` : classes.card} {...(named ? { tabIndex: -1, 'aria-current': true } : {})}>
      <div className={classes.row}>
        <h3 className={entry.state === 'cancelled' ? classes.cancelled : undefined}>{entry.title}</h3>
        {own && entry.present === true ? <StatusChip status="done">{t('sessions.attendee.present')}</StatusChip> : null}
        {own && entry.present === false ? <StatusChip status="error">{t('sessions.attendee.absent')}</StatusChip> : null}
        {entry.present === null ? <SessionState state={entry.state} /> : null}
      </div>
      <p>{hoursOf(entry)}</p>
      <p className={classes.muted}>{[entry.runName, entry.courseTitle, entry.place].filter((part) => part !== null && part !== '').join(' · ')}</p>
      <div className={classes.row}>
        {entry.link === null || entry.state !== 'planned' ? null : (
          <ButtonAnchor look="outline" href={entry.link} aria-label={t('sessions.calendar.join_name', { title: entry.title })}>
            {t('sessions.calendar.join')}
          </ButtonAnchor>
        )}
        {own && entry.kind === 'field_practice' && entry.state !== 'cancelled' ? (
          <ButtonLink look="outline" to={`/praktik/${entry.id}`} aria-label={t('sessions.practice.report_of', { title: entry.title })}>
            {t('sessions.practice.report')}
          </ButtonLink>
        ) : null}
        {entry.role !== 'organiser' ? null : (
          <ButtonLink look="quiet" to={`/sesi/${entry.id}`} aria-label={t('sessions.attendance_of', { title: entry.title })}>
            {t('sessions.attendance')}
          </ButtonLink>
        )}
      </div>
    </li>
  );
}

/** The month as an agenda: a heading for each day that has something. */
function Agenda({ calendar }: { readonly calendar: CalendarView }) {
  const t = useText();
  const formats = zoneFormats(calendar.timeZone);
  const days = new Map<string, CalendarEntryView[]>();
  for (const entry of calendar.sessions) {
    const day = formats.longDate(entry.startsAt);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  if (days.size === 0) return <EmptyState action={<ButtonLink look="outline" to="/pembelajaran">{t('sessions.calendar.learning')}</ButtonLink>}>{t('sessions.calendar.empty', { month: monthName(calendar.month) })}</EmptyState>;
  return (
    <>
      {[...days].map(([day, entries]) => (
        <Section key={day} title={day}>
          <CardList>
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </CardList>
        </Section>
      ))}
    </>
  );
}

/** The secret address for calendar programs: told once, made anew or ended. */
function Feed({ since }: { readonly since: string | null }) {
  const t = useText();
  const [address, setAddress] = useState<string | null>(null);
  const make = useRouteMutation('POST /api/calendar/feed', { invalidates: ['GET /api/calendar'] });
  const end = useRouteMutation('DELETE /api/calendar/feed', { invalidates: ['GET /api/calendar'] });
  const failure = make.error ?? end.error;
  return (
    <Section title={t('sessions.feed.title')}>
      <div className={classes.stack}>
        <p>{since === null ? t('sessions.feed.none') : t('sessions.feed.some')}</p>
        {address === null ? null : (
          <div role="status">
            <p>{t('sessions.feed.copy')}</p>
            <code className={classes.address}>{address}</code>
          </div>
        )}
        <div className={classes.row}>
          <Button look="outline" busy={make.isPending} onClick={() => make.mutate({ body: {} }, { onSuccess: (made) => setAddress(made.address) })}>
            {since === null ? t('sessions.feed.make') : t('sessions.feed.renew')}
          </Button>
          {since === null ? null : (
            <Button look="quiet" busy={end.isPending} onClick={() => end.mutate({}, { onSuccess: () => setAddress(null) })}>
              {t('sessions.feed.end')}
            </Button>
          )}
        </div>
        {failure === null ? null : (
          <p role="alert" className={classes.failure}>
            <ErrorReason error={failure} />
          </p>
        )}
      </div>
    </Section>
  );
}

/** One's own sessions, month by month. */
export function CalendarPage() {
  const t = useText();
  const { bulan } = route.useSearch();
  const learns = hasRole(useMe(), 'learner');
  const calendar = useQuery(routeQuery('GET /api/calendar', bulan === undefined ? {} : { query: { month: bulan } }));
  return (
    <QueryPage query={calendar} title={t('sessions.calendar.title')} failed={t('sessions.calendar.failed')}>
      {(found) => (
        <Page>
          <PageHeader
            title={t('sessions.calendar.title')}
            lead={monthName(found.month)}
            actions={<ButtonLink to="/hadir">{t('sessions.scan.open')}</ButtonLink>}
          />
          {learns ? <PartLinks label={t('sessions.calendar.parts')} links={[{ to: '/praktik', label: t('sessions.practice.title') }, { to: '/narasumber', label: t('sessions.rate_experts') }]} /> : null}
          <nav className={classes.months} aria-label={t('sessions.calendar.months')}>
            <ButtonLink look="quiet" to="/kalender" search={{ bulan: monthBeside(found.month, -1) }}>
              {t('sessions.calendar.before')}
            </ButtonLink>
            <ButtonLink look="quiet" to="/kalender" search={{ bulan: monthBeside(found.month, 1) }}>
              {t('sessions.calendar.after')}
            </ButtonLink>
          </nav>
          <Sections>
            <Agenda calendar={found} />
            <Feed since={found.feedSince} />
          </Sections>
        </Page>
      )}
    </QueryPage>
  );
}
