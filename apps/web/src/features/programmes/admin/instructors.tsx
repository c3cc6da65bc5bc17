import type { InstructorView, RunSeatsView } from '@sinau/contracts/programmes';
import { useState } from 'react';
import { useRouteMutation } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { TextField } from '../../../ui/form/index.js';
import { Section } from '../../../ui/layout.js';
import { EmptyState, ErrorReason } from '../../../ui/states.js';
import { showToast } from '../../../ui/toast.js';
import { PersonField } from '../components/person-field.js';
import classes from '../components/programmes.module.css';
import { InstructorBlocks } from './instructor-blocks.js';

type Draft = Omit<InstructorView, 'id'>;
type GuestProps = { readonly onAdd: (instructor: Draft) => void };

/** An expert who is nobody of the agency: by name. */
function AddGuest({ onAdd }: GuestProps) {
  const t = useText();
  const [name, setName] = useState('');
  const [from, setFrom] = useState('');
  return (
    <div className={classes.row}>
      <TextField label={t('programmes.instructor.guest')} value={name} maxLength={120} onChange={setName} />
      <TextField label={t('programmes.instructor.from')} value={from} maxLength={200} onChange={setFrom} />
      <Button
        look="outline"
        disabled={name.trim() === ''}
        onClick={() => {
          onAdd({ personId: null, name: name.trim(), from: from.trim() === '' ? null : from.trim(), topic: '' });
          setName('');
          setFrom('');
        }}
      >
        {t('programmes.instructor.add_guest')}
      </Button>
    </div>
  );
}

function bodyOf(instructors: readonly Draft[]) {
  return instructors.map(({ personId, name, from, topic }) => ({ personId, guestName: personId === null ? name : null, guestFrom: personId === null ? from : null, topic: topic.trim() }));
}

type RowProps = { readonly one: Draft; readonly mayManage: boolean; readonly setTopic: (topic: string) => void; readonly remove: () => void };

function InstructorRow({ one, mayManage, setTopic, remove }: RowProps) {
  const t = useText();
  return (
    <div className={classes.row}>
      <span className={classes.name}>
        {one.name}
        <small>{one.personId === null ? (one.from ?? t('programmes.instructor.invited')) : t('programmes.instructor.own')}</small>
      </span>
      {mayManage ? (
        <>
          <TextField label={t('programmes.instructor.topic')} value={one.topic} maxLength={200} onChange={setTopic} />
          <Button look="quiet" aria-label={t('programmes.instructor.remove_name', { name: one.name })} onClick={remove}>
            {t('programmes.form.remove')}
          </Button>
        </>
      ) : (
        <span>{one.topic}</span>
      )}
    </div>
  );
}

/** Who teaches in the run: people of the agency and invited experts. */
export function Instructors({ seats, mayManage }: { readonly seats: RunSeatsView; readonly mayManage: boolean }) {
  const t = useText();
  const [instructors, setInstructors] = useState<readonly Draft[]>(seats.instructors);
  const save = useRouteMutation('PUT /api/runs/:runId/instructors', { invalidates: ['GET /api/runs/:runId/seats', 'GET /api/runs/:runId/instructor-blocks'] });
  const chosen = instructors.flatMap((one) => (one.personId === null ? [] : [{ id: one.personId, name: one.name }]));
  return (
    <Section title={t('programmes.instructor.title')}>
      <div className={classes.stack}>
        <InstructorBlocks runId={seats.runId} mayManage={mayManage} />
        {instructors.length === 0 ? <EmptyState>{t('programmes.instructor.empty')}</EmptyState> : null}
        {instructors.map((one, index) => (
          <InstructorRow
            key={one.personId ?? `${one.name}-${index}`}
            one={one}
            mayManage={mayManage}
            setTopic={(topic) => setInstructors(instructors.map((other, at) => (at === index ? { ...other, topic } : other)))}
            remove={() => setInstructors(instructors.filter((_, at) => at !== index))}
          />
        ))}
        {mayManage ? (
          <>
            <PersonField label={t('programmes.instructor.search')} chosen={chosen} onAdd={({ id, name }) => setInstructors([...instructors, { personId: id, name, from: null, topic: '' }])} />
            <AddGuest onAdd={(guest) => setInstructors([...instructors, guest])} />
            {save.isError ? <p role="alert" className={classes.failure}><ErrorReason error={save.error} /></p> : null}
            <div>
              <Button busy={save.isPending} onClick={() => void save.mutateAsync({ params: { runId: seats.runId }, body: { instructors: bodyOf(instructors) } }).then(() => showToast(t('programmes.instructor.saved')), () => undefined)}>
                {t('programmes.instructor.save')}
              </Button>
            </div>
          </>
        ) : null}
      </div>
    </Section>
  );
}
