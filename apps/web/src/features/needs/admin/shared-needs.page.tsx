import type { SharedNeedRow } from '@sinau/contracts/needs';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button } from '../../../ui/button.js';
import { CardLine, CardList } from '../../../ui/card-list.js';
import { Facts } from '../../../ui/facts.js';
import { entry, ErrorSummary, TextField, useForm } from '../../../ui/form/index.js';
import { Section, Sections } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { ErrorReason, QueryFailure } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { Comments } from '../components/comments.js';
import { NeedStateChip } from '../components/need-state.js';
import classes from '../components/needs.module.css';
import { originWords } from '../components/words.js';

const route = getRouteApi('/frame/shell/admin/kebutuhan/instansi-lain');

/** What people copy: the whole link, or the code with blanks and small letters. */
function codeIn(text: string): string {
  const found = /kode=([0-9a-z]+)/i.exec(text);
  return (found?.[1] ?? text).replace(/[\s-]/g, '').toUpperCase();
}

function EnterCode({ code }: { readonly code: string | undefined }) {
  const t = useText();
  const navigate = route.useNavigate();
  const accept = useRouteMutation('POST /api/need-invitations/acceptance', { invalidates: ['GET /api/shared-needs'] });
  const { busy, failure, onSubmit } = useForm(async (form) => {
    const { needId } = await accept.mutateAsync({ body: { code: codeIn(entry(form, 'code')) } });
    showToast(t('needs.shared.opened'));
    await navigate({ search: { kebutuhan: needId }, replace: true });
  });
  return (
    <form className={classes.form} onSubmit={onSubmit}>
      {failure === null ? null : <ErrorSummary entries={[]}><ErrorReason error={failure} /></ErrorSummary>}
      <TextField name="code" label={t('needs.shared.code')} hint={t('needs.shared.code.hint')} defaultValue={code ?? ''} required maxLength={300} autoComplete="off" />
      <div className={classes.buttons}><Button type="submit" busy={busy}>{t('needs.shared.open')}</Button></div>
    </form>
  );
}

function SharedNeed({ needId, manages }: { readonly needId: string; readonly manages: boolean }) {
  const t = useText();
  const formats = useFormats();
  const need = useQuery(routeQuery('GET /api/shared-needs/:needId', { params: { needId } }));
  const comment = useRouteMutation('POST /api/shared-needs/:needId/comments', { invalidates: ['GET /api/shared-needs/:needId'] });
  if (need.isPending) return <ListSkeleton rows={4} height={44} />;
  if (!need.data) return <QueryFailure what={t('needs.one.failed')} query={need} />;
  const found = need.data;
  return (
    <Section title={found.title}>
      <Sections>
        {found.description === '' ? null : <p className={classes.text}>{found.description}</p>}
        <Facts
          facts={[
            { name: t('needs.shared.host'), value: found.host }, { name: t('needs.column.state'), value: <NeedStateChip state={found.state} /> }, { name: t('needs.column.origin'), value: t(originWords[found.origin]) },
            { name: t('needs.column.year'), value: found.year }, { name: t('needs.column.people'), value: formats.number(found.people) }, { name: t('needs.form.competency'), value: found.competencyName ?? '–' },
          ]}
        />
        <Comments comments={found.comments} send={manages ? (body) => comment.mutateAsync({ params: { needId }, body }) : null} />
      </Sections>
    </Section>
  );
}

function SharedList({ rows }: { readonly rows: readonly SharedNeedRow[] }) {
  const t = useText();
  if (rows.length === 0) return <p className={classes.small}>{t('needs.shared.none')}</p>;
  return (
    <CardList>
      {rows.map((need) => (
        <CardLine key={need.id}>
          <div>
            <Link className={classes.name} to="/admin/kebutuhan/instansi-lain" search={{ kebutuhan: need.id }}>{need.title}</Link>
            <span className={classes.small}>{need.host} · {need.year}</span>
          </div>
          <NeedStateChip state={need.state} />
        </CardLine>
      ))}
    </CardList>
  );
}

/** Needs of other agencies that one's own was invited to comment on. */
export function SharedNeedsPage() {
  const t = useText();
  const { kebutuhan, kode } = route.useSearch();
  const manages = hasRole(useMe(), 'agency_admin');
  const shared = useQuery(routeQuery('GET /api/shared-needs'));
  return (
    <>
      <PageHeader title={t('needs.shared.title')} lead={t('needs.shared.lead')} crumbs={[{ label: t('needs.title'), to: '/admin/kebutuhan' }, { label: t('needs.shared.title') }]} />
      <Sections>
        {shared.isPending ? <ListSkeleton rows={3} height={64} /> : null}
        {shared.isError && !shared.data ? <QueryFailure what={t('needs.failed')} query={shared} /> : null}
        {shared.data ? <SharedList rows={shared.data.rows} /> : null}
        {kebutuhan === undefined ? null : <SharedNeed key={kebutuhan} needId={kebutuhan} manages={manages} />}
        {manages ? <Section title={t('needs.shared.enter')}><EnterCode code={kode} /></Section> : null}
      </Sections>
    </>
  );
}
