import type { GapCellView, GapMatrixView } from '@sinau/contracts/competencies';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Written } from '../../../ui/written.js';
import type { GapSearch } from '../search.js';
import classes from './competencies.module.css';
import { bandWords } from './words.js';

function CellWords({ cell }: { readonly cell: GapCellView }) {
  const t = useText();
  const formats = useFormats();
  return (
    <>
      <b>{t(bandWords[cell.band])}</b>
      {cell.mean === null ? <small>{t('competencies.cell.unmeasured', { people: cell.people })}</small> : <small>{t('competencies.cell.mean', { mean: formats.decimal(cell.mean, 2) })}</small>}
      {cell.mean === null ? null : <small>{t('competencies.cell.below', { below: cell.below, measured: cell.measured, people: cell.people })}</small>}
    </>
  );
}

type RowCellsProps = { readonly matrix: GapMatrixView; readonly cells: readonly GapCellView[]; readonly place: GapSearch };

function RowCells({ matrix, cells, place }: RowCellsProps) {
  const byId = new Map(cells.map((cell) => [cell.competencyId, cell]));
  return matrix.competencies.map(({ id, name }) => {
    const cell = byId.get(id);
    return (
      <td key={id} data-label={cell ? name : undefined}>
        {cell ? (
          <Link className={classes.cell} data-band={cell.band} to="/admin/kesenjangan" search={{ ...place, kompetensi: id }} resetScroll={false}>
            <CellWords cell={cell} />
          </Link>
        ) : null}
      </td>
    );
  });
}

/** Units against competencies. Each cell says its gap in a word, a number and a colour, and leads to its people. */
export function GapTable({ matrix, search }: { readonly matrix: GapMatrixView; readonly search: GapSearch }) {
  const t = useText();
  const here = { unit: search.unit, kelas: search.kelas };
  return (
    <div className={classes.scroll} role="region" aria-label={t('competencies.gaps')} tabIndex={0}>
      <table className={classes.matrix}>
        <thead>
          <tr>
            <th scope="col">{t('competencies.column.unit')}</th>
            {matrix.competencies.map(({ id, name }) => <th key={id} scope="col"><Written>{name}</Written></th>)}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map(({ unitId, unitName, cells }) => (
            <tr key={unitId ?? 'itself'}>
              <th scope="row">
                {unitId === null ? t('competencies.gaps.directly', { name: unitName }) : <Link className={classes.name} to="/admin/kesenjangan" search={{ unit: unitId, kelas: search.kelas }}><Written>{unitName}</Written></Link>}
              </th>
              <RowCells matrix={matrix} cells={cells} place={unitId === null ? { ...here, langsung: 'ya' } : { ...here, unit: unitId }} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('competencies.gaps.total')}</th>
            <RowCells matrix={matrix} cells={matrix.total} place={here} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
