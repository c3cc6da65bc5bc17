import type { NeedEvidenceView } from '@sinau/contracts/needs';
import { serviceElements, type NeedOrigin } from '@sinau/domain/needs';
import { useText } from '../../../lib/i18n/index.js';
import { entry, SelectField, TextField } from '../../../ui/form/index.js';
import classes from './needs.module.css';
import { elementWords } from './words.js';

/** A number as people here write it: 1,5 or 1.5. NaN is told by the server. */
export const numberOf = (text: string): number => Number(text.trim().replace(',', '.'));

/** What stands in the fields of this origin. */
export function evidenceOf(origin: NeedOrigin, form: FormData): NeedEvidenceView {
  const text = (name: string): string => entry(form, name);
  const number = (name: string): number => numberOf(text(name));
  switch (origin) {
    case 'gap':
      return { kind: 'gap', required: number('required'), average: number('average'), measured: number('measured') };
    case 'survey':
      return { kind: 'survey', element: serviceElements.find((element) => element === text('element')) ?? 'time', value: number('value'), respondents: number('respondents'), period: text('period') };
    case 'citizen':
      return { kind: 'citizen', reference: text('reference'), receivedOn: text('receivedOn'), reports: number('reports') };
    case 'leader':
      return { kind: 'leader', documentNumber: text('documentNumber'), documentDate: text('documentDate'), signer: text('signer') };
    case 'evaluation':
      return { kind: 'evaluation', programme: text('programme'), finding: text('finding') };
  }
}

type FieldsProps<K extends NeedOrigin> = { readonly evidence: Extract<NeedEvidenceView, { kind: K }> | null };

function GapFields({ evidence }: FieldsProps<'gap'>) {
  const t = useText();
  return (
    <div className={classes.pair}>
      <TextField id="need-required" name="required" inputMode="decimal" label={t('needs.evidence.required')} defaultValue={evidence ? String(evidence.required) : ''} required />
      <TextField id="need-average" name="average" inputMode="decimal" label={t('needs.evidence.average')} defaultValue={evidence ? String(evidence.average) : ''} required />
      <TextField id="need-measured" name="measured" inputMode="numeric" label={t('needs.evidence.measured')} defaultValue={evidence ? String(evidence.measured) : ''} required />
    </div>
  );
}

function SurveyFields({ evidence }: FieldsProps<'survey'>) {
  const t = useText();
  return (
    <div className={classes.pair}>
      <SelectField name="element" label={t('needs.evidence.element')} defaultValue={evidence?.element ?? 'time'} choices={serviceElements.map((value) => ({ value, label: t(elementWords[value]) }))} />
      <TextField id="need-value" name="value" inputMode="decimal" label={t('needs.evidence.value')} hint={t('needs.evidence.value.hint')} defaultValue={evidence ? String(evidence.value) : ''} required />
      <TextField id="need-respondents" name="respondents" inputMode="numeric" label={t('needs.evidence.respondents')} defaultValue={evidence ? String(evidence.respondents) : ''} required />
      <TextField id="need-period" name="period" label={t('needs.evidence.period')} defaultValue={evidence?.period ?? ''} required maxLength={60} />
    </div>
  );
}

function CitizenFields({ evidence }: FieldsProps<'citizen'>) {
  const t = useText();
  return (
    <div className={classes.pair}>
      <TextField id="need-reference" name="reference" label={t('needs.evidence.reference')} hint={t('needs.evidence.reference.hint')} defaultValue={evidence?.reference ?? ''} required maxLength={120} />
      <TextField id="need-received" name="receivedOn" type="date" label={t('needs.evidence.received')} defaultValue={evidence?.receivedOn ?? ''} required />
      <TextField id="need-reports" name="reports" inputMode="numeric" label={t('needs.evidence.reports')} defaultValue={evidence ? String(evidence.reports) : ''} required />
    </div>
  );
}

function LeaderFields({ evidence }: FieldsProps<'leader'>) {
  const t = useText();
  return (
    <div className={classes.pair}>
      <TextField id="need-document" name="documentNumber" label={t('needs.evidence.document')} defaultValue={evidence?.documentNumber ?? ''} required maxLength={120} />
      <TextField id="need-date" name="documentDate" type="date" label={t('needs.evidence.date')} defaultValue={evidence?.documentDate ?? ''} required />
      <TextField id="need-signer" name="signer" label={t('needs.evidence.signer')} defaultValue={evidence?.signer ?? ''} required maxLength={200} />
    </div>
  );
}

function EvaluationFields({ evidence }: FieldsProps<'evaluation'>) {
  const t = useText();
  return (
    <div className={classes.pair}>
      <TextField id="need-programme" name="programme" label={t('needs.evidence.programme')} defaultValue={evidence?.programme ?? ''} required maxLength={200} />
      <TextField id="need-finding" name="finding" label={t('needs.evidence.finding')} defaultValue={evidence?.finding ?? ''} required maxLength={300} />
    </div>
  );
}

/** ids of inputs by the server's paths */
export const evidenceIds = {
  'evidence.required': 'need-required', 'evidence.average': 'need-average', 'evidence.measured': 'need-measured', 'evidence.value': 'need-value', 'evidence.respondents': 'need-respondents',
  'evidence.period': 'need-period', 'evidence.reference': 'need-reference', 'evidence.receivedOn': 'need-received', 'evidence.reports': 'need-reports', 'evidence.documentNumber': 'need-document',
  'evidence.documentDate': 'need-date', 'evidence.signer': 'need-signer', 'evidence.programme': 'need-programme', 'evidence.finding': 'need-finding',
} as const;

/** What a need of this origin stands on. */
export function EvidenceFields({ origin, evidence }: { readonly origin: NeedOrigin; readonly evidence: NeedEvidenceView | null }) {
  if (origin === 'gap') return <GapFields evidence={evidence?.kind === 'gap' ? evidence : null} />;
  if (origin === 'survey') return <SurveyFields evidence={evidence?.kind === 'survey' ? evidence : null} />;
  if (origin === 'citizen') return <CitizenFields evidence={evidence?.kind === 'citizen' ? evidence : null} />;
  if (origin === 'leader') return <LeaderFields evidence={evidence?.kind === 'leader' ? evidence : null} />;
  return <EvaluationFields evidence={evidence?.kind === 'evaluation' ? evidence : null} />;
}
