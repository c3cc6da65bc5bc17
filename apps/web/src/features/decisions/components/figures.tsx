import type { FigureView } from '@sinau/contracts/decisions';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Tile, Tiles } from '../../../ui/tiles.js';
import { figureGround, figureSentence, figureWords } from './words.js';

/** What a decision rests on. A figure that is not there says why. */
export function Figures({ figures }: { readonly figures: readonly FigureView[] }) {
  const t = useText();
  const formats = useFormats();
  return (
    <Tiles>
      {figures.map((figure) => {
        const ground = figureGround(figure, t, formats);
        return (
          <Tile key={figure.name} name={t(figureWords[figure.name])} value={figureSentence(figure, t, formats)} note={ground} tone={figure.known ? undefined : 'unknown'} />
        );
      })}
    </Tiles>
  );
}
