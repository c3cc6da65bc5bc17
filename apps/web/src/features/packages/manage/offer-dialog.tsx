import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { FormDialog } from '../../../ui/dialog/index.js';
import { entry, SelectField } from '../../../ui/form/index.js';
import { showToast } from '../../../ui/toast.js';
import classes from './packages.module.css';
import { TextArea } from './text-area.js';

/** What can be shared: a published course, or a programme with its course. */
function useThings() {
  const t = useText();
  const courses = useQuery(routeQuery('GET /api/catalogue', { query: { limit: 100, sort: 'title' } }));
  const programmes = useQuery(routeQuery('GET /api/programmes', { query: { limit: 100 } }));
  return [
    ...(courses.data?.rows ?? []).map((course) => ({ value: `course/${course.courseId}`, label: t('packages.offer.course', { title: course.title }) })),
    ...(programmes.data?.rows ?? []).map((programme) => ({ value: `programme/${programme.id}`, label: t('packages.offer.programme', { title: programme.name }) })),
  ];
}

function Agencies({ chosen, onChange }: { readonly chosen: ReadonlySet<string>; readonly onChange: (chosen: ReadonlySet<string>) => void }) {
  const t = useText();
  const agencies = useQuery(routeQuery('GET /api/packages/agencies'));
  return (
    <fieldset className={classes.choices}>
      <legend>{t('packages.offer.to')}</legend>
      {agencies.data?.rows.map(({ id, name }) => (
        <label key={id} className={classes.choice}>
          <input
            type="checkbox"
            checked={chosen.has(id)}
            onChange={(event) => onChange(event.currentTarget.checked ? new Set([...chosen, id]) : new Set([...chosen].filter((one) => one !== id)))}
          />
          {name}
        </label>
      ))}
      {agencies.data?.rows.length === 0 ? <p className={classes.muted}>{t('packages.offer.nobody')}</p> : null}
    </fieldset>
  );
}

/** Offers a course or a programme to other agencies. */
export function OfferDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const t = useText();
  const things = useThings();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const offer = useRouteMutation('POST /api/packages/given', { invalidates: ['GET /api/packages/given'] });
  async function send(form: FormData): Promise<void> {
    const [kind, id = null] = entry(form, 'thing').split('/');
    const { offered } = await offer.mutateAsync({
      body: { courseId: kind === 'course' ? id : null, programmeId: kind === 'programme' ? id : null, agencyIds: [...chosen], note: entry(form, 'note').trim() },
    });
    setChosen(new Set());
    showToast(offered === 0 ? t('packages.offer.none') : t('packages.offer.done', { count: offered }));
  }
  return (
    <FormDialog open={open} onClose={onClose} title={t('packages.offer.title')} lead={t('packages.offer.lead')} submit={t('packages.offer.submit')} send={send}>
      <SelectField label={t('packages.offer.thing')} name="thing" required choices={[{ value: '', label: t('packages.offer.choose') }, ...things]} />
      <Agencies chosen={chosen} onChange={setChosen} />
      <TextArea label={t('packages.offer.note')} name="note" />
    </FormDialog>
  );
}
