import type { NeedView } from '@sinau/contracts/needs';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button } from '../../../ui/button.js';
import { CardLine, CardList } from '../../../ui/card-list.js';
import { Section, Sections, WithRail } from '../../../ui/layout.js';
import { Notice } from '../../../ui/notice.js';
import { PageHeader } from '../../../ui/page-header.js';
import { QueryPage } from '../../../ui/query-page.js';
import { showToast } from '../../../ui/toast.js';
import { Comments } from '../components/comments.js';
import { Invitations } from '../components/invitations.js';
import { NeedActs } from '../components/need-acts.js';
import { NeedFacts } from '../components/need-facts.js';
import { NeedForm } from '../components/need-form.js';
import classes from '../components/needs.module.css';
import { Weighing } from '../components/weighing.js';
import { originWords } from '../components/words.js';

const route = getRouteApi('/frame/shell/admin/kebutuhan/$needId');

function Sources({ need }: { readonly need: NeedView }) {
  const t = useText();
  const formats = useFormats();
  if (need.sources.length === 0) return null;
  return (
    <Section title={t('needs.sources')}>
      <CardList>
        {need.sources.map((source) => (
          <CardLine key={source.id}>
            <div>
              <Link className={classes.name} to="/admin/kebutuhan/$needId" params={{ needId: source.id }}>{source.title}</Link>
              <span className={classes.small}>{t('needs.merge.about', { origin: t(originWords[source.origin]), people: source.people, weight: formats.decimal(source.weight, 2) })}</span>
            </div>
          </CardLine>
        ))}
      </CardList>
    </Section>
  );
}

function Programmes({ need }: { readonly need: NeedView }) {
  const t = useText();
  if (need.programmes.length === 0) return null;
  return (
    <Section title={t('needs.programmes')}>
      <CardList>{need.programmes.map(({ id, name, year }) => <CardLine key={id}><div><Link className={classes.name} to="/admin/program/$programmeId" params={{ programmeId: id }}>{name}</Link> <span className={classes.small}>{year}</span></div></CardLine>)}</CardList>
    </Section>
  );
}

function Found({ need, manages }: { readonly need: NeedView; readonly manages: boolean }) {
  const t = useText();
  const comment = useRouteMutation('POST /api/needs/:needId/comments', { invalidates: ['GET /api/needs/:needId', 'GET /api/needs'] });
  return (
    <WithRail rail={<><Section title={t('needs.weighing')}><Weighing need={need} /></Section><Section title={t('needs.invitations')}><Invitations need={need} manages={manages} /></Section></>}>
      <Sections>
        {need.mergedInto === null ? null : (
          <Notice>{t('needs.merged_into')} <Link className={classes.name} to="/admin/kebutuhan/$needId" params={{ needId: need.mergedInto.id }}>{need.mergedInto.title}</Link></Notice>
        )}
        {need.description === '' ? null : <p className={classes.text}>{need.description}</p>}
        <NeedFacts need={need} />
        <Sources need={need} />
        <Programmes need={need} />
        <Section title={t('needs.comments')}><Comments comments={need.comments} send={manages ? (body) => comment.mutateAsync({ params: { needId: need.id }, body }) : null} /></Section>
      </Sections>
    </WithRail>
  );
}

/** One need: what it stands on and weighs, what was decided, who said what about it. */
export function NeedPage() {
  const t = useText();
  const { needId } = route.useParams();
  const manages = hasRole(useMe(), 'agency_admin');
  const [editing, setEditing] = useState(false);
  const need = useQuery(routeQuery('GET /api/needs/:needId', { params: { needId } }));
  const change = useRouteMutation('PUT /api/needs/:needId', { invalidates: ['GET /api/needs', 'GET /api/needs/:needId'] });
  const list = { label: t('needs.title'), to: '/admin/kebutuhan' };
  return (
    <QueryPage query={need} title={t('needs.title')} crumbs={[list]} failed={t('needs.one.failed')}>
      {(found) => (
        <>
          <PageHeader title={found.title} crumbs={[list, { label: found.title }]} actions={manages && !editing ? <NeedActs need={found} onEdit={() => setEditing(true)} /> : undefined} />
          {editing ? (
            <NeedForm
              need={found} submit={t('needs.form.save')} cancel={<Button look="plain" onClick={() => setEditing(false)}>{t('ui.cancel')}</Button>}
              send={async (body) => {
                const changed = await change.mutateAsync({ params: { needId }, body: { ...body, revision: found.revision } });
                showToast(t('needs.changed', { title: changed.title }));
                setEditing(false);
              }}
            />
          ) : <Found need={found} manages={manages} />}
        </>
      )}
    </QueryPage>
  );
}
