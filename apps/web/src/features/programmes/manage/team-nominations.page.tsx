import { useInfiniteQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { pagedQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { ButtonLink } from '../../../ui/button.js';
import { Page } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { Nominations } from '../components/nominations.js';

/** A supervisor's team: who was put forward, and who asks for consent. */
export function TeamNominationsPage() {
  const t = useText();
  const list = useInfiniteQuery(pagedQuery('GET /api/team-nominations', { query: { limit: 50 } }));
  const reads = { invalidates: ['GET /api/team-nominations'] as const };
  const decide = useRouteMutation('POST /api/team-nominations/:nominationId/decision', reads);
  const withdraw = useRouteMutation('DELETE /api/team-nominations/:nominationId', reads);
  const add = (
    <ButtonLink to="/tim/usulan/baru" before={<IconPlus size={20} />}>
      {t('programmes.nominate.title')}
    </ButtonLink>
  );
  return (
    <Page>
      <PageHeader title={t('programmes.nomination.team_title')} lead={t('programmes.nomination.team_lead')} actions={add} />
      <Nominations
        list={list}
        decides="waiting_supervisor"
        empty={t('programmes.nomination.team_empty')}
        decide={(one, approve, reason) => decide.mutateAsync({ params: { nominationId: one.id }, body: { approve, reason } })}
        withdraw={(one) => withdraw.mutateAsync({ params: { nominationId: one.id } })}
      />
    </Page>
  );
}
