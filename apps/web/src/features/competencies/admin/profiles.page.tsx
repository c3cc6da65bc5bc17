import type { ProfileView } from '@sinau/contracts/competencies';
import { IconPlus, IconUpload } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, callForNamedFile, pagedQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { Card } from '../../../ui/card.js';
import { ConfirmDialog } from '../../../ui/dialog/index.js';
import { DownloadButton } from '../../../ui/download-button.js';
import { PageHeader } from '../../../ui/page-header.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { Written } from '../../../ui/written.js';
import classes from '../components/competencies.module.css';
import { ProfileDialog } from '../components/profile-dialog.js';
import { kindWords } from '../components/words.js';

function usePostName(): (profile: Pick<ProfileView, 'positionKind' | 'titlePattern'>) => string {
  const t = useText();
  return ({ positionKind, titlePattern }) => [titlePattern, positionKind === null ? '' : t(kindWords[positionKind])].filter(Boolean).join(', ');
}

type ProfileCardProps = { readonly profile: ProfileView; readonly onChange?: () => void; readonly onDelete?: () => void };

function ProfileCard({ profile, onChange, onDelete }: ProfileCardProps) {
  const t = useText();
  const name = usePostName()(profile);
  return (
    <Card>
      <div className={classes.head}>
        <h2><Written>{name}</Written></h2>
        <span className={classes.muted}>{t('competencies.profile.people', { count: profile.people })}</span>
      </div>
      {profile.requirements.length === 0 ? <p className={classes.muted}>{t('competencies.profile.asks.nothing')}</p> : null}
      <ul className={classes.plain}>
        {profile.requirements.map((one) => (
          <li key={one.competencyId}><span><Written>{one.name}</Written></span><b>{t('competencies.level.number', { level: one.level })}</b></li>
        ))}
      </ul>
      {onChange && onDelete ? (
        <div className={classes.buttons}>
          <Button look="outline" onClick={onChange} aria-label={t('competencies.profile.change.named', { name })}>{t('competencies.profile.change')}</Button>
          <Button look="plain" onClick={onDelete} aria-label={t('competencies.profile.delete.named', { name })}>{t('competencies.profile.delete')}</Button>
        </div>
      ) : null}
    </Card>
  );
}

function Actions({ onAdd }: { readonly onAdd: () => void }) {
  const t = useText();
  const manages = hasRole(useMe(), 'agency_admin');
  return (
    <>
      <DownloadButton look="outline" file={() => callForNamedFile('GET /api/competency-profiles/file')} name="profil-jabatan.csv">{t('competencies.download')}</DownloadButton>
      {manages ? <ButtonLink to="/admin/kompetensi/impor" search={{ jenis: 'profil' }} look="outline" before={<IconUpload size={20} />}>{t('competencies.import')}</ButtonLink> : null}
      {manages ? <Button before={<IconPlus size={20} />} onClick={onAdd}>{t('competencies.profile.add')}</Button> : null}
    </>
  );
}

/** What posts ask for. */
export function ProfilesPage() {
  const t = useText();
  const client = useQueryClient();
  const manages = hasRole(useMe(), 'agency_admin');
  const nameOf = usePostName();
  const [editing, setEditing] = useState<ProfileView | 'new' | null>(null);
  const [deleting, setDeleting] = useState<ProfileView | null>(null);
  const found = useInfiniteQuery({ ...pagedQuery('GET /api/competency-profiles', { query: {} }), select: (data) => data.pages.flatMap((page) => page.rows) });
  const remove = async (profile: ProfileView): Promise<void> => {
    await call('DELETE /api/competency-profiles/:profileId', { params: { profileId: profile.id } });
    await client.invalidateQueries({ queryKey: ['GET /api/competency-profiles'] });
    showToast(t('competencies.profile.deleted'));
  };
  return (
    <>
      <PageHeader title={t('competencies.profiles')} lead={t('competencies.profiles.lead')} crumbs={[{ label: t('competencies.title'), to: '/admin/kompetensi' }, { label: t('competencies.profiles') }]} actions={<Actions onAdd={() => setEditing('new')} />} />
      {found.isPending ? <ListSkeleton rows={4} height={120} /> : null}
      {found.isError && !found.data ? <QueryFailure what={t('competencies.profiles.failed')} query={found} /> : null}
      {found.data?.length === 0 ? <EmptyState>{t('competencies.profiles.empty')}</EmptyState> : null}
      <ul className={classes.cards}>
        {found.data?.map((profile) => (
          <li key={profile.id}><ProfileCard profile={profile} {...(manages ? { onChange: () => setEditing(profile), onDelete: () => setDeleting(profile) } : {})} /></li>
        ))}
      </ul>
      {found.hasNextPage ? <Button look="outline" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t('competencies.more')}</Button> : null}
      {editing === null ? null : <ProfileDialog profile={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {deleting === null ? null : (
        <ConfirmDialog open onClose={() => setDeleting(null)} title={t('competencies.profile.delete.ask', { name: nameOf(deleting) })} confirm={t('competencies.profile.delete')} onConfirm={() => remove(deleting)} tone="danger">
          {t('competencies.profile.delete.what', { count: deleting.people })}
        </ConfirmDialog>
      )}
    </>
  );
}
