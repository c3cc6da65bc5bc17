import type { ReactionItem, ReactionView } from '@sinau/contracts/evaluations';
import { aspects, type Aspect } from '@sinau/domain/evaluations';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { SelectField } from '../../../ui/form/index.js';
import { Written } from '../../../ui/written.js';
import classes from '../components/evaluations.module.css';
import { Bars, FigureTable } from '../components/figures.js';
import { aspectWords } from '../components/words.js';
import type { LevelProps } from '../evaluations-search.js';

/** The aspect that is looked at alone; none for an address that names no aspect. */
function aspectOf({ aspek }: LevelProps['search']): Aspect | undefined {
  return aspects.find((aspect) => aspect === aspek);
}

function Aspects({ view, aspek }: { readonly view: ReactionView; readonly aspek: Aspect | undefined }) {
  const t = useText();
  const formats = useFormats();
  const shown = view.aspects.filter(({ aspect }) => aspek === undefined || aspect === aspek);
  if (shown.length === 0) return null;
  const beforeName = view.before?.runName ?? '';
  return (
    <>
      <h3>{t('evaluations.reaction.aspects')}</h3>
      <Bars bars={shown.map(({ aspect, n, index }) => ({ label: t(aspectWords[aspect]), share: index / 100, value: formats.decimal(index, 1), n }))} />
      <FigureTable
        caption={t('evaluations.reaction.aspects.caption')}
        heads={[t('evaluations.item.aspect'), t('evaluations.figure.n'), t('evaluations.figure.index'), ...(view.before === null ? [] : [t('evaluations.figure.before', { run: beforeName }), t('evaluations.figure.change')])]}
        rows={shown.map(({ aspect, n, index, before }) => [
          t(aspectWords[aspect]), formats.number(n), formats.decimal(index, 1),
          ...(view.before === null ? [] : [before === null ? '–' : t('evaluations.figure.with_n', { value: formats.decimal(before.index, 1), n: before.n }), before === null ? '–' : `${index >= before.index ? '+' : '−'}${formats.decimal(Math.abs(index - before.index), 1)}`]),
        ])}
      />
    </>
  );
}

/** How often each mark was given, where that may be told. */
function Counts({ item }: { readonly item: Extract<ReactionItem, { kind: 'likert' | 'choice' }> }) {
  const t = useText();
  const formats = useFormats();
  const cells = item.kind === 'likert' ? (item.counts ?? []).map((n, at) => ({ label: t('evaluations.figure.mark', { mark: at + 1 }), n })) : item.options.map(({ label, n }) => ({ label, n }));
  if (cells.length === 0) return <>{t('evaluations.figure.counts_hidden')}</>;
  return <>{cells.map(({ label, n }) => `${label}: ${n === null ? t('evaluations.figure.hidden') : formats.number(n)}`).join(' · ')}</>;
}

function Items({ items }: { readonly items: readonly ReactionItem[] }) {
  const t = useText();
  const formats = useFormats();
  const scaled = items.filter((item) => item.kind === 'likert');
  const hidden = t('evaluations.figure.hidden');
  return (
    <>
      <h3>{t('evaluations.reaction.items')}</h3>
      <Bars bars={scaled.map((item) => ({ label: <Written>{item.prompt}</Written>, key: item.itemId, share: (item.mean - 1) / (item.scale - 1), value: t('evaluations.figure.of', { mean: formats.decimal(item.mean, 2), scale: item.scale }), n: item.n }))} />
      <FigureTable
        caption={t('evaluations.reaction.items.caption')}
        heads={[t('evaluations.item.question'), t('evaluations.figure.n'), t('evaluations.figure.mean'), t('evaluations.figure.spread'), t('evaluations.figure.counts')]}
        rows={items.map((item) =>
          item.kind === 'hidden' ? [<Written key="prompt">{item.prompt}</Written>, hidden, '–', '–', '–'] : [
            <Written key="prompt">{item.prompt}</Written>, formats.number(item.n), item.kind === 'likert' ? formats.decimal(item.mean, 2) : '–', item.kind === 'likert' ? formats.decimal(item.spread, 2) : '–', <Counts key="counts" item={item} />,
          ],
        )}
      />
    </>
  );
}

/** Aspects beside the run before, then every statement: the picture first, its table below. */
export function ReactionFigures({ view, search, onSearch }: { readonly view: ReactionView } & Pick<LevelProps, 'search' | 'onSearch'>) {
  const t = useText();
  const aspek = aspectOf(search);
  const items = view.items.filter(({ aspect }) => aspek === undefined || aspect === aspek);
  return (
    <div className={classes.figures}>
      <div className={classes.filters}>
        <SelectField
          label={t('evaluations.item.aspect')} value={aspek ?? ''} onChange={(value) => onSearch({ ...search, aspek: aspects.find((one) => one === value) })}
          choices={[{ value: '', label: t('evaluations.filter.all') }, ...aspects.filter((one) => view.items.some(({ aspect }) => aspect === one)).map((value) => ({ value, label: t(aspectWords[value]) }))]}
        />
      </div>
      <Aspects view={view} aspek={aspek} />
      {items.length === 0 ? <p>{t('evaluations.reaction.no_items')}</p> : <Items items={items} />}
    </div>
  );
}
