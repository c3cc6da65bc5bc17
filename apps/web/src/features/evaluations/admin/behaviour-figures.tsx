import type { BehaviourView } from '@sinau/contracts/evaluations';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Written } from '../../../ui/written.js';
import classes from '../components/evaluations.module.css';
import { Bars, FigureTable } from '../components/figures.js';
import { groupWords } from '../components/level-words.js';

type Item = BehaviourView['items'][number];

function OfItem({ view, item }: { readonly view: BehaviourView; readonly item: Item }) {
  const t = useText();
  const formats = useFormats();
  const figures = view.figures.filter(({ itemId }) => itemId === item.id);
  const nameOf = ({ days, group }: BehaviourView['figures'][number]) => t('evaluations.behaviour.of', { days, group: t(groupWords[group]) });
  const hidden = t('evaluations.figure.hidden');
  return (
    <>
      <h3><Written>{item.prompt}</Written></h3>
      <Bars
        bars={figures.flatMap((figure) => (figure.all === null ? [] : [{
          key: `${figure.days}-${figure.group}`, label: nameOf(figure), share: (figure.all.mean - 1) / (item.scale - 1), value: t('evaluations.figure.of', { mean: formats.decimal(figure.all.mean, 2), scale: item.scale }), n: figure.all.n,
        }]))}
      />
      <FigureTable
        caption={t('evaluations.behaviour.item.caption', { prompt: item.prompt })}
        heads={[t('evaluations.behaviour.who'), t('evaluations.figure.n'), t('evaluations.figure.mean'), t('evaluations.figure.spread'), t('evaluations.behaviour.stayed')]}
        rows={figures.map((figure) => [
          nameOf(figure), figure.all === null ? hidden : formats.number(figure.all.n), figure.all === null ? '–' : formats.decimal(figure.all.mean, 2), figure.all === null || figure.all.spread === null ? '–' : formats.decimal(figure.all.spread, 2),
          figure.stayed === null ? hidden : t('evaluations.figure.with_n', { value: formats.decimal(figure.stayed.mean, 2), n: figure.stayed.n }),
        ])}
      />
    </>
  );
}

/** What each group said at each asking, statement by statement: the picture first, its table below. */
export function BehaviourFigures({ view }: { readonly view: BehaviourView }) {
  return <div className={classes.figures}>{view.items.map((item) => <OfItem key={item.id} view={view} item={item} />)}</div>;
}
