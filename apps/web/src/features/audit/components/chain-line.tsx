import { useQuery } from '@tanstack/react-query';
import { routeQuery, type Output } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { SkeletonBlock, Skeletons } from '../../../ui/skeleton.js';
import { StatusChip } from '../../../ui/status-chip.js';
import classes from './audit.module.css';

/** Whether somebody has touched the record, checked anew at each visit. */
export function ChainLine() {
  const t = useText();
  const formats = useFormats();
  const chain = useQuery({ ...routeQuery('GET /api/audit/chain'), staleTime: 60_000 });
  const again = (
    <Button look="quiet" busy={chain.isFetching} onClick={() => void chain.refetch()}>
      {t('audit.chain.again')}
    </Button>
  );
  if (chain.isPending) {
    return (
      <Skeletons>
        <SkeletonBlock height={44} width="min(100%, 560px)" />
      </Skeletons>
    );
  }
  if (chain.isError) {
    return (
      <p className={classes.chain}>
        <StatusChip status="warning">{t('audit.chain.failed')}</StatusChip> {again}
      </p>
    );
  }
  const { breaks, entries, nightly } = chain.data;
  return (
    <>
      <div className={classes.chain} role={breaks.length > 0 ? 'alert' : 'status'}>
        <StatusChip status={breaks.length > 0 ? 'error' : 'done'}>
          {breaks.length > 0 ? t('audit.chain.broken', { positions: breaks.map((at) => formats.number(at)).join(', ') }) : t('audit.chain.whole', { count: entries })}
        </StatusChip>
        {again}
      </div>
      <NightlyLine nightly={nightly} />
    </>
  );
}

type Nightly = Output<'GET /api/audit/chain'>['nightly'];

/** What the look of the night found, which also knows the copy outside of the database. */
function NightlyLine({ nightly }: { readonly nightly: Nightly }) {
  const t = useText();
  const formats = useFormats();
  if (nightly === null) return <p className={classes.nightly}>{t('audit.nightly.never')}</p>;
  const { at, entries, brokenAt, unlikeDay } = nightly;
  if (brokenAt === null) return <p className={classes.nightly}>{t('audit.nightly.whole', { time: formats.dateTime(at), count: entries })}</p>;
  return (
    <p className={classes.nightlyBroken} role="alert">
      {unlikeDay === null
        ? t('audit.nightly.broken', { time: formats.dateTime(at), position: formats.number(brokenAt) })
        : t('audit.nightly.unlike', { time: formats.dateTime(at), day: formats.day(unlikeDay) })}
    </p>
  );
}
