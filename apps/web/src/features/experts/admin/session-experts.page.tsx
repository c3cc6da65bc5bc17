import type { InvitationsView, InvitationView } from '@sinau/contracts/experts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { call, routeKey, routeQuery } from '../../../lib/api/index.js';
import { createFormats } from '../../../lib/formats/index.js';
import { activeLanguage, useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { CardItem, CardList } from '../../../ui/card-list.js';
import { Section, Sections } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { SearchField } from '../../../ui/search-field.js';
import { ListSkeleton, PageSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, ErrorReason, QueryFailure } from '../../../ui/states.js';
import { Written } from '../../../ui/written.js';
import classes from '../components/experts.module.css';
import { AnswerChip, bandWords, RatingText } from '../components/words.js';

const READ = 'GET /api/run-sessions/:sessionId/experts';

/** The day of the session in its own zone; ISO 8601. */
function dayOf({ startsAt, timeZone }: Pick<InvitationsView, 'startsAt' | 'timeZone'>): string {
  return new Date(startsAt).toLocaleDateString('en-CA', { timeZone });
}

function useTurns(sessionId: string) {
  const client = useQueryClient();
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  return {
    busy,
    failure,
    async doing(expertId: string, work: Promise<InvitationsView>): Promise<void> {
      setBusy(expertId);
      setFailure(null);
      try {
        client.setQueryData(routeKey(READ, { params: { sessionId } }), await work);
        await client.invalidateQueries({ queryKey: ['GET /api/experts/:expertId'] });
      } catch (error) {
        setFailure(error);
      } finally {
        setBusy(null);
      }
    },
  };
}

type InvitedProps = { readonly one: InvitationView; readonly mayManage: boolean; readonly busy: boolean; readonly onAnswer: (state: InvitationView['state']) => void; readonly onDrop: () => void };

function Invited({ one, mayManage, busy, onAnswer, onDrop }: InvitedProps) {
  const t = useText();
  return (
    <CardItem>
      <Link className={classes.name} to="/admin/narasumber/$expertId" params={{ expertId: one.expertId }}>{one.name}</Link>
      <p className={classes.muted}>{[one.homeAgency, t(bandWords[one.feeBand]), one.contact].filter((part) => part !== null).join(' · ')}</p>
      {one.topic === '' ? null : <p><Written>{one.topic}</Written></p>}
      <div className={classes.row}>
        <AnswerChip state={one.state} />
        {mayManage && one.state !== 'accepted' ? <Button look="outline" busy={busy} aria-label={t('experts.accept_name', { name: one.name })} onClick={() => onAnswer('accepted')}>{t('experts.accept')}</Button> : null}
        {mayManage && one.state !== 'declined' ? <Button look="quiet" busy={busy} aria-label={t('experts.decline_name', { name: one.name })} onClick={() => onAnswer('declined')}>{t('experts.decline')}</Button> : null}
        {mayManage ? <Button look="quiet" busy={busy} aria-label={t('experts.uninvite_name', { name: one.name })} onClick={onDrop}>{t('experts.uninvite')}</Button> : null}
      </div>
    </CardItem>
  );
}

type ChooseProps = { readonly session: InvitationsView; readonly busy: string | null; readonly onInvite: (expertId: string) => void };

/** Who can come on the day, by words. */
function Choose({ session, busy, onInvite }: ChooseProps) {
  const t = useText();
  const [words, setWords] = useState('');
  const found = useQuery(routeQuery('GET /api/experts', { query: { day: dayOf(session), limit: 20, ...(words === '' ? {} : { search: words }) } }));
  const invited = new Set(session.invitations.map(({ expertId }) => expertId));
  const rows = (found.data?.rows ?? []).filter(({ id }) => !invited.has(id));
  return (
    <Section title={t('experts.invite.title')}>
      <div className={classes.stack}>
        <SearchField label={t('experts.invite.search')} value={words} onSearch={setWords} count={found.data === undefined ? null : rows.length} />
        {found.isPending ? <ListSkeleton rows={3} height={90} /> : null}
        {found.isError && !found.data ? <QueryFailure what={t('experts.failed')} query={found} /> : null}
        {found.data && rows.length === 0 ? <p className={classes.muted}>{t('experts.invite.none')}</p> : null}
        <CardList>
          {rows.map((one) => (
            <CardItem key={one.id}>
              <Link className={classes.name} to="/admin/narasumber/$expertId" params={{ expertId: one.id }}>{one.name}</Link>
              <p className={classes.muted}>{[one.homeAgency, t(bandWords[one.feeBand])].join(' · ')} · <RatingText rating={one.rating} /></p>
              <p><Written>{[...one.competencies.map(({ name }) => name), ...one.expertise].join(', ')}</Written></p>
              <div className={classes.row}>
                <Button look="outline" busy={busy === one.id} aria-label={t('experts.invite_name', { name: one.name })} onClick={() => onInvite(one.id)}>{t('experts.invite')}</Button>
              </div>
            </CardItem>
          ))}
        </CardList>
      </div>
    </Section>
  );
}

function Content({ session }: { readonly session: InvitationsView }) {
  const t = useText();
  const { busy, failure, doing } = useTurns(session.sessionId);
  const paramsOf = (expertId: string) => ({ params: { sessionId: session.sessionId, expertId } });
  return (
    <Sections>
      {failure === null ? null : <p role="alert" className={classes.failure}><ErrorReason error={failure} /></p>}
      {session.invitations.length === 0 ? <EmptyState>{t('experts.invite.empty')}</EmptyState> : null}
      <CardList>
        {session.invitations.map((one) => (
          <Invited
            key={one.expertId} one={one} mayManage={session.mayManage} busy={busy === one.expertId}
            onAnswer={(state) => void doing(one.expertId, call('POST /api/run-sessions/:sessionId/experts/:expertId/answer', { ...paramsOf(one.expertId), body: { state } }))}
            onDrop={() => void doing(one.expertId, call('DELETE /api/run-sessions/:sessionId/experts/:expertId', paramsOf(one.expertId)))}
          />
        ))}
      </CardList>
      {session.mayManage ? <Choose session={session} busy={busy} onInvite={(expertId) => void doing(expertId, call('PUT /api/run-sessions/:sessionId/experts/:expertId', { ...paramsOf(expertId), body: { topic: '' } }))} /> : null}
    </Sections>
  );
}

/** Who speaks at a session: invited from the register, and what they answered. */
export function SessionExpertsPage() {
  const t = useText();
  const { sessionId } = useParams({ from: '/frame/shell/admin/sesi/$sessionId/narasumber' });
  const session = useQuery(routeQuery(READ, { params: { sessionId } }));
  const found = session.data;
  return (
    <>
      <PageHeader
        title={t('experts.session.title')} {...(found ? { lead: `${found.title} · ${createFormats(activeLanguage(), found.timeZone).dateTime(found.startsAt)}` } : {})}
        crumbs={[{ label: t('experts.title'), to: '/admin/narasumber' }, ...(found ? [{ label: found.title, to: `/sesi/${found.sessionId}` }] : [])]}
      />
      {session.isPending ? <PageSkeleton /> : null}
      {session.isError && !found ? <QueryFailure what={t('experts.session.failed')} query={session} /> : null}
      {found ? <Content session={found} /> : null}
    </>
  );
}
