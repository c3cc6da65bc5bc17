import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { createColumnHelper, rowSelectionFeature, tableFeatures, useTable, type Row } from '@tanstack/react-table';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useText } from '../../lib/i18n/index.js';
import { Button } from '../button.js';
import { VisuallyHidden } from '../visually-hidden.js';
import classes from './data-table.module.css';

export type TableColumn<R> = {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: R) => ReactNode;
  /** Right-aligned figures of equal width. */
  readonly numeric?: boolean;
  readonly sortable?: boolean;
  /**
   * On a phone: the card's heading, not shown, or one button at its end that the whole card obeys. With a `detail`, a line
   * without its label below the heading, the cards are short: `status` stands at the end, and the whole card obeys the heading's link.
   */
  readonly phone?: 'heading' | 'hidden' | 'cover' | 'detail' | 'status';
};

export type TableSort = { readonly column: string; readonly direction: 'ascending' | 'descending' };

type DataTableProps<R> = {
  /** Names the table for readers: "Pegawai". */
  readonly caption: string;
  readonly columns: readonly TableColumn<R>[];
  readonly rows: readonly R[];
  readonly rowId: (row: R) => string;
  /** Names a row in its checkbox. */
  readonly rowName: (row: R) => string;
  readonly sort?: TableSort;
  readonly onSort?: (sort: TableSort) => void;
  /** Ids of the selected rows; they stay selected when more rows load. */
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
  /** Of an infinite query: hasNextPage, fetchNextPage, isFetchingNextPage. */
  readonly hasMore?: boolean;
  readonly onMore?: () => void;
  readonly loadingMore?: boolean;
};

const features = tableFeatures({ rowSelectionFeature });

/** The server sorts and filters; the table shows, selects and asks for more. A real table, cards on a phone. */
export function DataTable<R extends object>(props: DataTableProps<R>) {
  const { caption, columns, rows, rowId, selected, onSelect } = props;
  const data = useMemo(() => [...rows], [rows]);
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, R>();
    return columns.map((column) => helper.display({ id: column.id, header: column.header, cell: ({ row }) => column.cell(row.original) }));
  }, [columns]);
  const rowSelection = useMemo(() => Object.fromEntries([...(selected ?? [])].map((id) => [id, true as const])), [selected]);
  const table = useTable({
    features,
    data,
    columns: definitions,
    getRowId: rowId,
    state: { rowSelection },
    enableRowSelection: selected !== undefined,
    onRowSelectionChange: (update) => {
      const next = typeof update === 'function' ? update(rowSelection) : update;
      onSelect?.(new Set(Object.keys(next)));
    },
  });
  const models = table.getRowModel().rows;
  const byId = new Map(columns.map((column) => [column.id, column]));
  return (
    <div className={classes.frame}>
      <div className={classes.scroll} role="region" aria-label={caption} tabIndex={0}>
        <table role="table" className={classes.table}>
          <caption>
            <VisuallyHidden>{caption}</VisuallyHidden>
          </caption>
          <TableHead {...props} allSelected={table.getIsAllRowsSelected()} someSelected={table.getIsSomeRowsSelected()} onSelectAll={() => table.toggleAllRowsSelected()} />
          <tbody role="rowgroup">
            {models.map((row) => (
              <TableRow key={row.id} row={row} byId={byId} selectable={selected !== undefined} name={props.rowName(row.original)} render={(cell) => <table.FlexRender cell={cell} />} />
            ))}
          </tbody>
        </table>
      </div>
      <TableFoot shown={rows.length} chosen={selected?.size ?? 0} {...props} />
    </div>
  );
}

type HeadProps<R> = DataTableProps<R> & { readonly allSelected: boolean; readonly someSelected: boolean; readonly onSelectAll: () => void };

function TableHead<R>({ columns, sort, onSort, selected, allSelected, someSelected, onSelectAll }: HeadProps<R>) {
  const t = useText();
  return (
    <thead role="rowgroup">
      <tr role="row">
        {selected === undefined ? null : (
          <th role="columnheader" scope="col" className={classes.check}>
            <Check label={t('ui.table.select.all')} checked={allSelected} mixed={someSelected && !allSelected} onChange={onSelectAll} />
          </th>
        )}
        {columns.map((column) => (
          <th
            key={column.id}
            role="columnheader"
            scope="col"
            data-numeric={column.numeric === true}
            aria-sort={sort?.column === column.id ? sort.direction : undefined}
          >
            {column.sortable && onSort ? <SortButton column={column.id} header={column.header} sort={sort} onSort={onSort} /> : column.header}
          </th>
        ))}
      </tr>
    </thead>
  );
}

type SortButtonProps = { readonly column: string; readonly header: string; readonly sort: TableSort | undefined; readonly onSort: (sort: TableSort) => void };

function SortButton({ column, header, sort, onSort }: SortButtonProps) {
  const t = useText();
  const direction = sort?.column === column ? sort.direction : null;
  const Icon = direction === null ? IconArrowsSort : direction === 'ascending' ? IconArrowUp : IconArrowDown;
  return (
    <button
      type="button"
      className={classes.sort}
      title={t('ui.table.sort', { column: header })}
      onClick={() => onSort({ column, direction: direction === 'ascending' ? 'descending' : 'ascending' })}
    >
      {header}
      <Icon size={16} aria-hidden="true" />
    </button>
  );
}

type CellOf<R extends object> = ReturnType<Row<typeof features, R>['getAllCells']>[number];
type TableRowProps<R extends object> = {
  readonly row: Row<typeof features, R>;
  readonly byId: ReadonlyMap<string, TableColumn<R>>;
  readonly selectable: boolean;
  readonly name: string;
  readonly render: (cell: CellOf<R>) => ReactNode;
};

function TableRow<R extends object>({ row, byId, selectable, name, render }: TableRowProps<R>) {
  const t = useText();
  return (
    <tr role="row" data-selected={row.getIsSelected()}>
      {selectable ? (
        <td role="cell" className={classes.check}>
          <Check label={t('ui.table.select', { row: name })} checked={row.getIsSelected()} mixed={false} onChange={() => row.toggleSelected()} />
        </td>
      ) : null}
      {row.getAllCells().map((cell) => {
        const column = byId.get(cell.column.id);
        return (
          <td key={cell.id} role="cell" data-label={column?.header} data-phone={column?.phone} data-numeric={column?.numeric === true}>
            {render(cell)}
          </td>
        );
      })}
    </tr>
  );
}

type CheckProps = { readonly label: string; readonly checked: boolean; readonly mixed: boolean; readonly onChange: () => void };

function Check({ label, checked, mixed, onChange }: CheckProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = mixed;
  }, [mixed]);
  return (
    <label className={classes.checkTarget}>
      <input ref={box} type="checkbox" checked={checked} onChange={onChange} />
      <VisuallyHidden>{label}</VisuallyHidden>
    </label>
  );
}

type FootProps = { readonly shown: number; readonly chosen: number; readonly hasMore?: boolean; readonly onMore?: () => void; readonly loadingMore?: boolean };

function TableFoot({ shown, chosen, hasMore = false, onMore, loadingMore = false }: FootProps) {
  const t = useText();
  return (
    <div className={classes.foot}>
      <span role="status">
        {t('ui.table.count', { count: shown })}
        {chosen > 0 ? `, ${t('ui.table.selected', { count: chosen })}` : ''}
      </span>
      {hasMore && onMore ? (
        <Button look="plain" busy={loadingMore} onClick={onMore}>
          {t('ui.table.more')}
        </Button>
      ) : (
        <span>{t('ui.table.end')}</span>
      )}
    </div>
  );
}
