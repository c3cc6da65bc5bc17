import type { PersonView } from '@sinau/contracts/organisations';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { call, callForNamedFile, routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button } from '../../../ui/button.js';
import { DownloadButton } from '../../../ui/download-button.js';
import { Card } from '../../../ui/card.js';
import { ErrorSummary, problemSummary, useForm } from '../../../ui/form/index.js';
import { Section, Sections } from '../../../ui/layout.js';
import { Notice } from '../../../ui/notice.js';
import { PageHeader } from '../../../ui/page-header.js';
import { PageSkeleton } from '../../../ui/skeleton.js';
import { ErrorReason, QueryFailure } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { PersonAccount } from '../components/person-account.js';
import { Identifiers, Posts } from '../components/person-records.js';
import { PersonRoles } from '../components/person-roles.js';
import { DataFields, dataOf, personFieldIds } from '../components/post-fields.js';
import classes from '../components/organisations.module.css';
import { usePersonChange } from '../components/use-person-change.js';

/** The same data for those who may only read it. */
function DataRead({ person }: { readonly person: PersonView }) {
  const t = useText();
  const formats = useFormats();
  const rows = [
    [t('organisations.field.name'), person.fullName],
    [t('organisations.field.email'), person.email],
    [t('organisations.field.birth_place'), person.birthPlace],
    [t('organisations.field.birth_date'), person.birthDate === null ? null : formats.day(person.birthDate)],
  ] as const;
  return (
    <Section title={t('organisations.person.data')}>
      <Card>
        <dl className={classes.read}>
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value ?? '–'}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </Section>
  );
}

function DataForm({ person }: { readonly person: PersonView }) {
  const t = useText();
  const change = usePersonChange(person.id);
  const { busy, failure, onSubmit } = useForm(async (form) => {
    await change(await call('PATCH /api/people/:personId', { params: { personId: person.id }, body: { revision: person.revision, ...dataOf(form) } }));
    showToast(t('organisations.person.saved'));
  });
  return (
    <Section title={t('organisations.person.data')}>
      <Card>
        <form className={classes.form} onSubmit={onSubmit}>
          {failure === null ? null : (
            <ErrorSummary entries={problemSummary(failure, personFieldIds)}>
              <ErrorReason error={failure} />
            </ErrorSummary>
          )}
          <DataFields person={person} />
          <div className={classes.buttons}>
            <Button type="submit" busy={busy}>{t('organisations.person.save')}</Button>
          </div>
        </form>
      </Card>
    </Section>
  );
}

/** One person's file: data, account, numbers, positions, roles. */
export function PersonPage() {
  const t = useText();
  const me = useMe();
  const manages = hasRole(me, 'agency_admin', 'platform_admin');
  const prints = hasRole(me, 'agency_admin', 'auditor');
  const { personId } = useParams({ from: '/frame/shell/admin/pegawai/$personId' });
  const found = useQuery(routeQuery('GET /api/people/:personId', { params: { personId } }));
  if (found.isPending) return <PageSkeleton />;
  const person = found.data;
  if (!person) return <QueryFailure what={t('organisations.person.failed')} query={found} />;
  const post = person.appointments.find(({ validTo, assignmentKind }) => validTo === null && assignmentKind === 'definitive');
  return (
    <>
      <PageHeader
        title={person.fullName} {...(post ? { lead: `${post.positionTitle}, ${post.unitName}` } : {})}
        crumbs={[{ label: t('organisations.people.title'), to: '/admin/pegawai' }, { label: person.fullName }]}
        actions={prints ? (
          <DownloadButton look="outline" file={() => callForNamedFile('POST /api/people/:personId/career-record', { params: { personId }, body: {} })} name="catatan-kompetensi.pdf">
            {t('organisations.person.career')}
          </DownloadButton>
        ) : null}
      />
      <Sections>
        {person.mayManage ? null : <Notice>{t(manages ? 'organisations.person.protected' : 'organisations.person.readonly')}</Notice>}
        <PersonAccount person={person} />
        <PersonRoles person={person} />
        <Posts person={person} />
        <Identifiers person={person} />
        {person.mayManage ? <DataForm key={person.revision} person={person} /> : <DataRead person={person} />}
      </Sections>
    </>
  );
}
