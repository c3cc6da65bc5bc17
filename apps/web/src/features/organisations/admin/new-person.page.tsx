import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call, routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { Card } from '../../../ui/card.js';
import { ErrorSummary, problemSummary, useForm } from '../../../ui/form/index.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ErrorReason } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { DataFields, dataOf, IdentifierFields, identifierOf, personFieldIds, PostFields, postOf } from '../components/post-fields.js';
import classes from '../components/organisations.module.css';

/** One form for a new person; only the name is asked for. */
export function NewPersonPage() {
  const t = useText();
  const navigate = useNavigate();
  const client = useQueryClient();
  const units = useQuery(routeQuery('GET /api/units'));
  const { busy, failure, onSubmit } = useForm(async (form) => {
    const person = await call('POST /api/people', { body: { ...dataOf(form), identifier: identifierOf(form), appointment: postOf(form) } });
    await client.invalidateQueries({ queryKey: ['GET /api/people'] });
    showToast(t('organisations.new.done', { name: person.fullName }));
    await navigate({ to: '/admin/pegawai/$personId', params: { personId: person.id } });
  });
  return (
    <>
      <PageHeader
        title={t('organisations.new.title')} lead={t('organisations.new.lead')}
        crumbs={[{ label: t('organisations.people.title'), to: '/admin/pegawai' }, { label: t('organisations.new.title') }]}
      />
      <Card>
        <form className={classes.form} onSubmit={onSubmit}>
          {failure === null ? null : (
            <ErrorSummary entries={problemSummary(failure, personFieldIds)}>
              <ErrorReason error={failure} />
            </ErrorSummary>
          )}
          <DataFields />
          <IdentifierFields />
          <PostFields units={units.data?.units ?? []} dated={false} />
          <div className={classes.buttons}>
            <Button type="submit" busy={busy}>{t('organisations.new.save')}</Button>
            <ButtonLink to="/admin/pegawai" look="plain">{t('ui.cancel')}</ButtonLink>
          </div>
        </form>
      </Card>
    </>
  );
}
