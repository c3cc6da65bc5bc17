import type { NeedView } from '@sinau/contracts/needs';
import type { NeedOrigin } from '@sinau/domain/needs';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import classes from './needs.module.css';
import { originWords, partWords } from './words.js';

type Part = NeedView['weighing'][number];
const isOrigin = (value: Part['value']): value is NeedOrigin => typeof value === 'string' && value in originWords;

/** What the weight is made of, part by part. */
export function Weighing({ need }: { readonly need: NeedView }) {
  const t = useText();
  const formats = useFormats();
  const why = ({ part, value }: Part): string => {
    if (isOrigin(value)) return t(originWords[value]);
    if (typeof value === 'boolean') return t(value ? 'needs.part.yes' : 'needs.part.no');
    if (typeof value !== 'number') return t('needs.part.unmeasured');
    return part === 'people' ? t('needs.part.people.count', { count: value }) : t('needs.part.levels', { levels: formats.decimal(value, 2) });
  };
  return (
    <table className={classes.weights}>
      <caption className={classes.small}>{t('needs.weighing.rule')}</caption>
      <thead>
        <tr><th scope="col">{t('needs.weighing.part')}</th><th scope="col">{t('needs.weighing.points')}</th></tr>
      </thead>
      <tbody>
        {need.weighing.map((part) => (
          <tr key={part.part}>
            <th scope="row">{t(partWords[part.part])}<span className={classes.small}>{why(part)}</span></th>
            <td>{t('needs.weighing.of', { points: formats.decimal(part.points, 2), of: formats.decimal(part.of, 2) })}</td>
          </tr>
        ))}
      </tbody>
      <tfoot><tr><th scope="row">{t('needs.column.weight')}</th><td>{formats.decimal(need.weight, 2)}</td></tr></tfoot>
    </table>
  );
}
