import type { ClaimView } from '@sinau/contracts/points';
import { activityKinds, competencyClasses } from '@sinau/domain/courses';
import { useText } from '../../../lib/i18n/index.js';
import { SelectField, TextField } from '../../../ui/form/index.js';
import { useClassWords } from './by-class.js';
import classes from './claims.module.css';
import { kindWord } from './words.js';

/** ids of inputs by the server's paths */
export const claimIds = {
  'claim.title': 'claim-title', 'claim.organiser': 'claim-organiser', 'claim.certificateNumber': 'claim-number', 'claim.startsOn': 'claim-starts', 'claim.endsOn': 'claim-ends', 'claim.hours': 'claim-hours',
} as const;

const kindNumbers = Object.keys(activityKinds);

/** JP, kind of activity and class: what a learner states and a verifier decides. */
export function HoursFields({ hours, activityKind, competencyClass }: { readonly hours?: number | undefined; readonly activityKind?: number | undefined; readonly competencyClass?: ClaimView['competencyClass'] | undefined }) {
  const t = useText();
  const words = useClassWords();
  return (
    <div className={classes.fields}>
      <TextField id="claim-hours" name="hours" label={t('points.claim.hours')} hint={t('points.claim.hours.hint')} inputMode="decimal" required defaultValue={hours === undefined ? undefined : String(hours).replace('.', ',')} />
      <SelectField name="activityKind" label={t('points.claim.kind')} defaultValue={String(activityKind ?? 3)} choices={kindNumbers.map((value) => ({ value, label: t(kindWord(Number(value))) }))} />
      <SelectField name="competencyClass" label={t('points.claim.class')} defaultValue={competencyClass ?? 'technical'} choices={competencyClasses.map((value) => ({ value, label: words(value) }))} />
    </div>
  );
}

/** What a claim says, but for its file. */
export function ClaimFields({ claim }: { readonly claim: ClaimView | null }) {
  const t = useText();
  return (
    <>
      <TextField id="claim-title" name="title" label={t('points.claim.title')} required maxLength={300} defaultValue={claim?.title} />
      <TextField id="claim-organiser" name="organiser" label={t('points.claim.organiser')} required maxLength={200} defaultValue={claim?.organiser} />
      <TextField id="claim-number" name="certificateNumber" label={t('points.claim.number')} hint={t('points.claim.number.hint')} maxLength={100} defaultValue={claim?.certificateNumber ?? undefined} />
      <div className={classes.fields}>
        <TextField id="claim-starts" name="startsOn" type="date" label={t('points.claim.starts')} required defaultValue={claim?.startsOn} />
        <TextField id="claim-ends" name="endsOn" type="date" label={t('points.claim.ends')} required defaultValue={claim?.endsOn} />
      </div>
      <HoursFields hours={claim?.hours} activityKind={claim?.activityKind} competencyClass={claim?.competencyClass} />
    </>
  );
}
