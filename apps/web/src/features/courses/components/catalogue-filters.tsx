import { useId } from 'react';
import type { Output } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { classLabels, hoursLabels, kindLabels, languageLabels } from './labels.js';
import classes from './catalogue.module.css';
import type { CatalogueChoices } from './use-catalogue-filters.js';

type Choice = { readonly value: string; readonly label: string; readonly count: number };

function ChoiceGroup({ title, choices, has, onToggle }: { readonly title: string; readonly choices: readonly Choice[]; readonly has: (value: string) => boolean; readonly onToggle: (value: string) => void }) {
  const formats = useFormats();
  const id = useId();
  if (choices.length === 0) return null;
  return (
    <fieldset className={classes.group}>
      <legend>{title}</legend>
      {choices.map((choice) => (
        <label key={choice.value} htmlFor={`${id}-${choice.value}`} className={classes.choice}>
          <input id={`${id}-${choice.value}`} type="checkbox" checked={has(choice.value)} onChange={() => onToggle(choice.value)} />
          <span>{choice.label}</span>
          <span className={classes.count}>{formats.number(choice.count)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** From few JP to many. */
const ranges = ['up_to_4', 'to_10', 'to_20', 'over_20'] as const;

/** Choices with the number of courses that each would show. */
export function CatalogueFilters({ choices, summary }: { readonly choices: CatalogueChoices; readonly summary: Output<'GET /api/catalogue'>['summary'] }) {
  const t = useText();
  const counted = summary ?? { classes: [], kinds: [], hours: [], languages: [] };
  return (
    <div className={classes.groups}>
      <ChoiceGroup
        title={t('courses.field.class')}
        choices={counted.classes.map(({ value, count }) => ({ value, label: t(classLabels[value]), count }))}
        has={(value) => choices.has('kelas', value)}
        onToggle={(value) => choices.toggle('kelas', value)}
      />
      <ChoiceGroup
        title={t('courses.field.hours')}
        choices={ranges.flatMap((range) => counted.hours.filter(({ value }) => value === range)).map(({ value, count }) => ({ value, label: t(hoursLabels[value]), count }))}
        has={(value) => choices.has('jp', value)}
        onToggle={(value) => choices.toggle('jp', value)}
      />
      <ChoiceGroup
        title={t('courses.field.kind')}
        choices={counted.kinds.map(({ value, count }) => ({ value: String(value), label: t(kindLabels[value]), count }))}
        has={(value) => choices.has('jenis', value)}
        onToggle={(value) => choices.toggle('jenis', value)}
      />
      <ChoiceGroup
        title={t('courses.field.language')}
        choices={counted.languages.map(({ value, count }) => ({ value, label: t(languageLabels[value]), count }))}
        has={(value) => choices.has('bahasa', value)}
        onToggle={(value) => choices.toggle('bahasa', value)}
      />
    </div>
  );
}
