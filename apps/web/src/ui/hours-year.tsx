import type { PointsView } from '@sinau/contracts/points';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '../lib/formats/index.js';
import { useText } from '../lib/i18n/index.js';
import { keptQuery } from '../lib/offline/index.js';
import { useMe } from '../lib/session/index.js';
import { Button } from './button.js';
import classes from './hours-year.module.css';
import { Section } from './layout.js';
import { Ring } from './progress.js';
import { SkeletonBlock, Skeletons } from './skeleton.js';
import { ErrorReason } from './states.js';

type HoursYearProps = {
  /** Hours that the course on the screen will add; null where none is. */
  readonly adds?: number | null;
};

function Hours({ points, adds }: { readonly points: PointsView; readonly adds: number | null }) {
  const t = useText();
  const formats = useFormats();
  const total = formats.decimal(points.counted);
  const { rule } = points;
  const added = adds === null ? '' : t('ui.hours.adds', { hours: formats.jp(adds) });
  if (rule?.operator !== 'at_least') {
    const limit = rule === null ? '' : t('ui.hours.at_most', { hours: formats.jp(rule.hours) });
    return (
      <div>
        <p className={classes.number}>
          {total} <small>JP</small>
        </p>
        <p className={classes.words}>{[limit, added].filter(Boolean).join(' ')}</p>
      </div>
    );
  }
  const left = Math.max(0, rule.hours - points.counted);
  const state = left === 0 ? t('ui.hours.reached') : t('ui.hours.left', { hours: formats.jp(left) });
  return (
    <div className={classes.hours}>
      <Ring value={points.counted} target={rule.hours} label={t('ui.hours.ring', { total, target: formats.jp(rule.hours) })} />
      <div>
        <p className={classes.number}>
          {total} <small>{t('ui.hours.of', { target: formats.jp(rule.hours) })}</small>
        </p>
        <p className={classes.words}>{[state, added].filter(Boolean).join(' ')}</p>
      </div>
    </div>
  );
}

/** One's learning hours of this year, from the ledger; the same number wherever it is shown. */
export function HoursYear({ adds = null }: HoursYearProps) {
  const t = useText();
  const { personId } = useMe();
  const points = useQuery(keptQuery(personId, 'GET /api/me/points', {}));
  const year = points.data?.value.thisYear;
  return (
    <Section title={year === undefined ? t('ui.hours.title') : t('ui.hours.year', { year: String(year) })}>
      {points.isPending ? (
        <Skeletons>
          <SkeletonBlock height={84} />
        </Skeletons>
      ) : points.isError ? (
        <div className={classes.failed} role="alert">
          <p>
            {t('ui.hours.failed')} <ErrorReason error={points.error} />
          </p>
          <Button look="outline" busy={points.isFetching} onClick={() => void points.refetch()}>
            {t('ui.retry')}
          </Button>
        </div>
      ) : (
        <Hours points={points.data.value} adds={adds} />
      )}
    </Section>
  );
}
