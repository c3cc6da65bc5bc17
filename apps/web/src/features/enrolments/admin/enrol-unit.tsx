import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { routeQuery, useRouteMutation } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { SkeletonBlock, Skeletons } from '../../../ui/skeleton.js';
import { ErrorReason, QueryFailure } from '../../../ui/states.js';
import classes from './admin.module.css';
import type { EnrolProps } from './enrol-people.js';
import { ChoiceField } from './fields.js';
import { PARTICIPANT_READS } from './participant-reads.js';
import { unitOptions } from './unit-options.js';

const INDENT = '\u00A0\u00A0\u00A0';

/** Everyone of a unit and the units below it. */
export function EnrolUnit({ runId, onResult }: EnrolProps) {
  const t = useText();
  const formats = useFormats();
  const [unitId, setUnitId] = useState('');
  const units = useQuery(routeQuery('GET /api/units'));
  const enrol = useRouteMutation('POST /api/runs/:runId/participants/unit', { invalidates: PARTICIPANT_READS });
  if (units.isPending) {
    return (
      <Skeletons>
        <SkeletonBlock height={72} />
      </Skeletons>
    );
  }
  if (units.isError) return <QueryFailure what={t('enrolments.enrol.units_failed')} query={units} />;
  const options = unitOptions(units.data.units);
  const chosen = options.find((unit) => unit.id === unitId);
  return (
    <>
      <ChoiceField
        label={t('enrolments.enrol.unit')}
        hint={t('enrolments.enrol.unit_hint')}
        value={unitId}
        onChange={(id) => {
          setUnitId(id);
          onResult(null);
        }}
        options={[
          { value: '', label: t('enrolments.enrol.choose_unit') },
          ...options.map((unit) => ({ value: unit.id, label: `${INDENT.repeat(unit.depth)}${unit.name} (${formats.number(unit.people)})` })),
        ]}
      />
      {enrol.isError ? (
        <p role="alert" className={classes.failure}>
          <ErrorReason error={enrol.error} />
        </p>
      ) : null}
      <Button wide disabled={chosen === undefined} busy={enrol.isPending} onClick={() => enrol.mutate({ params: { runId }, body: { unitId } }, { onSuccess: onResult })}>
        {chosen === undefined ? t('enrolments.enrol.unit_do') : t('enrolments.enrol.unit_do_name', { name: chosen.name })}
      </Button>
    </>
  );
}
