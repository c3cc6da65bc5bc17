import { curriculumKinds } from '@sinau/domain/programmes';
import type { ReactNode } from 'react';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { SelectField, TextField } from '../../../ui/form/index.js';
import classes from '../components/programmes.module.css';
import type { ProgrammeDraft } from './programme-draft.js';
import { PARTS } from './programme-words.js';

type RowsProps<T> = {
  readonly legend: string;
  readonly rows: readonly T[];
  readonly empty: T;
  readonly add: string;
  readonly removeName: (index: number) => string;
  readonly onChange: (rows: readonly T[]) => void;
  readonly fields: (row: T, change: (part: Partial<T>) => void) => ReactNode;
};

/** A few rows of fields; each can be taken away, and one added at the end. */
function Rows<T>({ legend, rows, empty, add, removeName, onChange, fields }: RowsProps<T>) {
  const t = useText();
  return (
    <fieldset className={classes.group}>
      <legend>{legend}</legend>
      {rows.map((row, index) => (
        <div key={index} className={classes.row}>
          {fields(row, (part) => onChange(rows.map((one, at) => (at === index ? { ...one, ...part } : one))))}
          <Button look="quiet" aria-label={removeName(index + 1)} onClick={() => onChange(rows.filter((_, at) => at !== index))}>
            {t('programmes.form.remove')}
          </Button>
        </div>
      ))}
      <div>
        <Button look="outline" onClick={() => onChange([...rows, empty])}>
          {add}
        </Button>
      </div>
    </fieldset>
  );
}

type PartDraft = ProgrammeDraft['curriculum'][number];
const NEW_PART: PartDraft = { kind: 'session', title: '', hours: '' };

type FieldProps = { readonly draft: ProgrammeDraft; readonly change: (change: Partial<ProgrammeDraft>) => void };

export function IndicatorRows({ draft, change }: FieldProps) {
  const t = useText();
  return (
    <Rows
      legend={t('programmes.form.indicators')}
      rows={draft.indicators}
      empty={{ name: '', baseline: '', target: '' }}
      add={t('programmes.form.indicator_add')}
      removeName={(number) => t('programmes.form.indicator_remove', { number })}
      onChange={(indicators) => change({ indicators })}
      fields={(row, set) => (
        <>
          <TextField label={t('programmes.form.indicator')} value={row.name} maxLength={200} onChange={(name) => set({ name })} />
          <TextField label={t('programmes.form.baseline')} value={row.baseline} maxLength={100} onChange={(baseline) => set({ baseline })} />
          <TextField label={t('programmes.form.target')} value={row.target} maxLength={100} onChange={(target) => set({ target })} />
        </>
      )}
    />
  );
}

export function CurriculumRows({ draft, change }: FieldProps) {
  const t = useText();
  return (
    <Rows
      legend={t('programmes.form.curriculum')}
      rows={draft.curriculum}
      empty={NEW_PART}
      add={t('programmes.form.part_add')}
      removeName={(number) => t('programmes.form.part_remove', { number })}
      onChange={(curriculum) => change({ curriculum })}
      fields={(row, set) => (
        <>
          <SelectField
            label={t('programmes.form.part_kind')}
            value={row.kind}
            choices={curriculumKinds.map((kind) => ({ value: kind, label: t(PARTS[kind]) }))}
            onChange={(value) => set({ kind: curriculumKinds.find((kind) => kind === value) ?? 'session' })}
          />
          <TextField label={t('programmes.form.part_title')} value={row.title} maxLength={200} onChange={(title) => set({ title })} />
          <TextField label={t('programmes.form.part_hours')} inputMode="decimal" value={row.hours} maxLength={6} onChange={(hours) => set({ hours })} />
        </>
      )}
    />
  );
}
