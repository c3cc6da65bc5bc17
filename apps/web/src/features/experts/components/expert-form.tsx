import type { ExpertView } from '@sinau/contracts/experts';
import { feeBands, periodKinds, type Period } from '@sinau/domain/experts';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { routeQuery, type Input } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { entry, ErrorSummary, problemSummary, SelectField, TextField, useForm } from '../../../ui/form/index.js';
import { ErrorReason } from '../../../ui/states.js';
import { Written } from '../../../ui/written.js';
import classes from './experts.module.css';
import { bandWords, periodWords } from './words.js';

export type ExpertBody = Input<'POST /api/experts'>['body'];

const ids = { name: 'expert-name', homeAgency: 'expert-home', availability: 'expert-availability', contact: 'expert-contact' } as const;

function bodyOf(form: FormData, periods: readonly Period[]): ExpertBody {
  const contact = entry(form, 'contact').trim();
  const lines = entry(form, 'expertise').split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return {
    name: entry(form, 'name'), homeAgency: entry(form, 'homeAgency'), feeBand: feeBands.find((band) => band === entry(form, 'feeBand')) ?? 'none', availability: entry(form, 'availability'),
    contact: contact === '' ? null : contact, expertise: [...new Set(lines)], competencies: form.getAll('competencies').filter((code) => typeof code === 'string'),
    periods: periods.filter(({ startsOn, endsOn }) => startsOn !== '' && endsOn !== ''),
  };
}

function Competencies({ chosen }: { readonly chosen: readonly string[] }) {
  const t = useText();
  const framework = useQuery(routeQuery('GET /api/competencies', { query: { limit: 100 } }));
  if (framework.isError) return <p className={classes.failure}><ErrorReason error={framework.error} /></p>;
  if (!framework.data) return <p role="status" className={classes.muted}>{t('ui.loading')}</p>;
  const known = new Set(framework.data.rows.map(({ code }) => code));
  return (
    <fieldset className={classes.group}>
      <legend>{t('experts.competencies')}</legend>
      {framework.data.rows.map(({ code, name }) => (
        <label key={code} className={classes.check}>
          <input type="checkbox" name="competencies" value={code} defaultChecked={chosen.includes(code)} />
          <Written>{name}</Written>
        </label>
      ))}
      {chosen.filter((code) => !known.has(code)).map((code) => <input key={code} type="hidden" name="competencies" value={code} />)}
    </fieldset>
  );
}

function Periods({ periods, onChange }: { readonly periods: readonly Period[]; readonly onChange: (periods: readonly Period[]) => void }) {
  const t = useText();
  const put = (at: number, change: Partial<Period>): void => onChange(periods.map((period, index) => (index === at ? { ...period, ...change } : period)));
  return (
    <fieldset className={classes.stack} style={{ border: 0, padding: 0, margin: 0 }}>
      <legend>{t('experts.periods')}</legend>
      <p className={classes.muted}>{t('experts.periods.hint')}</p>
      {periods.map((period, index) => (
        <div key={index} className={classes.card}>
          <div className={classes.fields}>
            <SelectField
              label={t('experts.period.kind', { number: index + 1 })} value={period.kind} onChange={(value) => put(index, { kind: periodKinds.find((kind) => kind === value) ?? period.kind })}
              choices={periodKinds.map((kind) => ({ value: kind, label: t(periodWords[kind]) }))}
            />
            <TextField type="date" label={t('experts.period.from', { number: index + 1 })} value={period.startsOn} onChange={(startsOn) => put(index, { startsOn })} />
            <TextField type="date" label={t('experts.period.to', { number: index + 1 })} value={period.endsOn} onChange={(endsOn) => put(index, { endsOn })} />
          </div>
          <div className={classes.row}>
            <Button look="quiet" onClick={() => onChange(periods.filter((_, at) => at !== index))}>{t('experts.period.remove', { number: index + 1 })}</Button>
          </div>
        </div>
      ))}
      <div className={classes.row}>
        <Button look="outline" onClick={() => onChange([...periods, { kind: 'away', startsOn: '', endsOn: '' }])}>{t('experts.period.add')}</Button>
      </div>
    </fieldset>
  );
}

type ExpertFormProps = { readonly expert: ExpertView | null; readonly send: (body: ExpertBody) => Promise<void> };

/** An expert of the register, new or to be changed. What was entered stays when it fails. */
export function ExpertForm({ expert, send }: ExpertFormProps) {
  const t = useText();
  const area = useId();
  const [periods, setPeriods] = useState<readonly Period[]>(expert?.periods ?? []);
  const { busy, failure, onSubmit } = useForm((form) => send(bodyOf(form, periods)));
  return (
    <form className={classes.stack} onSubmit={onSubmit}>
      {failure === null ? null : <ErrorSummary entries={problemSummary(failure, ids)}><ErrorReason error={failure} /></ErrorSummary>}
      <TextField id={ids.name} name="name" label={t('experts.name')} required maxLength={160} defaultValue={expert?.name} />
      <TextField id={ids.homeAgency} name="homeAgency" label={t('experts.home')} hint={t('experts.home.hint')} required maxLength={160} defaultValue={expert?.homeAgency} />
      <div className={classes.fields}>
        <SelectField name="feeBand" label={t('experts.band')} defaultValue={expert?.feeBand ?? 'standard'} choices={feeBands.map((band) => ({ value: band, label: t(bandWords[band]) }))} />
        <TextField id={ids.contact} name="contact" label={t('experts.contact')} maxLength={300} defaultValue={expert?.contact ?? undefined} />
      </div>
      <Competencies chosen={expert?.competencies.map(({ code }) => code) ?? []} />
      <div className={classes.area}>
        <label htmlFor={area}>{t('experts.expertise')}</label>
        <textarea id={area} name="expertise" defaultValue={expert?.expertise.join('\n')} aria-describedby={`${area}-hint`} />
        <p id={`${area}-hint`} className={classes.muted}>{t('experts.expertise.hint')}</p>
      </div>
      <TextField id={ids.availability} name="availability" label={t('experts.availability')} hint={t('experts.availability.hint')} maxLength={300} defaultValue={expert?.availability} />
      <Periods periods={periods} onChange={setPeriods} />
      <div className={classes.row}>
        <Button type="submit" busy={busy}>{expert === null ? t('experts.add') : t('experts.save')}</Button>
      </div>
    </form>
  );
}
