import { useQuery } from '@tanstack/react-query';
import { routeQuery, type Output } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { DataTable, type TableColumn } from '../../../ui/data-table/index.js';
import { Section } from '../../../ui/layout.js';
import { ListSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { Written } from '../../../ui/written.js';

/** Two of one agency may have the same name: a guest is known by the place on the list. */
type Guest = Output<'GET /api/runs/:runId/joint-participants'>['rows'][number] & { readonly place: number };

/** Who comes from guest agencies, as the host may know them: agency and name. */
export function Guests({ runId }: { readonly runId: string }) {
  const t = useText();
  const guests = useQuery(routeQuery('GET /api/runs/:runId/joint-participants', { params: { runId } }));
  const columns: readonly TableColumn<Guest>[] = [
    { id: 'name', header: t('programmes.waiting.name'), phone: 'heading', cell: (guest) => <Written>{guest.fullName}</Written> },
    { id: 'agency', header: t('programmes.quota.agency'), cell: (guest) => <Written>{guest.agencyName}</Written> },
  ];
  return (
    <Section title={t('programmes.guests.title')}>
      {guests.isPending ? <Skeletons><ListSkeleton rows={3} height={40} /></Skeletons> : null}
      {guests.isError ? <QueryFailure what={t('programmes.guests.failed')} query={guests} /> : null}
      {guests.data?.rows.length === 0 ? <EmptyState>{t('programmes.guests.empty')}</EmptyState> : null}
      {guests.data && guests.data.rows.length > 0 ? (
        <DataTable caption={t('programmes.guests.title')} columns={columns} rows={guests.data.rows.map((guest, place) => ({ ...guest, place }))} rowId={(guest) => String(guest.place)} rowName={(guest) => guest.fullName} />
      ) : null}
    </Section>
  );
}
