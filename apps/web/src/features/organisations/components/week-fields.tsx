import type { AgencySettingsView } from '@sinau/contracts/organisations';
import { useState } from 'react';
import { useText } from '../../../lib/i18n/index.js';
import { entry, TextField } from '../../../ui/form/index.js';
import classes from './organisations.module.css';

type Week = AgencySettingsView['workingWeek'];
type Day = Week[number];

const days = [
  'organisations.settings.day.1', 'organisations.settings.day.2', 'organisations.settings.day.3', 'organisations.settings.day.4', 'organisations.settings.day.5', 'organisations.settings.day.6', 'organisations.settings.day.7',
] as const;
const usual = { from: 7 * 60 + 30, to: 16 * 60 };

/** Minutes after midnight as a field of time has them: 450 is 07:30. The end of the day stands as 23:59. */
function timeOf(minutes: number): string {
  const shown = Math.min(minutes, 24 * 60 - 1);
  return `${String(Math.floor(shown / 60)).padStart(2, '0')}:${String(shown % 60).padStart(2, '0')}`;
}

function minutesOf(time: string): number {
  const [hours = '', minutes = ''] = time.split(':');
  return time === '23:59' ? 24 * 60 : Number(hours) * 60 + Number(minutes);
}

/** What stands in the fields. A field left blank is told by the server. */
export function weekOf(form: FormData): Week {
  const day = (at: number): Day => (form.has(`works-${at}`) ? { from: minutesOf(entry(form, `from-${at}`)), to: minutesOf(entry(form, `to-${at}`)) } : null);
  return [day(0), day(1), day(2), day(3), day(4), day(5), day(6)];
}

/** ids of inputs by the server's paths */
export const weekIds: Readonly<Record<string, string>> = {
  workingWeek: 'week-works-0', ...Object.fromEntries(days.flatMap((_, at) => [[`workingWeek.${at}.from`, `week-from-${at}`], [`workingWeek.${at}.to`, `week-to-${at}`]])),
};

function DayFields({ at, day }: { readonly at: number; readonly day: Day }) {
  const t = useText();
  const [works, setWorks] = useState(day !== null);
  const { from, to } = day ?? usual;
  const name = t(days[at] ?? days[0]);
  return (
    <div className={classes.weekday}>
      <label className={classes.check}>
        <input id={`week-works-${at}`} type="checkbox" name={`works-${at}`} checked={works} onChange={(event) => setWorks(event.currentTarget.checked)} />
        {name}
      </label>
      {works ? (
        <div className={classes.hours}>
          <TextField id={`week-from-${at}`} name={`from-${at}`} type="time" label={t('organisations.settings.from', { day: name })} defaultValue={timeOf(from)} required />
          <TextField id={`week-to-${at}`} name={`to-${at}`} type="time" label={t('organisations.settings.to', { day: name })} defaultValue={timeOf(to)} required />
        </div>
      ) : <span className={classes.off}>{t('organisations.settings.off')}</span>}
    </div>
  );
}

/** The days and hours in which reminders may go out. */
export function WeekFields({ week }: { readonly week: Week }) {
  const t = useText();
  return (
    <fieldset className={classes.week}>
      <legend>{t('organisations.settings.week')}</legend>
      <p className={classes.weekHint}>{t('organisations.settings.week.hint')}</p>
      {week.map((day, at) => <DayFields key={days[at]} at={at} day={day} />)}
    </fieldset>
  );
}
