import type { ImportView, WrongRow } from '@sinau/contracts/organisations';
import type { PeopleColumn } from '@sinau/domain/organisations';
import { useState } from 'react';
import { call } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Card } from '../../../ui/card.js';
import { ErrorSummary, TextField, useForm } from '../../../ui/form/index.js';
import { ErrorReason } from '../../../ui/states.js';
import classes from './organisations.module.css';
import { columnWords, faultWords } from './words.js';

type MendRowProps = {
  readonly importId: string;
  readonly row: WrongRow;
  /** Judged anew: the import, and the row while it is still wrong. */
  readonly onMended: (batch: ImportView, row: WrongRow | null) => void;
};

/** A wrong row as a form: its cells with what is wrong below each. Enter checks it at once. */
export function MendRow({ importId, row, onMended }: MendRowProps) {
  const t = useText();
  const formats = useFormats();
  const [written, setWritten] = useState<Readonly<Partial<Record<PeopleColumn, string>>>>({});
  const line = formats.number(row.line);
  const { busy, failure, onSubmit } = useForm(async () => {
    const cells = row.cells.map(({ column, value }) => ({ column, value: written[column] ?? value }));
    const answer = await call('PUT /api/people-imports/:importId/rows-to-mend/:line', { params: { importId, line: row.line }, body: { cells } });
    onMended(answer.import, answer.row);
  });
  const wrong = new Set(row.errors.map(({ column }) => column));
  const faultOf = (column: PeopleColumn): string | undefined => {
    const faults = row.errors.filter((error) => error.column === column).map(({ fault }) => t(faultWords[fault]));
    return faults.length === 0 ? undefined : faults.join('; ');
  };
  const fields = [...row.cells].sort((one, other) => Number(wrong.has(other.column)) - Number(wrong.has(one.column)));
  return (
    <Card>
      <form onSubmit={onSubmit} aria-label={t('organisations.import.mend.row', { line })}>
        <h3 className={classes.rowHead}>{t('organisations.import.mend.row', { line })}</h3>
        {failure === null ? null : <ErrorSummary entries={[]}><ErrorReason error={failure} /></ErrorSummary>}
        <div className={classes.fields}>
          {fields.map(({ column, value }) => (
            <TextField
              key={column} id={`mend-${row.line}-${column}`} label={t(columnWords[column])} value={written[column] ?? value} maxLength={1000} error={faultOf(column)}
              onChange={(text) => setWritten({ ...written, [column]: text })}
            />
          ))}
        </div>
        <div className={classes.buttons}>
          <Button type="submit" look="outline" busy={busy} aria-label={t('organisations.import.mend.check.row', { line })}>{t('organisations.import.mend.check')}</Button>
        </div>
      </form>
    </Card>
  );
}
