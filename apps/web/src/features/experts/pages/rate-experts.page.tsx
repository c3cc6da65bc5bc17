import type { ToRateView } from '@sinau/contracts/experts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { createFormats } from '../../../lib/formats/index.js';
import { activeLanguage, useText } from '../../../lib/i18n/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { CardItem, CardList } from '../../../ui/card-list.js';
import { Page } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { EmptyState, ErrorReason } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import classes from '../components/experts.module.css';

const MARKS = [[1, 'experts.rate.1'], [2, 'experts.rate.2'], [3, 'experts.rate.3'], [4, 'experts.rate.4'], [5, 'experts.rate.5']] as const;

function One({ one }: { readonly one: ToRateView }) {
  const t = useText();
  const [mark, setMark] = useState<number | null>(null);
  const rate = useRouteMutation('POST /api/me/expert-ratings', { invalidates: ['GET /api/me/expert-ratings'] });
  return (
    <CardItem>
      <form
        className={classes.stack}
        onSubmit={(event) => {
          event.preventDefault();
          if (mark !== null) rate.mutate({ body: { sessionId: one.sessionId, expertId: one.expertId, mark } }, { onSuccess: () => showToast(t('experts.rate.thanks')) });
        }}
      >
        <fieldset className={classes.group}>
          <legend>{t('experts.rate.of', { name: one.expertName, session: one.title })}</legend>
          {MARKS.map(([value, words]) => (
            <label key={value} className={classes.check}>
              <input type="radio" name={`${one.sessionId}${one.expertId}`} value={value} checked={mark === value} onChange={() => setMark(value)} />
              {t(words)}
            </label>
          ))}
        </fieldset>
        <p className={classes.muted}>{[one.runName, createFormats(activeLanguage(), one.timeZone).dateTime(one.startsAt), one.topic].filter((part) => part !== '').join(' · ')}</p>
        {rate.isError ? <p role="alert" className={classes.failure}><ErrorReason error={rate.error} /></p> : null}
        <div className={classes.row}><Button type="submit" busy={rate.isPending} disabled={mark === null} aria-label={t('experts.rate.send_name', { name: one.expertName })}>{t('experts.rate.send')}</Button></div>
      </form>
    </CardItem>
  );
}

/** Rates the experts of sessions that one attended. */
export function RateExpertsPage() {
  const t = useText();
  const open = useQuery(routeQuery('GET /api/me/expert-ratings', {}));
  const crumbs = [{ label: t('experts.rate.calendar'), to: '/kalender' }];
  return (
    <QueryPage query={open} title={t('experts.rate.title')} crumbs={crumbs} failed={t('experts.rate.failed')}>
      {({ rows }) => (
        <Page>
          <PageHeader title={t('experts.rate.title')} lead={t('experts.rate.lead')} crumbs={[...crumbs, { label: t('experts.rate.title') }]} />
          {rows.length === 0 ? <EmptyState action={<ButtonLink look="outline" to="/kalender">{t('experts.rate.calendar')}</ButtonLink>}>{t('experts.rate.empty')}</EmptyState> : null}
          <CardList>{rows.map((one) => <One key={`${one.sessionId}${one.expertId}`} one={one} />)}</CardList>
        </Page>
      )}
    </QueryPage>
  );
}
