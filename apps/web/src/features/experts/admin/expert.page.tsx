import type { ExpertView } from '@sinau/contracts/experts';
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { call, routeKey, routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { createFormats, useFormats } from '../../../lib/formats/index.js';
import { activeLanguage } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button } from '../../../ui/button.js';
import { CardItem, CardList } from '../../../ui/card-list.js';
import { Facts } from '../../../ui/facts.js';
import { Section, Sections } from '../../../ui/layout.js';
import { Notice } from '../../../ui/notice.js';
import { PageHeader } from '../../../ui/page-header.js';
import { PageSkeleton } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { Written } from '../../../ui/written.js';
import { ExpertForm } from '../components/expert-form.js';
import classes from '../components/experts.module.css';
import { AnswerChip, bandWords, periodWords, RatingText } from '../components/words.js';

const READ = 'GET /api/experts/:expertId';

function take(client: QueryClient, expert: ExpertView): void {
  client.setQueryData(routeKey(READ, { params: { expertId: expert.id } }), expert);
  void client.invalidateQueries({ queryKey: ['GET /api/experts'] });
}

/** Adds an expert. */
export function NewExpertPage() {
  const t = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  return (
    <>
      <PageHeader title={t('experts.add')} crumbs={[{ label: t('experts.title'), to: '/admin/narasumber' }, { label: t('experts.add') }]} />
      <ExpertForm
        expert={null}
        send={async (body) => {
          const made = await call('POST /api/experts', { body });
          take(client, made);
          showToast(t('experts.added', { name: made.name }));
          await navigate({ to: '/admin/narasumber/$expertId', params: { expertId: made.id } });
        }}
      />
    </>
  );
}

function Invitations({ expert }: { readonly expert: ExpertView }) {
  const t = useText();
  if (expert.invitedTo.length === 0) return <p className={classes.muted}>{t('experts.invited.none')}</p>;
  return (
    <CardList>
      {expert.invitedTo.map((one) => (
        <CardItem key={one.sessionId}>
          <Link className={classes.name} to="/admin/sesi/$sessionId/narasumber" params={{ sessionId: one.sessionId }}>{one.title}</Link>
          <p className={classes.muted}>{[one.runName, createFormats(activeLanguage(), one.timeZone).dateTime(one.startsAt), one.topic].filter((part) => part !== '').join(' · ')}</p>
          <div className={classes.row}><AnswerChip state={one.state} /></div>
        </CardItem>
      ))}
    </CardList>
  );
}

/** For those who only read. */
function About({ expert }: { readonly expert: ExpertView }) {
  const t = useText();
  const formats = useFormats();
  return (
    <Facts
      facts={[
        { name: t('experts.home'), value: expert.homeAgency },
        { name: t('experts.competencies'), value: <Written>{expert.competencies.map(({ name }) => name).join(', ') || '–'}</Written> },
        { name: t('experts.expertise'), value: <Written>{expert.expertise.join(', ') || '–'}</Written> },
        { name: t('experts.band'), value: t(bandWords[expert.feeBand]) },
        { name: t('experts.availability'), value: expert.availability || '–' },
        { name: t('experts.periods'), value: expert.periods.map(({ kind, startsOn, endsOn }) => `${t(periodWords[kind])}: ${formats.day(startsOn)} – ${formats.day(endsOn)}`).join('; ') || '–' },
        { name: t('experts.contact'), value: expert.contact ?? '–' },
      ]}
    />
  );
}

function Content({ expert }: { readonly expert: ExpertView }) {
  const t = useText();
  const client = useQueryClient();
  const manages = hasRole(useMe(), 'agency_admin');
  const params = { expertId: expert.id };
  async function put(next: Promise<ExpertView>, said: string): Promise<void> {
    take(client, await next);
    showToast(said);
  }
  return (
    <Sections>
      {expert.archived ? (
        <Notice action={manages ? <Button look="outline" onClick={() => void put(call('DELETE /api/experts/:expertId/archiving', { params }), t('experts.restored'))}>{t('experts.restore')}</Button> : null}>{t('experts.is_archived')}</Notice>
      ) : null}
      <Facts facts={[{ name: t('experts.rating'), value: <RatingText rating={expert.rating} /> }]} />
      <Section title={t('experts.invited')}><Invitations expert={expert} /></Section>
      <Section title={t('experts.data')}>
        {manages ? <ExpertForm key={expert.revision} expert={expert} send={(body) => put(call('PUT /api/experts/:expertId', { params, body: { revision: expert.revision, ...body } }), t('experts.saved'))} /> : <About expert={expert} />}
      </Section>
      {manages && !expert.archived ? (
        <div className={classes.row}>
          <Button look="outline" onClick={() => void put(call('PUT /api/experts/:expertId/archiving', { params, body: {} }), t('experts.archived_done'))}>{t('experts.archive')}</Button>
        </div>
      ) : null}
    </Sections>
  );
}

/** One expert: what they teach, when they can come, how they were rated and what they were invited to. */
export function ExpertPage() {
  const t = useText();
  const { expertId } = useParams({ from: '/frame/shell/admin/narasumber/$expertId' });
  const expert = useQuery(routeQuery(READ, { params: { expertId } }));
  return (
    <>
      <PageHeader title={expert.data?.name ?? t('experts.title')} {...(expert.data ? { lead: expert.data.homeAgency } : {})} crumbs={[{ label: t('experts.title'), to: '/admin/narasumber' }]} />
      {expert.isPending ? <PageSkeleton /> : null}
      {expert.isError && !expert.data ? <QueryFailure what={t('experts.failed')} query={expert} /> : null}
      {expert.data ? <Content expert={expert.data} /> : null}
    </>
  );
}
