import '../../../ui/styles/inputs.js';
import { Checkbox } from '@mantine/core';
import { aspects, likertScales, MOST_OPTIONS, type ChoiceItem, type FormItem } from '@sinau/domain/evaluations';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useText } from '../../../lib/i18n/index.js';
import { newId } from '../../../lib/new-id.js';
import { Button, IconButton } from '../../../ui/button.js';
import { SelectField, TextField, type Choice } from '../../../ui/form/index.js';
import classes from '../components/evaluations.module.css';
import { aspectWords, kindWords } from '../components/words.js';

export const itemFieldId = (itemId: string): string => `item-${itemId}`;

function Options({ item, onChange }: { readonly item: ChoiceItem; readonly onChange: (item: ChoiceItem) => void }) {
  const t = useText();
  const { options } = item;
  return (
    <>
      {options.map((option, at) => (
        <div key={option.id} className={classes.option}>
          <TextField
            label={t('evaluations.item.option', { number: at + 1 })} value={option.label} maxLength={120} required autoComplete="off"
            onChange={(label) => onChange({ ...item, options: options.map((one) => (one === option ? { ...one, label } : one)) })}
          />
          <IconButton label={t('evaluations.item.option.remove', { number: at + 1 })} disabled={options.length <= 2} onClick={() => onChange({ ...item, options: options.filter((one) => one !== option) })}>
            <IconTrash size={20} />
          </IconButton>
        </div>
      ))}
      <div>
        <Button look="quiet" disabled={options.length >= MOST_OPTIONS} onClick={() => onChange({ ...item, options: [...options, { id: newId(), label: '' }] })}>{t('evaluations.item.option.add')}</Button>
      </div>
    </>
  );
}

type ItemFieldsProps = {
  readonly item: FormItem;
  /** From 1. */
  readonly number: number;
  readonly last: boolean;
  readonly competencies: readonly Choice[];
  readonly onChange: (item: FormItem) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
};

function Details({ item, competencies, onChange }: Pick<ItemFieldsProps, 'item' | 'competencies' | 'onChange'>) {
  const t = useText();
  return (
    <div className={classes.pair}>
      <SelectField label={t('evaluations.item.aspect')} value={item.aspect} onChange={(value) => onChange({ ...item, aspect: aspects.find((one) => one === value) ?? item.aspect })} choices={aspects.map((value) => ({ value, label: t(aspectWords[value]) }))} />
      {item.kind === 'likert' ? (
        <SelectField
          label={t('evaluations.item.scale')} value={String(item.scale)} onChange={(value) => onChange({ ...item, scale: likertScales.find((one) => String(one) === value) ?? item.scale })}
          choices={likertScales.map((value) => ({ value: String(value), label: t('evaluations.item.scale.to', { most: value }) }))}
        />
      ) : null}
      {competencies.length === 0 ? null : (
        <SelectField label={t('evaluations.item.competency')} value={item.competencyId ?? ''} onChange={(value) => onChange({ ...item, competencyId: value === '' ? null : value })} choices={[{ value: '', label: t('evaluations.item.competency.none') }, ...competencies]} />
      )}
    </div>
  );
}

/** One question of a form as it is written. */
export function ItemFields({ item, number, last, competencies, onChange, onMove, onRemove }: ItemFieldsProps) {
  const t = useText();
  return (
    <fieldset className={classes.item}>
      <legend>{t('evaluations.item.title', { number, kind: t(kindWords[item.kind]) })}</legend>
      <TextField id={itemFieldId(item.id)} label={t(item.kind === 'likert' ? 'evaluations.item.statement' : 'evaluations.item.question')} value={item.prompt} maxLength={300} required autoComplete="off" onChange={(prompt) => onChange({ ...item, prompt })} />
      {item.kind === 'choice' ? <Options item={item} onChange={onChange} /> : null}
      <Details item={item} competencies={competencies} onChange={onChange} />
      <Checkbox label={t('evaluations.item.required')} checked={item.required} onChange={(event) => onChange({ ...item, required: event.currentTarget.checked })} />
      <div className={classes.buttons}>
        <IconButton label={t('evaluations.item.up', { number })} disabled={number === 1} onClick={() => onMove(-1)}><IconArrowUp size={20} /></IconButton>
        <IconButton label={t('evaluations.item.down', { number })} disabled={last} onClick={() => onMove(1)}><IconArrowDown size={20} /></IconButton>
        <IconButton label={t('evaluations.item.remove', { number })} onClick={onRemove}><IconTrash size={20} /></IconButton>
      </div>
    </fieldset>
  );
}
