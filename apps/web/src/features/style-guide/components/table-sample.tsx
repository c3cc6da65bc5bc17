import { useState } from 'react';
import { DataTable, type TableColumn, type TableSort } from '../../../ui/data-table/index.js';
import { Section } from '../../../ui/layout.js';
import { StatusChip } from '../../../ui/status-chip.js';

type Person = { readonly id: string; readonly name: string; readonly identifier: string; readonly unit: string; readonly hours: number; readonly done: boolean };

const names = ['Ratna Dewi', 'Bambang Sutrisno', 'Siti Aminah', 'I Made Wirawan', 'Yohana Rumbiak'];
const people: readonly Person[] = names.map((name, at) => ({
  id: String(at),
  name,
  identifier: `19860926201001200${at}`,
  unit: at % 2 === 0 ? 'Dinas Komunikasi dan Informatika' : 'Dinas Kesehatan',
  hours: 7.5 * at,
  done: at > 2,
}));

const columns: readonly TableColumn<Person>[] = [
  { id: 'name', header: 'Nama', sortable: true, phone: 'heading', cell: (person) => person.name },
  { id: 'identifier', header: 'NIP', cell: (person) => <span className="num">{person.identifier}</span> },
  { id: 'unit', header: 'Unit kerja', cell: (person) => person.unit },
  { id: 'hours', header: 'JP', numeric: true, sortable: true, cell: (person) => person.hours.toLocaleString('id-ID') },
  { id: 'state', header: 'Status', cell: (person) => <StatusChip status={person.done ? 'done' : 'active'}>{person.done ? 'Terpenuhi' : 'Berjalan'}</StatusChip> },
];

/** A list of administrators. */
export function TableSample() {
  const [sort, setSort] = useState<TableSort>({ column: 'name', direction: 'ascending' });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['1']));
  return (
    <Section title="Tabel">
      <DataTable
        caption="Pegawai"
        columns={columns}
        rows={people}
        rowId={(person) => person.id}
        rowName={(person) => person.name}
        sort={sort}
        onSort={setSort}
        selected={selected}
        onSelect={setSelected}
        hasMore
        onMore={() => undefined}
      />
    </Section>
  );
}
