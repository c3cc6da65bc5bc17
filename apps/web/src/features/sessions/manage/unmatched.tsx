import type { SessionView } from '@sinau/contracts/sessions';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { pagedQuery, routeQuery, useRouteMutation, type Row } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { CardItem, CardList } from '../../../ui/card-list.js';
import { SelectField, TextField } from '../../../ui/form/index.js';
import { Section } from '../../../ui/layout.js';
import { ErrorReason, QueryFailure } from '../../../ui/states.js';
import { SESSION_READS } from '../components/session-reads.js';
import classes from '../components/sessions.module.css';

type Unmatched = Row<'GET /api/run-sessions/:sessionId/unmatched'>;

function Match({ session, one }: { readonly session: SessionView; readonly one: Unmatched }) {
  const t = useText();
  const formats = useFormats();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState('');
  const asked = search.trim();
  const people = useQuery(routeQuery('GET /api/run-sessions/:sessionId/attendance', { params: { sessionId: session.id }, query: { limit: 100, ...(asked === '' ? {} : { search: asked }) } }));
  const match = useRouteMutation('POST /api/run-sessions/:sessionId/unmatched/:attendeeId', { invalidates: SESSION_READS });
  const rows = people.data?.rows ?? [];
  const personId = rows.some((person) => person.personId === chosen) ? chosen : '';
  const send = (who: string | null): void => match.mutate({ params: { sessionId: session.id, attendeeId: one.id }, body: { personId: who } });
  return (
    <CardItem>
      <h3>{one.label}</h3>
      <p className={classes.muted}>{formats.duration(one.minutes)}</p>
      <div className={classes.pair}>
        <TextField label={t('sessions.match.search', { label: one.label })} value={search} onChange={setSearch} />
        <SelectField label={t('sessions.match.person', { label: one.label })} value={personId} choices={[{ value: '', label: t('sessions.match.choose') }, ...rows.map((person) => ({ value: person.personId, label: person.name }))]} onChange={setChosen} />
      </div>
      <div className={classes.row}>
        <Button look="outline" disabled={personId === ''} busy={match.isPending} onClick={() => send(personId)}>
          {t('sessions.match.do')}
        </Button>
        <Button look="quiet" aria-label={t('sessions.match.nobody_of', { label: one.label })} onClick={() => send(null)}>
          {t('sessions.match.nobody')}
        </Button>
      </div>
      {match.isError ? (
        <p role="alert" className={classes.failure}>
          <ErrorReason error={match.error} />
        </p>
      ) : null}
    </CardItem>
  );
}

/** Names of a webinar's list that nobody is matched to; nothing when there are none. */
export function UnmatchedList({ session }: { readonly session: SessionView }) {
  const t = useText();
  const list = useInfiniteQuery({ ...pagedQuery('GET /api/run-sessions/:sessionId/unmatched', { params: { sessionId: session.id }, query: { limit: 20 } }), enabled: session.unmatched > 0 && session.mayRecord });
  if (session.unmatched === 0 || !session.mayRecord) return null;
  return (
    <Section title={t('sessions.match.title', { count: session.unmatched })}>
      {list.isError ? <QueryFailure what={t('sessions.match.failed')} query={list} /> : null}
      <CardList>
        {(list.data?.pages ?? []).flatMap((page) => page.rows).map((one) => (
          <Match key={one.id} session={session} one={one} />
        ))}
      </CardList>
      {list.hasNextPage ? (
        <Button look="outline" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('sessions.more')}
        </Button>
      ) : null}
    </Section>
  );
}
