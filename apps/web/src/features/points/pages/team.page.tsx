import type { TeamMemberView } from '@sinau/contracts/points';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { pagedQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button, ButtonLink } from '../../../ui/button.js';
import { Page } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { SearchField } from '../../../ui/search-field.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { StatusChip, type Status } from '../../../ui/status-chip.js';
import classes from '../components/claims.module.css';

function useStanding(): (member: TeamMemberView) => { readonly status: Status; readonly text: string } {
  const t = useText();
  const formats = useFormats();
  return ({ rule, counted }) => {
    if (rule === null) return { status: 'info', text: t('points.team.no_rule') };
    if (rule.operator === 'at_most') return { status: 'info', text: t('points.team.at_most', { hours: formats.jp(rule.hours) }) };
    const missing = rule.hours - counted;
    return missing <= 0 ? { status: 'done', text: t('points.team.met') } : { status: 'warning', text: t('points.team.short', { hours: formats.jp(missing) }) };
  };
}

function Member({ member }: { readonly member: TeamMemberView }) {
  const t = useText();
  const formats = useFormats();
  const { status, text } = useStanding()(member);
  const target = member.rule?.hours ?? null;
  const share = target === null || target === 0 ? 0 : Math.min(1, member.counted / target);
  return (
    <li className={classes.card}>
      <div>
        <Link className={classes.title} to="/tim/$personId" params={{ personId: member.personId }}>{member.name}</Link>
        <p className={classes.muted}>{[member.positionTitle, member.unitName].filter(Boolean).join(' · ')}</p>
      </div>
      <p className={classes.figure}>{target === null ? formats.jp(member.counted) : t('points.of', { total: formats.decimal(member.counted), target: formats.decimal(target) })}</p>
      <span className={classes.meter} aria-hidden="true"><span style={{ width: `${share * 100}%` }} /></span>
      {member.forecast > 0 ? <p className={classes.muted}>{t('points.team.forecast', { hours: formats.jp(member.forecast), count: member.courses })}</p> : null}
      <div className={classes.chips}>
        <StatusChip status={status}>{text}</StatusChip>
        {member.openClaims > 0 ? <StatusChip status="waiting">{t('points.team.claims', { count: member.openClaims })}</StatusChip> : null}
      </div>
    </li>
  );
}

/** The people whom one heads: how far each year is, and what of theirs is open. */
export function TeamPage() {
  const t = useText();
  const formats = useFormats();
  const navigate = useNavigate();
  const { cari } = useSearch({ from: '/frame/shell/tim' });
  const team = useInfiniteQuery(pagedQuery('GET /api/team', { query: cari === undefined ? {} : { search: cari } }));
  const rows = team.data?.pages.flatMap((page) => page.rows);
  const about = team.data?.pages[0];
  const search = (value: string): void => void navigate({ to: '/tim', search: value === '' ? {} : { cari: value }, replace: true });
  return (
    <Page>
      <PageHeader title={t('points.team.title')} lead={about === undefined ? t('points.team.lead') : t('points.team.about', { count: formats.number(about.members), year: String(about.year) })} actions={<><ButtonLink look="outline" to="/umpan-balik">{t('points.team.feedback')}</ButtonLink><ButtonLink look="outline" to="/tim/praktik">{t('points.team.practice')}</ButtonLink></>} />
      <SearchField label={t('points.team.search')} value={cari ?? ''} onSearch={search} count={rows?.length ?? null} />
      {team.isError && rows === undefined ? <QueryFailure what={t('points.team.failed')} query={team} /> : null}
      {team.isPending ? <ListSkeleton rows={6} height={140} /> : null}
      {rows?.length === 0 ? (
        <EmptyState action={cari === undefined ? undefined : <Button look="outline" onClick={() => search('')}>{t('points.team.clear')}</Button>}>{cari === undefined ? t('points.team.empty') : t('points.team.none')}</EmptyState>
      ) : null}
      {rows === undefined || rows.length === 0 ? null : <ul className={classes.cards}>{rows.map((member) => <Member key={member.personId} member={member} />)}</ul>}
      {team.hasNextPage ? <Button look="outline" busy={team.isFetchingNextPage} onClick={() => void team.fetchNextPage()}>{t('points.team.more')}</Button> : null}
    </Page>
  );
}
