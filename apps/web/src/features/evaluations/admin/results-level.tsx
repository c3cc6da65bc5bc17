import type { ResultsView } from '@sinau/contracts/evaluations';
import { useQuery } from '@tanstack/react-query';
import { routeQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { ButtonLink } from '../../../ui/button.js';
import { Section } from '../../../ui/layout.js';
import { Notice } from '../../../ui/notice.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { EmptyState, QueryFailure } from '../../../ui/states.js';
import classes from '../components/evaluations.module.css';
import { Bars, FigureTable } from '../components/figures.js';

function useSigned(): (value: number | null) => string {
  const formats = useFormats();
  return (value) => (value === null ? '–' : `${value < 0 ? '−' : '+'}${formats.decimal(Math.abs(value), 2)}`);
}

/** Trained units beside the others, and the sentence that this proves nothing. */
function Services({ view }: { readonly view: ResultsView }) {
  const t = useText();
  const formats = useFormats();
  const signed = useSigned();
  const groups = [{ key: 'trained', name: t('evaluations.results.trained'), of: view.trained }, { key: 'untrained', name: t('evaluations.results.untrained'), of: view.untrained }];
  const number = (value: number | null) => (value === null ? '–' : formats.decimal(value, 2));
  return (
    <>
      <p className={classes.number}>
        <b>{t('evaluations.reaction.n', { shown: view.trained.units })}</b>
        <span>{t('evaluations.results.difference', { difference: signed(view.difference) })}</span>
      </p>
      <Notice><b>{t('evaluations.results.observed')}</b> {t('evaluations.results.observed.why')}</Notice>
      <Bars
        bars={groups.flatMap(({ key, name, of }) => (of.before === null || of.after === null ? [] : [
          { key: `${key}-before`, label: t('evaluations.results.before_of', { name }), share: of.before / 100, value: number(of.before), n: of.units },
          { key: `${key}-after`, label: t('evaluations.results.after_of', { name }), share: of.after / 100, value: number(of.after), n: of.units },
        ]))}
      />
      <FigureTable
        caption={t('evaluations.results.groups.caption')}
        heads={[t('evaluations.results.group'), t('evaluations.results.units'), t('evaluations.results.respondents'), t('evaluations.results.before'), t('evaluations.results.after'), t('evaluations.results.change'), t('evaluations.figure.spread')]}
        rows={groups.map(({ name, of }) => [name, formats.number(of.units), formats.number(of.respondents), number(of.before), number(of.after), signed(of.change), number(of.spread)])}
      />
      <details className={classes.theme}>
        <summary>{t('evaluations.results.by_unit', { n: view.units.length })}</summary>
        <FigureTable
          caption={t('evaluations.results.units.caption')}
          heads={[t('evaluations.results.unit'), t('evaluations.results.group'), t('evaluations.results.before'), t('evaluations.results.after'), t('evaluations.results.change'), t('evaluations.results.respondents')]}
          rows={view.units.map((unit) => [
            unit.unitName, t(unit.trained ? 'evaluations.results.trained' : 'evaluations.results.untrained'), t('evaluations.results.in_period', { value: formats.decimal(unit.before, 2), period: unit.beforePeriod }),
            t('evaluations.results.in_period', { value: formats.decimal(unit.after, 2), period: unit.afterPeriod }), signed(unit.change), unit.respondents === null ? '–' : formats.number(unit.respondents),
          ])}
        />
      </details>
    </>
  );
}

function Appraisal({ view }: { readonly view: ResultsView }) {
  const t = useText();
  const formats = useFormats();
  const signed = useSigned();
  const { appraisal } = view;
  if (appraisal.n === 0) return <p>{t('evaluations.appraisal.none')}</p>;
  if (appraisal.before === null || appraisal.after === null) return <p>{t('evaluations.appraisal.few', { smallest: view.smallestGroup })}</p>;
  return (
    <FigureTable
      caption={t('evaluations.appraisal.caption')}
      heads={[t('evaluations.results.group'), t('evaluations.figure.n'), t('evaluations.results.before'), t('evaluations.results.after'), t('evaluations.results.change'), t('evaluations.figure.spread')]}
      rows={[[t('evaluations.appraisal.alumni'), formats.number(appraisal.n ?? 0), formats.decimal(appraisal.before, 2), formats.decimal(appraisal.after, 2), signed(appraisal.change), appraisal.spread === null ? '–' : formats.decimal(appraisal.spread, 2)]]}
    />
  );
}

/** Level 4: whether citizens are served better, and appraisal marks beside it. */
export function ResultsLevel({ runId }: { readonly runId: string }) {
  const t = useText();
  const results = useQuery(routeQuery('GET /api/runs/:runId/results', { params: { runId } }));
  const view = results.data;
  const files = <ButtonLink look="outline" to="/admin/indeks-layanan">{t('evaluations.indices.title')}</ButtonLink>;
  return (
    <Section title={t('evaluations.results.title')} actions={files}>
      {results.isPending ? <ListSkeleton rows={3} height={48} /> : view === undefined ? <QueryFailure what={t('evaluations.results.failed')} query={results} /> : (
        <div className={classes.figures}>
          {view.trained.units === 0 ? <EmptyState>{t('evaluations.results.none')}</EmptyState> : <Services view={view} />}
          <h3>{t('evaluations.appraisal.title')}</h3>
          <Appraisal view={view} />
        </div>
      )}
    </Section>
  );
}
