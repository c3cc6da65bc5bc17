import type { LearningView } from '@sinau/contracts/evaluations';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { ButtonLink } from '../../../ui/button.js';
import { Section } from '../../../ui/layout.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import { Written } from '../../../ui/written.js';
import classes from '../components/evaluations.module.css';
import { Bars, FigureTable } from '../components/figures.js';

type Named = { readonly key: string; readonly name: string; readonly gain: LearningView['pairs'][number]['gain'] };

function useSigned(): (value: number) => string {
  const formats = useFormats();
  return (value) => `${value < 0 ? '−' : '+'}${formats.decimal(Math.abs(value), 2)}`;
}

/** Scores before and after as bars, and the same as a table with spread and n. */
function Gains({ caption, rows, smallest }: { readonly caption: string; readonly rows: readonly Named[]; readonly smallest: number }) {
  const t = useText();
  const formats = useFormats();
  const signed = useSigned();
  const percent = (value: number) => t('evaluations.gain.percent', { value: formats.decimal(value, 2) });
  return (
    <>
      <Bars
        bars={rows.flatMap(({ key, name, gain }) => (gain.pre === null || gain.post === null ? [] : [
          { key: `${key}-pre`, label: <>{name}: {t('evaluations.gain.pre')}</>, share: gain.pre / 100, value: percent(gain.pre), n: gain.n },
          { key: `${key}-post`, label: <>{name}: {t('evaluations.gain.post')}</>, share: gain.post / 100, value: percent(gain.post), n: gain.n },
        ]))}
      />
      <FigureTable
        caption={caption}
        heads={[t('evaluations.gain.quizzes'), t('evaluations.figure.n'), t('evaluations.gain.pre'), t('evaluations.gain.post'), t('evaluations.gain.points'), t('evaluations.figure.spread'), t('evaluations.gain.normalised')]}
        rows={rows.map(({ key, name, gain }) => {
          const { pre, post, points } = gain;
          return pre === null || post === null || points === null
            ? [<Written key={key}>{name}</Written>, gain.n === 0 ? formats.number(0) : t('evaluations.gain.fewer', { smallest }), '–', '–', '–', '–', '–']
            : [<Written key={key}>{name}</Written>, formats.number(gain.n), percent(pre), percent(post), signed(points), gain.spread === null ? '–' : formats.decimal(gain.spread, 2), gain.normalised === null ? '–' : formats.decimal(gain.normalised, 2)];
        })}
      />
    </>
  );
}

function Learners({ view }: { readonly view: LearningView }) {
  const t = useText();
  const formats = useFormats();
  const signed = useSigned();
  const both = view.learners.filter(({ gains }) => gains.length > 0);
  if (both.length === 0) return null;
  const titles = new Map(view.pairs.map((pair) => [pair.id, titleOf(pair)]));
  return (
    <details className={classes.theme}>
      <summary>{t('evaluations.gain.learners', { n: both.length })}</summary>
      <FigureTable
        caption={t('evaluations.gain.learners.caption')}
        heads={[t('evaluations.gain.learner'), t('evaluations.gain.quizzes'), t('evaluations.gain.pre'), t('evaluations.gain.post'), t('evaluations.gain.points')]}
        rows={both.flatMap(({ name, gains }) => gains.map((gain) => [name, titles.get(gain.pairId) ?? '–', formats.decimal(gain.pre, 2), formats.decimal(gain.post, 2), signed(gain.points)]))}
      />
      {both.every(({ competencies }) => competencies.length === 0) ? null : (
        <FigureTable
          caption={t('evaluations.gain.learners.competencies')}
          heads={[t('evaluations.gain.learner'), t('evaluations.item.competency'), t('evaluations.gain.pre'), t('evaluations.gain.post'), t('evaluations.gain.points')]}
          rows={both.flatMap(({ name, competencies }) => competencies.map((gain) => [name, <Written key="competency">{gain.competency}</Written>, formats.decimal(gain.pre, 2), formats.decimal(gain.post, 2), signed(gain.points)]))}
        />
      )}
    </details>
  );
}

const titleOf = ({ preTitle, postTitle }: { readonly preTitle: string | null; readonly postTitle: string | null }): string => `${preTitle ?? '–'} → ${postTitle ?? '–'}`;

function Shown({ view }: { readonly view: LearningView }) {
  const t = useText();
  return (
    <div className={classes.figures}>
      <p className={classes.small}>{t('evaluations.gain.rule')}</p>
      <Gains caption={t('evaluations.gain.pairs.caption')} rows={view.pairs.map((pair) => ({ key: pair.id, name: titleOf(pair), gain: pair.gain }))} smallest={view.smallestGroup} />
      {view.competencies.length === 0 ? null : (
        <>
          <h3>{t('evaluations.gain.competencies')}</h3>
          <Gains caption={t('evaluations.gain.competencies.caption')} rows={view.competencies.map(({ competency, gain }) => ({ key: competency, name: competency, gain }))} smallest={view.smallestGroup} />
        </>
      )}
      <Learners view={view} />
      <p><Link to="/kelola/kursus/$courseId/prates" params={{ courseId: view.courseId }}>{t('evaluations.pairs.title')}</Link></p>
    </div>
  );
}

/** Level 2: what was learnt between a pre-test and its post-test. */
export function LearningLevel({ runId }: { readonly runId: string }) {
  const t = useText();
  const learning = useQuery(routeQuery('GET /api/runs/:runId/learning', { params: { runId } }));
  const view = learning.data;
  return (
    <Section title={t('evaluations.gain.title')}>
      {learning.isPending ? <ListSkeleton rows={3} height={48} /> : view === undefined ? <QueryFailure what={t('evaluations.gain.failed')} query={learning} /> : view.pairs.length === 0 ? (
        <EmptyState action={<ButtonLink look="quiet" to="/kelola/kursus/$courseId/prates" params={{ courseId: view.courseId }}>{t('evaluations.pairs.title')}</ButtonLink>}>{t('evaluations.gain.no_pairs')}</EmptyState>
      ) : <Shown view={view} />}
    </Section>
  );
}
