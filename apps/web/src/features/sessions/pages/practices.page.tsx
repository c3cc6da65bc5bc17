import type { OwnPracticeRow } from '@sinau/contracts/sessions';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { keptQuery } from '../../../lib/offline/index.js';
import { useMe } from '../../../lib/session/index.js';
import { ButtonLink } from '../../../ui/button.js';
import { CardItem, CardList } from '../../../ui/card-list.js';
import { Page } from '../../../ui/layout.js';
import { Notice } from '../../../ui/notice.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { EmptyState } from '../../../ui/states.js';
import { sessionTime } from '../components/use-zone.js';
import { PracticeChip } from '../practice/practice-words.js';
import classes from '../practice/practice.module.css';

function Row({ practice }: { readonly practice: OwnPracticeRow }) {
  const formats = useFormats();
  return (
    <CardItem>
      <Link className={classes.title} to="/praktik/$sessionId" params={{ sessionId: practice.sessionId }}>
        {practice.title}
      </Link>
      <p>{sessionTime(practice)}</p>
      <p className={classes.muted}>{[practice.runName, practice.courseTitle, practice.place, formats.jp(practice.hours)].filter((part) => part !== null && part !== '').join(' · ')}</p>
      <div className={classes.row}>
        <PracticeChip state={practice.state} />
      </div>
    </CardItem>
  );
}

/** Field practice of one's own runs, and what became of each report. */
export function PracticesPage() {
  const t = useText();
  const formats = useFormats();
  const { personId } = useMe();
  const practices = useQuery(keptQuery(personId, 'GET /api/me/practice', {}));
  const crumbs = [{ label: t('sessions.calendar.title'), to: '/kalender' }];
  return (
    <QueryPage query={practices} title={t('sessions.practice.title')} crumbs={crumbs} failed={t('sessions.practice.failed')}>
      {({ value, savedAt }) => (
        <Page>
          <PageHeader title={t('sessions.practice.title')} lead={t('sessions.practice.lead')} crumbs={[...crumbs, { label: t('sessions.practice.title') }]} />
          {savedAt === null ? null : <Notice tone="warning">{t('sessions.practice.as_of', { at: formats.dateTime(savedAt) })}</Notice>}
          {value.rows.length === 0 ? (
            <EmptyState action={<ButtonLink look="outline" to="/kalender">{t('sessions.calendar.title')}</ButtonLink>}>{t('sessions.practice.empty')}</EmptyState>
          ) : (
            <CardList>
              {value.rows.map((practice) => (
                <Row key={practice.sessionId} practice={practice} />
              ))}
            </CardList>
          )}
        </Page>
      )}
    </QueryPage>
  );
}
