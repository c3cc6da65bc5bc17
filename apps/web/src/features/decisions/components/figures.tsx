import type { FigureView } from '@sinau/contracts/decisions';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import classes from './decisions.module.css';
import { figureGround, figureSentence, figureWords } from './words.js';

/** What a decision rests on. A figure that is not there says why. */
export function Figures({ figures }: { readonly figures: readonly FigureView[] }) {
  const t = useText();
  const formats = useFormats();
  return (
    <dl className={classes.figures}>
      {figures.map((figure) => {
        const ground = figureGround(figure, t, formats);
        return (
          <div key={figure.name} data-known={figure.known}>
            <dt>{t(figureWords[figure.name])}</dt>
            <dd>
              <span className={figure.known ? classes.value : classes.why}>{figureSentence(figure, t, formats)}</span>
              {ground === null ? null : <small>{ground}</small>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
